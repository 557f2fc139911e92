"""anquan hazards: the hazard log on the command line."""

from anquan.cli.lazy import group

_LOOKING, _WRITING = f"{__name__}.looking", f"{__name__}.writing"

app = group(
    "隐患台账：登记、整改、复查、逾期。",
    {
        "list": f"{_LOOKING}:list_hazards",
        "show": f"{_LOOKING}:show",
        "add": f"{_WRITING}:add",
        "rectify": f"{_WRITING}:rectify",
        "verify": f"{_WRITING}:verify",
        "overdue": f"{_LOOKING}:overdue",
    },
)
