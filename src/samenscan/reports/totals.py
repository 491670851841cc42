"""The amounts that all respondents give together, as intervals: on a page and in tables (D19)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from samenscan.core.answers.shown import shown_number
from samenscan.core.disclosure import Members, Released, TotalsAttack, TotalTold
from samenscan.core.formats.workbook_told import Cell, Table
from samenscan.core.questionnaire import Kind, Question, Questionnaire
from samenscan.core.text import Text, Words, text
from samenscan.reports.collective_words import ALL_TOGETHER
from samenscan.reports.sheets import LONG, sentences_sheet, sheet
from samenscan.reports.words import shown, tell, tell_each

# Amounts for one organisation are rounded outward to this many figures, so as to be read at all.
_FIGURES = 3


@dataclass(frozen=True)
class TotalsReport:
    """What passed the gate of amounts, and how near our own attack came to one."""

    released: Released[Members, tuple[TotalTold, ...]]
    audit: TotalsAttack


@dataclass(frozen=True)
class TotalStory:
    """One total in sentences: what is added up, how much together, for one of them, and the cap."""

    domain: Words
    code: str
    says: Words
    told: TotalTold
    between: Text
    each: Text
    cap: Text


def total_stories(report: TotalsReport, questionnaire: Questionnaire) -> tuple[TotalStory, ...]:
    """Every total that was told, in the order of the questionnaire."""
    facts = {one.code: one for one in report.released.facts}
    return tuple(
        TotalStory(
            domain=section.title,
            code=question.code,
            says=question.total.says,
            told=told,
            between=between(question, told),
            each=_each(question, told),
            cap=_cap(question, told),
        )
        for section in questionnaire.sections
        for question in section.questions
        if question.total is not None and (told := facts.get(question.code)) is not None
    )


def amount(question: Question, number: Decimal) -> Text:
    """An amount with its unit."""
    # A whole amount has no decimals, and no exponent either.
    plain = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    return shown_number(plain, question.kind, question.unit)


def between(question: Question, told: TotalTold) -> Text:
    """Between which amounts all together lie."""
    if told.over is None:
        return text("at most %(up_to)s", up_to=amount(question, told.up_to or Decimal(0)))
    if told.up_to is None:
        return text("more than %(over)s", over=amount(question, told.over))
    return text(
        "more than %(over)s and at most %(up_to)s",
        over=amount(question, told.over),
        up_to=amount(question, told.up_to),
    )


def _each(question: Question, told: TotalTold) -> Text:
    """The same for one of them, if all were alike; rounded outward."""
    low = None if told.over is None else _outward(told.over / told.n, ROUND_FLOOR)
    high = None if told.up_to is None else _outward(told.up_to / told.n, ROUND_CEILING)
    if low is None:
        return text("on average at most %(high)s", high=amount(question, high or Decimal(0)))
    if high is None:
        return text("on average at least %(low)s", low=amount(question, low))
    return text(
        "on average from %(low)s to %(high)s",
        low=amount(question, low),
        high=amount(question, high),
    )


def _outward(number: Decimal, how: str) -> Decimal:
    step = Decimal(1).scaleb(max(number.adjusted() - _FIGURES + 1, -2))
    return (number / step).quantize(Decimal(1), how) * step


def _cap(question: Question, told: TotalTold) -> Text:
    return text(
        "One organisation counts for at most %(cap)s, whatever it answered.",
        cap=amount(question, told.cap),
    )


def totals_audit(audit: TotalsAttack) -> tuple[Text, ...]:
    """How near the cleverest reader comes to the amount of somebody else."""
    return (
        text(
            "Two members who put their own amounts together still cannot tell whether another one "
            "gave nothing, as much as one organisation counts for at most, or anything in between. "
            "That is proven for every set of amounts."
        ),
        text(
            "We attacked these totals ourselves, in %(n)s attempts. Of somebody else’s amount, at "
            "least %(percent)s per cent of what one organisation counts for at most stayed open.",
            n=audit.n_attempts,
            percent=audit.narrowest,
        ),
    )


def totals_method() -> tuple[Text, ...]:
    """How a total comes about, in words."""
    return (
        text(
            "How wide an interval is follows from what one organisation counts for at most, never "
            "from what was answered. A very low or a very high total has a wider one."
        ),
        text(
            "Who gave no amount counts for nothing, and who gave more than one organisation counts "
            "for is not counted for the rest. So in truth it can be more than is told here."
        ),
    )


def totals_body(report: TotalsReport, questionnaire: Questionnaire, language: str) -> SafeString:
    """The section about amounts; the page that shows it links `reports/report.css`."""
    with override(language):
        stories = total_stories(report, questionnaire)
        return render_to_string(
            "reports/totals.html",
            {
                "n": stories[0].told.n if stories else 0,
                "totals": [
                    {
                        "says": shown(one.says, language),
                        "between": tell(one.between),
                        "each": tell(one.each),
                        "cap": tell(one.cap),
                    }
                    for one in stories
                ],
                "method": tell_each((*totals_method(), *totals_audit(report.audit))),
            },
        )


def totals_csv_rows(report: TotalsReport, questionnaire: Questionnaire) -> list[tuple[str, ...]]:
    """Rows for the CSV of a collective result: `end` is “total”, `band` is empty.

    `at_least` and `at_most` are amounts, both possible; empty where nothing is told of that side.
    """
    return [
        (
            tell(one.domain),
            one.code,
            "total",
            tell(one.says),
            tell(ALL_TOGETHER),
            str(one.told.n),
            "",
            _plain(_at_least(one.told)),
            _plain(one.told.up_to),
        )
        for one in total_stories(report, questionnaire)
    ]


def _at_least(told: TotalTold) -> Decimal:
    return Decimal(0) if told.over is None else told.over + told.step


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def totals_facts(report: TotalsReport) -> dict[str, dict[str, str | int | None]]:
    """Per question what was told of its amounts, as plain values; amounts are written numbers."""
    return {
        one.code: {
            "took_part": one.n,
            "at_least": f"{_at_least(one):f}",
            "at_most": None if one.up_to is None else f"{one.up_to:f}",
            "one_counts_for_at_most": f"{one.cap:f}",
        }
        for one in report.released.facts
    }


def totals_sheets(report: TotalsReport, questionnaire: Questionnaire) -> list[Table]:
    """The same as sheets of the workbook: the totals, and how they are told and what they hide."""
    columns = (
        (text("Domain"), 34),
        (text("Question"), 12),
        (text("What is added up"), LONG),
        (text("Took part"), 12),
        (text("At least"), 16),
        (text("At most"), 16),
        (text("Unit"), 14),
        (text("One counts for at most"), 22),
    )
    rows = [list(_cells(one, questionnaire)) for one in total_stories(report, questionnaire)]
    return [
        sheet(text("Totals"), columns, rows),
        sentences_sheet(
            text("Safety of totals"),
            text("How totals are told, and what they hide"),
            (*totals_method(), *totals_audit(report.audit)),
        ),
    ]


def _cells(one: TotalStory, questionnaire: Questionnaire) -> Iterator[Cell]:
    question = questionnaire.question(one.code)
    yield tell(one.domain)
    yield one.code
    yield tell(one.says)
    yield one.told.n
    yield _at_least(one.told)
    yield one.told.up_to
    yield tell(text("euro")) if question.kind is Kind.MONEY else _unit(question)
    yield one.told.cap


def _unit(question: Question) -> str:
    return "" if question.unit is None else tell(question.unit)
