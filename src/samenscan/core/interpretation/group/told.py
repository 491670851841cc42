"""Facts of a group in sentences: what is certain first, what is likely with its supposition."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from samenscan.core.interpretation.group.agreed import Agreed
from samenscan.core.interpretation.group.courses import ThemeCourse
from samenscan.core.interpretation.group.facts import LevelFact
from samenscan.core.interpretation.group.honest import Middle, Part
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.statistics.together import Course
from samenscan.core.text import Param, Text, Words, text

_TENTH = Decimal("0.1")
_HUNDREDTH = Decimal("0.01")


def rounded(value: Fraction, step: Decimal = _TENTH) -> Decimal:
    """A fraction for the eye, half up; to a tenth unless said otherwise."""
    # A fraction is divided once, in enough digits that rounding is never decided by the division.
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(step, ROUND_HALF_UP)


def filled(sentence: Text, **params: Param) -> Text:
    """A sentence that was written before what stands in its blanks was known."""
    return Text(sentence.template, tuple(params.items()))


def on_scale_of(asked: Questionnaire, share: Fraction) -> Decimal:
    """A share of full marks (0..1) on the scale of the questionnaire, to a tenth."""
    return rounded(share * Fraction(asked.scale_max))


def part_told(part: Part) -> tuple[Text, ...]:
    """How many it is for certain, and how many it is likely if chance alone decided who is silent.

    Full answers need no interval: the number is the number.
    """
    certain = part.certain
    if certain is None:
        return (NOTHING,)
    if not part.silent:
        return (text("%(n)s of all %(of)s members.", n=part.n_yes, of=part.n_members),)
    low, high = certain
    told = [
        text(
            "%(n)s of the %(answers)s members that answered; of all %(of)s it is at least %(low)s "
            "and at most %(high)s.",
            n=part.n_yes,
            answers=part.n_answers,
            of=part.n_members,
            low=low,
            high=high,
        )
    ]
    if part.likely is not None and part.likely != certain:
        told.append(
            text(
                "If chance alone decided who is silent, it is %(low)s to %(high)s "
                "(19 times in 20).",
                low=part.likely[0],
                high=part.likely[1],
            )
        )
    return tuple(told)


NOTHING = text("Nobody answered, so nothing can be said.")


def level_told(asked: Questionnaire, fact: LevelFact) -> tuple[Text, ...]:
    """The mean level of a group, and where it lies whatever the others would say."""
    middle = fact.middle
    if middle is None:
        return (text("No member has enough answers for a level here, so nothing can be said."),)
    mean = on_scale_of(asked, middle.mean)
    if middle.n_answers == middle.n_members:
        return (
            text(
                "All %(n)s members have a level here; the mean is %(mean)s of %(top)s.",
                n=middle.n_answers,
                mean=mean,
                top=asked.scale_max,
            ),
        )
    certain = text(
        "The mean is %(mean)s of %(top)s over %(n)s of %(of)s members; whatever the others would "
        "say, it lies between %(low)s and %(high)s.",
        mean=mean,
        top=asked.scale_max,
        n=middle.n_answers,
        of=middle.n_members,
        low=on_scale_of(asked, middle.certain.low),
        high=on_scale_of(asked, middle.certain.high),
    )
    return (certain, *_likely(asked, middle))


def _likely(asked: Questionnaire, middle: Middle) -> tuple[Text, ...]:
    if middle.error is None or middle.n_answers < FEWEST_FOR_ERROR:
        return ()
    error = Fraction(middle.error) * 2 * Fraction(asked.scale_max)
    return (
        text(
            "If chance alone decided who is silent, it is at most about %(error)s from there.",
            error=rounded(max(error, Fraction(1, 10))),
        ),
    )


# The normal distribution behind a standard error is too rough below.
FEWEST_FOR_ERROR = 10


COURSES: dict[Course, Text] = {
    Course.TOGETHER: text("Do together now"),
    Course.TALK: text("Talk first"),
    Course.LEARN: text("Learn from each other"),
    Course.LOCAL: text("Leave local"),
    Course.CANNOT_TELL: text("The answers cannot tell"),
}
COURSE_MEANS: dict[Course, Text] = {
    Course.TOGETHER: text(
        "Most members find this important and want to do it together, and they agree about both. "
        "First step: decide at the next meeting who starts, and with what."
    ),
    Course.TALK: text(
        "Members do not point the same way yet. First step: let one who finds it important and one "
        "who does not each tell why, before anybody makes a plan."
    ),
    Course.LEARN: text(
        "Most members find this important and agree, and some are clearly further than others. "
        "First step: ask who is willing to show how they did it."
    ),
    Course.LOCAL: text(
        "Members agree that this does not have to be done together now. First step: none together; "
        "each goes its own way, and it is asked again in the next round."
    ),
    Course.CANNOT_TELL: text(
        "Too few answered, or those who are silent could turn it. First step: call who is silent "
        "and ask these two questions only."
    ),
}


def course_told(found: ThemeCourse) -> tuple[Text, ...]:
    """Why a theme has its course: how much it matters, doing it together, and the agreement."""
    matters, together = found.matters.told_part, found.together.told_part
    if not matters.n_answers or not together.n_answers:
        return (NOTHING,)
    told = [
        text(
            "It matters much or very much to %(matters)s of %(n)s members that answered; "
            "%(willing)s of %(m)s would perhaps or surely do it together.",
            matters=matters.n_yes,
            n=matters.n_answers,
            willing=together.n_yes,
            m=together.n_answers,
        )
    ]
    if found.leaning is Course.TALK:
        told.append(_apart(found))
    if found.advised.course is Course.CANNOT_TELL:
        told.append(_why_not(found))
    return tuple(told)


def _apart(found: ThemeCourse) -> Text:
    """About what members do not agree."""
    matters, together = found.differs
    if matters and together:
        return text("They differ about both.")
    if matters:
        return text("They differ about how much it matters, not about doing it together.")
    return text("They differ about doing it together, not about how much it matters.")


def _why_not(found: ThemeCourse) -> Text:
    if not found.enough:
        return text("That is too few to choose a course.")
    others = [
        COURSES[course]
        for course in Course
        if course in found.advised.possible and course is not found.leaning
    ]
    return text(
        "By those who answered it would be “%(leaning)s”; the silent members could make it "
        "%(courses)s.",
        leaning=COURSES[found.leaning],
        courses=either(others),
    )


def agreement_told(side: Text, found: Agreed | None) -> Text:
    """Agreement A first, what could move it, and that of Tastle and Wierman beside it."""
    if found is None:
        return text("%(side)s: too few answers to speak of agreement.", side=side)
    ranges = [found.without_two, *([found.if_all_spoke] if found.if_all_spoke else [])]
    low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
    return text(
        "%(side)s: agreement A is %(a)s, and between %(low)s and %(high)s whatever the silent "
        "members would say and when any two answers are left out; consensus by Tastle and Wierman "
        "is %(consensus)s.",
        side=side,
        a=rounded(found.a, _HUNDREDTH),
        low=rounded(Fraction(low), _HUNDREDTH),
        high=rounded(Fraction(high), _HUNDREDTH),
        consensus=rounded(Fraction(found.consensus), _HUNDREDTH),
    )


def joined(parts: Sequence[Text | Words]) -> Text:
    """Several names in one sentence: “a, b and c”."""
    if not parts:
        return text("none")
    if len(parts) == 1:
        return text("“%(one)s”", one=parts[0])
    if len(parts) == 2:
        return text("“%(one)s” and “%(other)s”", one=parts[0], other=parts[1])
    return text("“%(first)s”, %(rest)s", first=parts[0], rest=joined(parts[1:]))


def either(parts: Sequence[Text | Words]) -> Text:
    """Several names of which one holds: “a, b or c”."""
    if len(parts) == 2:
        return text("“%(one)s” or “%(other)s”", one=parts[0], other=parts[1])
    if len(parts) < 2:
        return joined(parts)
    return text("“%(first)s”, %(rest)s", first=parts[0], rest=either(parts[1:]))


def agreements_told(found: ThemeCourse) -> tuple[Text, ...]:
    """Agreement on both sides of a priority question, and how its course could turn."""
    return (
        agreement_told(text("How much it matters"), found.matters_agreed),
        agreement_told(text("Doing it together"), found.together_agreed),
    )
