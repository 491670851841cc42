"""What a person is told when something cannot be done: what is wrong and what would help."""

from samenscan.core.text import Text, text


class Refused(Exception):
    """Base of every domain error: a sentence, a remedy, and the HTTP status a shell shows."""

    status = 409

    def __init__(self, what: Text, remedy: Text, *, where: str = "") -> None:
        super().__init__(str(what))
        self.what = what
        self.remedy = remedy
        self.where = where


class NotFound(Refused):
    """Nothing here for this actor: what does not exist and what is not theirs look the same."""

    status = 404

    def __init__(self) -> None:
        super().__init__(
            text("This page does not exist, or is not meant for you."),
            text("Check the address, or switch to another hat if you have several."),
        )


class Forbidden(Refused):
    """The actor belongs here, but this is not theirs to do or read."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            text("Your hat does not allow this."),
            text("Ask the lead of your organisation or the coordinator of your partnership."),
        )
