"""Problems on the command line: each with its place and what would help, all at once."""

import sys
from collections.abc import Sequence
from pathlib import Path

from samenscan.core.questionnaire import Problem
from samenscan.core.text import text
from samenscan.reports.words import tell
from samenscan.reports.writing import say


def say_problems(problems: Sequence[Problem]) -> None:
    """Write every problem to standard error, and how many there are."""
    say_notes(problems)
    if len(problems) > 1:
        sentence = text("%(n)s points to mend; nothing was written.", n=len(problems))
        say(tell(sentence), to=sys.stderr)


def say_notes(notes: Sequence[Problem]) -> None:
    """Write to standard error what is no reason to stop, or is told with such a reason."""
    for note in notes:
        place = f"{note.file}:{note.line}" if note.line else note.file
        say(f"{place}: {tell(note.what)} {tell(note.remedy)}", to=sys.stderr)


def file_problem(path: Path, error: OSError) -> Problem:
    """Why a file or folder cannot be used."""
    if isinstance(error, FileNotFoundError) and not path.parent.exists():
        what = text("There is no folder “%(folder)s”.", folder=str(path.parent))
    elif isinstance(error, FileNotFoundError):
        what = text("There is no file with this name.")
    elif isinstance(error, FileExistsError | IsADirectoryError | NotADirectoryError):
        what = text("A file was expected here and a folder found, or the other way round.")
    else:
        what = text("This cannot be read or written.")
    return Problem(str(path), 0, what, text("Check the name and whether you may use this place."))
