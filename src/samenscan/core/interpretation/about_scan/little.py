"""Suggestions about questions that tell little: all at one end, all alike, both sides the same."""

from collections.abc import Iterator, Sequence

from samenscan.core.interpretation.about_scan.lost import FEWEST
from samenscan.core.interpretation.about_scan.sides import SideCount, SidesAlike
from samenscan.core.interpretation.about_scan.suggestions import Deed, Suggestion, Turn
from samenscan.core.questionnaire.model import Question
from samenscan.core.text import Text, text

# Two sides that are the same in nine of ten answers, over ten answers or more.
FEWEST_ALIKE = 10


def tells_little(
    question: Question, section: str, sides: Sequence[SideCount], alike: SidesAlike | None
) -> Iterator[Suggestion]:
    """What Q6 and Q7 say of one question; of all its sides only the first that says something."""
    found = next((one for side in sides for one in _side(question, section, side)), None)
    if found is not None:
        yield found
    if alike and alike.n_answers >= FEWEST_ALIKE and alike.n_alike * 10 >= alike.n_answers * 9:
        yield _suggestion(
            "Q7",
            question,
            section,
            Deed.SPLIT,
            text(
                "In %(n)s of %(of)s answers the level on paper and the one in practice are the "
                "same.",
                n=alike.n_alike,
                of=alike.n_answers,
            ),
            text("Two questions are answered, and one is learnt from."),
            text("Ask only about practice, or say more clearly what on paper means here."),
            alike.n_alike,
        )


def _side(question: Question, section: str, side: SideCount) -> Iterator[Suggestion]:
    """Q6: all the same, or four of five at one end; a choice of several is not looked at."""
    if side.n < FEWEST or side.choice:
        return
    if side.all_same:
        yield _suggestion(
            "Q6",
            question,
            section,
            Deed.DROP,
            text("All %(n)s organisations that answered gave the same answer.", n=side.n),
            _ALL_SAME,
            _KEEP if question.key else _DROP,
            side.n,
        )
        return
    if side.at_ends is None:
        return
    lowest, highest = side.at_ends
    if highest * 5 >= side.n * 4:
        yield _suggestion(
            "Q6",
            question,
            section,
            Deed.RAISE,
            _at_end(side, highest, top=True),
            text("Almost nobody can still rise here, so progress will not show."),
            _HOW_FAR if len(side.counts) == 2 else _STRICTER,
            highest,
        )
    elif lowest * 5 >= side.n * 4:
        yield _suggestion(
            "Q6",
            question,
            section,
            Deed.RAISE,
            _at_end(side, lowest, top=False),
            text("Differences at the start do not show, though some may have begun."),
            _HOW_FAR if len(side.counts) == 2 else _BEGINNING,
            lowest,
        )


_ALL_SAME = text("The answer tells no organisation apart from another, now or next time.")
_KEEP = text("It is a key question, so keep it on purpose, or ask for proof instead.")
_DROP = text("Drop it, unless you want everybody to keep it in mind.")
_HOW_FAR = text("Ask how far or how often, instead of whether.")
_STRICTER = text("Describe the highest steps more strictly, or ask for the next stage.")
_BEGINNING = text("Add a step for a first beginning, or ask it again when more members are ready.")


def _at_end(side: SideCount, n: int, *, top: bool) -> Text:
    if top:
        return text("%(n)s of %(of)s answers are on the highest step.", n=n, of=side.n)
    return text("%(n)s of %(of)s answers are on the lowest step.", n=n, of=side.n)


def _suggestion(
    rule: str,
    question: Question,
    section: str,
    deed: Deed,
    sees: Text,
    reason: Text,
    step: Text,
    gain: int,
) -> Suggestion:
    return Suggestion(
        rule=rule,
        turn=Turn.TELLS_LITTLE,
        about=question.code,
        section=section,
        title=question.text,
        deed=deed,
        sees=sees,
        reason=reason,
        step=step,
        gain=gain,
    )
