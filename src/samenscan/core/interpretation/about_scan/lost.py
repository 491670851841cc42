"""Suggestions about questions that lose answers: nobody knows, does not apply, half answered."""

from collections.abc import Iterator

from samenscan.core.interpretation.about_scan.between import ConstraintCount
from samenscan.core.interpretation.about_scan.questions import QuestionCount
from samenscan.core.interpretation.about_scan.suggestions import Deed, Suggestion, Turn
from samenscan.core.text import Text, Words, text

# Under five organisations one answer more or less would turn every sentence below.
FEWEST = 5


def lost_answers(count: QuestionCount) -> Iterator[Suggestion]:
    """What Q3 to Q5 say of one question."""
    if count.n_sheets < FEWEST:
        return
    if count.hidden:
        yield from _hidden(count)
        return
    yield from _hardly_answered(count)
    yield from _does_not_apply(count)
    yield from _half(count)


def _suggestion(
    rule: str, count: QuestionCount, deed: Deed, sees: Text, reason: Text, step: Text, gain: int
) -> Suggestion:
    return Suggestion(
        rule=rule,
        turn=Turn.LOST,
        about=count.question,
        section=count.section,
        title=count.title,
        deed=deed,
        sees=sees,
        reason=reason,
        step=step,
        gain=gain,
    )


def _hidden(count: QuestionCount) -> Iterator[Suggestion]:
    if not count.conditional and count.n_without * 2 >= count.n_sheets:
        yield _suggestion(
            "Q3",
            count,
            Deed.EXPLAIN,
            text(
                "%(n)s of %(of)s organisations gave no value here.",
                n=count.n_without,
                of=count.n_sheets,
            ),
            text(
                "Why, we do not see: these answers serve only the organisation itself. Perhaps it "
                "applies to few."
            ),
            text("Ask two or three members what held them back."),
            count.n_without,
        )


def _hardly_answered(count: QuestionCount) -> Iterator[Suggestion]:
    """Q3: at least half of those to whom it applies gave no whole value."""
    if count.n_applicable < FEWEST or count.n_lost * 2 < count.n_applicable:
        return
    reasons = {
        "unknown": count.n_unknown or 0,
        "rather_not_say": count.n_rather_not_say or 0,
        "not_answered": count.n_not_answered or 0,
    }
    most = max(reasons, key=lambda reason: reasons[reason])
    deed, reason, step = {
        "unknown": (Deed.ASK_ELSE, _UNKNOWN, _ask_else(count.who)),
        "rather_not_say": (Deed.EXPLAIN, _RATHER_NOT, _SAY_WHO_READS),
        "not_answered": (Deed.OFFER_UNKNOWN, _SKIPPED, _OFFER),
    }[most]
    if not reasons[most]:
        return
    sees = text(
        "%(n)s of the %(of)s organisations to which this applies gave no whole answer: "
        "%(unknown)s do not know, %(rather)s would rather not say, %(open)s left it open and "
        "%(half)s answered half.",
        n=count.n_lost,
        of=count.n_applicable,
        unknown=reasons["unknown"],
        rather=reasons["rather_not_say"],
        open=reasons["not_answered"],
        half=count.n_half or 0,
    )
    yield _suggestion("Q3", count, deed, sees, reason, step, count.n_lost)


_UNKNOWN = text("Whoever fills this in often does not have the answer at hand.")
_RATHER_NOT = text("People are not sure who will read this, or find it delicate.")
_SKIPPED = text("People pass it by: it may be unclear, too much work, or lack a fitting answer.")
_SAY_WHO_READS = text("Say beside the question who reads the answer, or ask it less precisely.")
_OFFER = text("Let one member think aloud while answering, and add the answer that was missing.")


def _ask_else(who: Words | str) -> Text:
    if not who:
        return text("Put it to a colleague who does know, or ask for an estimate.")
    return text(
        "It is now put to: %(who)s. Put it to a colleague who does know, or ask for an estimate.",
        who=who,
    )


def _does_not_apply(count: QuestionCount) -> Iterator[Suggestion]:
    """Q4: it does not apply to at least half of those who are asked, or hardly anybody is asked."""
    absent = count.n_not_applicable or 0
    if count.n_asked >= FEWEST and absent * 2 >= count.n_asked:
        yield _suggestion(
            "Q4",
            count,
            Deed.CONDITION,
            text(
                "%(n)s of the %(of)s organisations that were asked this say that it does not apply "
                "to them.",
                n=absent,
                of=count.n_asked,
            ),
            text("They read a question that is not about them."),
            text("Ask first whether they have it at all, and this only of those who do."),
            absent,
        )
    elif count.n_asked < FEWEST:
        yield _suggestion(
            "Q4",
            count,
            Deed.DROP,
            text(
                "This was asked of %(n)s of %(of)s organisations.",
                n=count.n_asked,
                of=count.n_sheets,
            ),
            text("Of so few nothing can be told together, and their answers stand out."),
            text("Check the condition; if it is as you meant it, see whether you need the answer."),
            count.n_sheets - count.n_asked,
        )


def _half(count: QuestionCount) -> Iterator[Suggestion]:
    """Q5: a quarter of those who answered left one side open."""
    half = count.n_half or 0
    begun = half + count.n_answered
    if begun >= FEWEST and half * 4 >= begun:
        yield _suggestion(
            "Q5",
            count,
            Deed.SPLIT,
            text(
                "%(n)s of the %(of)s organisations that answered filled in only one of the two "
                "sides.",
                n=half,
                of=begun,
            ),
            text("Half an answer counts for no level."),
            text("Ask one side only, or say in the explanation what the other side means."),
            half,
        )


def broken_rule(count: ConstraintCount, section: str, title: Words) -> Iterator[Suggestion]:
    """Q8: a rule between answers that two organisations or more break, and one in ten."""
    if count.n_asked >= FEWEST and count.n_broken >= 2 and count.n_broken * 10 >= count.n_asked:
        yield Suggestion(
            rule="Q8",
            turn=Turn.LOST,
            about=count.question,
            section=section,
            title=title,
            deed=Deed.EXPLAIN,
            sees=text(
                "With %(n)s of the %(of)s organisations that were asked, this does not hold: "
                "%(rule)s",
                n=count.n_broken,
                of=count.n_asked,
                rule=count.says,
            ),
            reason=text("When several make the same slip, the question invites it."),
            step=text("Read the two questions one after the other, and reword whichever misleads."),
            gain=count.n_broken,
        )
