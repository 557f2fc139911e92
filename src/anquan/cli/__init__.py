"""The command line: one module a command group. The only floor that knows typer, streams, the clock and the environment."""
