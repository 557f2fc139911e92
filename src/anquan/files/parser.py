"""The parser behind reading and editing: libyaml where it is there, PyYAML's own everywhere else."""

from typing import Any

import yaml

Parser: Any
try:
    from yaml._yaml import CParser as Parser  # 20 times the speed of the parser written in Python
except ImportError:  # pragma: no cover - a machine without libyaml is slower, not different
    Parser = yaml.SafeLoader

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""Plain scalars that mean "nothing written here"; in quotes they are text."""
