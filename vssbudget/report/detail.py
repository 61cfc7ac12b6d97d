"""How much of what was found is to be told to people."""

from typing import NamedTuple


class Detail(NamedTuple):
    """What is asked for besides errors, warnings and the verdict, or that the verdict is enough."""

    quiet: bool = False
    verbose: bool = False
    notices: bool = False
    accepted: bool = False
