"""What the score of an answer means: its structure, its words, and the shares it can have."""

from decimal import Decimal
from fractions import Fraction

from samenscan.core.questionnaire.canonical import Plain, plain_value
from samenscan.core.questionnaire.model import LEVEL_MAX, Choice, Kind, Question, Questionnaire
from samenscan.core.questionnaire.versions.bridge import Rule

YES, NO = "yes", "no"


def scored_as(question: Question) -> Plain:
    """Everything the share of an answer depends on; equal means that equal answers score equal."""
    full = Fraction(question.max_score)
    return plain_value(
        (
            question.kind,
            question.combine if question.kind is Kind.LEVEL else "",
            tuple(
                (choice.code, _part(choice.score, full), choice.missing, choice.exclusive)
                for choice in sorted(question.choices, key=lambda choice: choice.code)
            ),
            tuple(_part(score, full) for score in (question.yes_score, question.no_score)),
            tuple((str(band.at_least), _part(band.score, full)) for band in question.bands),
            question.value,
        )
    )


def _part(score: Decimal | None, full: Fraction) -> str:
    """A score as a part of full marks, so that 2 of 4 equals 4 of 8."""
    if score is None:
        return ""
    return str(Fraction(score) / full) if full > 0 else f"{score} of nothing"


def answered_as(question: Question) -> Plain:
    """Everything an answer itself depends on: its kind, its choices, its columns, its unit."""
    return plain_value(
        (
            question.kind,
            tuple(
                (choice.code, choice.missing, choice.exclusive)
                for choice in sorted(question.choices, key=lambda choice: choice.code)
            ),
            tuple((column.code, column.kind) for column in question.columns),
            question.value,
        )
    )


def said_as(questionnaire: Questionnaire, question: Question) -> Plain:
    """The words people chose their answer by, in the first language."""
    first = questionnaire.languages[0]
    level_names = question.levels
    if question.kind is Kind.LEVEL and not level_names:
        level_names = questionnaire.levels
    paper = questionnaire.paper_levels if question.kind is Kind.LEVEL else ()
    told = (
        question.text,
        question.help,
        question.unit,
        *level_names,
        *paper,
        *(choice.text for choice in question.choices),
        *(column.text for column in question.columns),
    )
    return [None if words is None else words.told(first) for words in told]


def possible_shares(question: Question) -> tuple[Fraction, ...] | None:
    """Every share an answer can have, rising; None where there are too many to write down."""
    full = Fraction(question.max_score)
    if full <= 0:
        return ()
    if question.kind is Kind.LEVEL:
        n = LEVEL_MAX if question.combine == "minimum" else 2 * LEVEL_MAX
        return tuple(Fraction(step, n) for step in range(n + 1))
    if question.kind is Kind.SINGLE:
        found = {_share(choice, full) for choice in question.choices}
        return tuple(sorted(share for share in found if share is not None))
    if question.kind is Kind.YES_NO:
        scores = (question.yes_score, question.no_score)
        return tuple(sorted({_held(Fraction(one) / full) for one in scores if one is not None}))
    if question.bands:
        shares = {_held(Fraction(band.score) / full) for band in question.bands}
        return tuple(sorted({Fraction(0), *shares}))
    return None


def share_of(question: Question, answer: str) -> Fraction | None:
    """The share of one answer of a SINGLE or YES_NO question, by its code."""
    full = Fraction(question.max_score)
    if full <= 0:
        return None
    if question.kind is Kind.YES_NO:
        score = question.yes_score if answer == YES else question.no_score
        return None if score is None else _held(Fraction(score) / full)
    choice = question.choice(answer)
    return None if choice is None else _share(choice, full)


def answer_codes(question: Question) -> tuple[str, ...]:
    """The codes an answer can have: those of the choices, or yes and no."""
    if question.kind is Kind.YES_NO:
        return (YES, NO)
    return tuple(choice.code for choice in question.choices)


def share_pairs(old: Question, new: Question, rule: Rule) -> tuple[tuple[Fraction, Fraction], ...]:
    """Which old share becomes which new one, as far as a rule and answers with a code tell."""
    if rule.shares:
        return rule.shares
    became = dict(rule.answers) or {code: code for code in answer_codes(old)}
    pairs = set()
    for code, other in became.items():
        was, now = share_of(old, code), share_of(new, other)
        if was is not None and now is not None:
            pairs.add((was, now))
    return tuple(sorted(pairs))


def falls(pairs: tuple[tuple[Fraction, Fraction], ...]) -> bool:
    """Whether a higher old share becomes a lower new one somewhere."""
    highest = Fraction(0)
    for was in sorted({old for old, _ in pairs}):
        became = [new for old, new in pairs if old == was]
        if min(became) < highest:
            return True
        highest = max(highest, *became)
    return False


def _share(choice: Choice, full: Fraction) -> Fraction | None:
    if choice.score is None or full <= 0:
        return None
    return _held(Fraction(choice.score) / full)


def _held(share: Fraction) -> Fraction:
    return min(share, Fraction(1))
