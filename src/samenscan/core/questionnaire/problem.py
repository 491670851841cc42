"""What is wrong with a questionnaire file: where, what, and what would help; all at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from samenscan.core.refused import Refused
from samenscan.core.text import Text, text

MAX_PROBLEMS = 500
_MOST_WORDS = 30


class TooMany(Exception):
    """So much is wrong that reading further tells nobody anything."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend; `line` counts from 1."""

    file: str
    line: int
    what: Text
    remedy: Text

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} {self.remedy}"


class QuestionnaireErrors(Refused):
    """Files that cannot be used, with every problem (500 at most), by file and line."""

    status = 400

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.file, problem.line)))
        n = len(self.problems)
        super().__init__(
            text("The questionnaire has one point to mend.")
            if n == 1
            else text("The questionnaire has %(n)s points to mend.", n=n),
            text("Mend the lines named, then read the file again."),
        )

    def __str__(self) -> str:
        return "\n".join([str(self.what), *(str(problem) for problem in self.problems)])


def nearest(written: str, known: Sequence[str], cutoff: float = 0.6) -> str | None:
    """The word of the list that was probably meant, if any comes close (1 is the same word)."""
    folded = {word.casefold(): word for word in known}
    near = get_close_matches(written[:80].casefold(), list(folded), n=1, cutoff=cutoff)
    return folded[near[0]] if near else None


def did_you_mean(written: str, known: Sequence[str]) -> Text:
    """The remedy for a word that is not in a list: the nearest one, or the whole list."""
    word = nearest(written, known)
    if word is not None:
        return text("Did you mean “%(word)s”?", word=word)
    few = [word[:80] for word in known[:_MOST_WORDS]] + ["…"] * (len(known) > _MOST_WORDS)
    return text("Use one of these: %(words)s.", words=", ".join(few))
