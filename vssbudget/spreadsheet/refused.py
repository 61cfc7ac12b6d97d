"""What keeps a spreadsheet from being read."""

from vssbudget.wording import Message


class Unreadable(Exception):
    """A spreadsheet of which nothing can be read, why, and what to do."""

    def __init__(self, message: Message, fix: Message | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
