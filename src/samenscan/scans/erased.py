"""What goes along when answers are erased, in the floors above that keep some of them too."""

from collections.abc import Callable

from samenscan.scans.models import Sheet

GoesAlong = Callable[[Sheet], None]
_goes_along: list[GoesAlong] = []


def goes_along(run: GoesAlong) -> GoesAlong:
    """Let a function take away what it keeps of a sheet, in the transaction of erasing."""
    _goes_along.append(run)
    return run


def take_along(sheet: Sheet) -> None:
    """Whatever the floors above keep of the answers of this sheet goes too."""
    for run in _goes_along:
        run(sheet)
