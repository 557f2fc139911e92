"""anquan (安全): a school's safety plan, ledger and returns as plain files."""

__version__ = "0.1.0"
