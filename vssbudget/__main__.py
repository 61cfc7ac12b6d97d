"""The program: `vssbudget`, or `python -m vssbudget`."""

import gc
import os
import sys

from vssbudget import late


def run() -> None:
    """Run the command line as a process of its own."""
    gc.disable()  # a process this short-lived has no garbage worth looking for
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        status = late.commandline.main()
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    run()
