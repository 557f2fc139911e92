"""anquan hazards: the hazard log on the command line."""

import typer

from anquan.cli.hazards.looking import list_hazards, overdue, show
from anquan.cli.hazards.writing import add, rectify, verify
from anquan.cli.help import Command, Group

app = typer.Typer(
    cls=Group,
    help="隐患台账：登记、整改、复查、逾期。",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
)
app.command("list", cls=Command)(list_hazards)
app.command("show", cls=Command)(show)
app.command("add", cls=Command)(add)
app.command("rectify", cls=Command)(rectify)
app.command("verify", cls=Command)(verify)
app.command("overdue", cls=Command)(overdue)
