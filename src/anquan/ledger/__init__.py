"""Pure functions over the ledgers: state as of a day, counts of a period."""
