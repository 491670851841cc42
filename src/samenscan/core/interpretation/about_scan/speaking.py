"""Suggestions about rules for findings, colleagues, domains and time."""

from collections.abc import Iterator

from samenscan.core.interpretation.about_scan.between import RuleCount
from samenscan.core.interpretation.about_scan.domains import Together
from samenscan.core.interpretation.about_scan.lost import FEWEST
from samenscan.core.interpretation.about_scan.minutes import SectionMinutes
from samenscan.core.interpretation.about_scan.suggestions import Deed, Suggestion, Turn
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.text import Text, text

# Reading a question with its explanation and choosing takes longer than this.
LEAST_SECONDS = 15


def about_rule(count: RuleCount) -> Iterator[Suggestion]:
    """Q9: a rule that always speaks, or waits for answers; Q10: colleagues differ."""
    decided, fired = count.n_decided, count.n_fired
    if count.between_colleagues and decided >= FEWEST and fired * 4 >= decided:
        yield _colleagues(count)
    n = decided + count.n_waiting
    if n < FEWEST:
        return
    if count.n_waiting * 2 >= n:
        yield _waits(count, n)
    elif decided >= FEWEST and fired == decided:
        yield _always(count)


def _colleagues(count: RuleCount) -> Suggestion:
    return Suggestion(
        rule="Q10",
        turn=Turn.LOST,
        about=count.rule,
        section=count.section,
        title=count.title,
        deed=Deed.TALK,
        sees=text(
            "In %(n)s of %(of)s sheets the answers of two colleagues do not fit together.",
            n=count.n_fired,
            of=count.n_decided,
        ),
        reason=text(
            "They may read the question in two ways, or see two sides of one thing; that is worth "
            "more than either answer."
        ),
        step=text("Let the two read each other’s answer before the sheet is submitted."),
        gain=count.n_fired,
    )


def _waits(count: RuleCount, n: int) -> Suggestion:
    return _rule(
        count,
        text(
            "For %(n)s of %(of)s sheets this rule cannot tell, because an answer lacks.",
            n=count.n_waiting,
            of=n,
        ),
        text("A rule that waits for an answer says nothing, also where it should."),
        text("See which of its questions is left open most, and let the rule do without it."),
        count.n_waiting,
    )


def _always(count: RuleCount) -> Suggestion:
    return _rule(
        count,
        text("This rule speaks for all %(n)s sheets of which it can tell.", n=count.n_fired),
        text("What is told to everybody helps nobody to choose."),
        text("Make the condition stricter, or tell it once, to all together."),
        count.n_fired,
    )


def _rule(count: RuleCount, sees: Text, reason: Text, step: Text, gain: int) -> Suggestion:
    return Suggestion(
        rule="Q9",
        turn=Turn.RULES,
        about=count.rule,
        section=count.section,
        title=count.title,
        deed=Deed.CHECK_RULE,
        sees=sees,
        reason=reason,
        step=step,
        gain=gain,
    )


def about_domain(questionnaire: Questionnaire, domain: Together) -> Iterator[Suggestion]:
    """Q11: a question of which the whole interval lies below 0: it runs against the others."""
    for one in domain.rest:
        if one.high < 0:
            yield Suggestion(
                rule="Q11",
                turn=Turn.TELLS_LITTLE,
                about=one.question,
                section=domain.section,
                title=questionnaire.question(one.question).text,
                deed=Deed.EXPLAIN,
                sees=text(
                    "Who scores high here scores low on the rest of the domain, over %(n)s sheets.",
                    n=domain.n_complete,
                ),
                reason=text(
                    "Perhaps the scale is turned round, or the question is read the other way."
                ),
                step=text("Check the scores of its answers first, then its wording."),
                gain=domain.n_complete,
            )


def about_time(section: SectionMinutes, n_sheets: int) -> Iterator[Suggestion]:
    """Q12: a domain whose own minutes leave less than a quarter of a minute per question."""
    if section.seconds_each is not None and section.seconds_each < LEAST_SECONDS:
        yield Suggestion(
            rule="Q12",
            turn=Turn.RULES,
            about=section.section,
            section=section.section,
            title=section.title,
            deed=Deed.TIME,
            sees=text(
                "This domain says it takes %(minutes)s minutes for %(n)s questions.",
                minutes=section.minutes,
                n=section.n_questions,
            ),
            reason=text("Whoever was promised a few minutes stops when they are over."),
            step=text(
                "Let one member fill it in with a clock beside it, and write down what it took."
            ),
            gain=n_sheets,
        )
