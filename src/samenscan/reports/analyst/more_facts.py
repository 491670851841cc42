"""Rankings, values to check, size, peers and parts, as JSON and as sheets of the workbook."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from samenscan.core.formats.workbook_told import Cell, Column, Table
from samenscan.core.interpretation.group.alike import Peer, Stands
from samenscan.core.interpretation.group.odd_values import ToCheck
from samenscan.core.interpretation.group.rankings import RankingFact
from samenscan.core.interpretation.group.report import GroupReport
from samenscan.core.interpretation.group.sizes import OfSize, expected
from samenscan.core.interpretation.group.told_numbers import WHY
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import text
from samenscan.reports.facts import Json
from samenscan.reports.words import tell

_DIGITS = Decimal("1.0000")
# More digits than a spreadsheet program keeps are written as text.
_MOST = Fraction(10) ** 15
STANDS = {
    Stands.BELOW: text("below the middle"),
    Stands.MIDDLE: text("around the middle"),
    Stands.ABOVE: text("above the middle"),
}


def more_json(report: GroupReport) -> dict[str, Json]:
    """The facts that need more than counts."""
    return {
        "rankings": [_ranking(fact) for fact in report.rankings],
        "to_check": [_check(one) for one in report.to_check],
        "sizes": [_size(one) for one in report.sizes],
        "peers": [_peer(one) for one in report.peers],
        "parts": _parts(report),
        "n_questions_for_the_organisation_only": report.n_own,
    }


def _ranking(fact: RankingFact) -> Json:
    return {
        "question": fact.question.code,
        "group": [fact.group.by, fact.group.name],
        "n_members": fact.n_members,
        "n_answers": fact.n_answers,
        "choices": [
            {
                "code": one.code,
                "tier": one.tier,
                "ranks": [one.ranks.best, one.ranks.worst],
                "n_named": one.n_named,
                "n_first": one.n_first,
            }
            for one in fact.wanted
        ],
    }


def _check(one: ToCheck) -> Json:
    return {
        "organisation": one.member.organisation,
        "question": one.question.code,
        "value": str(one.value),
        "median": str(one.median),
        "why": one.why.value,
    }


def _size(one: OfSize) -> Json:
    line = one.line
    return {
        "question": one.question.code,
        "n_answers": one.n_answers,
        "slope": None if line is None else _rounded(line.slope),
        "slope_between": None if line is None else [_rounded(line.low), _rounded(line.high)],
    }


def _rounded(value: float) -> str:
    return f"{value:.6g}"


def _peer(one: Peer) -> Json:
    return {
        "organisation": one.member.organisation,
        "like": [other.organisation for other in one.like],
        "among": "all",
        "stands": {own.section: [own.stands.value, own.n_levels] for own in one.positions},
    }


def _parts(report: GroupReport) -> Json:
    fact = report.parts
    found = fact.parts
    return {
        "n_members": len(fact.members),
        "n_figures": fact.n_figures,
        "n_clear": fact.n_clear,
        "silhouette": None if found is None else _rounded(found.silhouette),
        "stable": [] if found is None else [_rounded(one) for one in found.stable],
        "of": {
            one.organisation: part for one, part in zip(fact.members, found.groups.of, strict=True)
        }
        if found is not None and found.groups is not None
        else {},
    }


def more_tables(report: GroupReport, asked: Questionnaire) -> Iterator[Table]:
    """Sheets of the workbook; one that would be empty is left out."""
    if report.rankings:
        yield _ranking_table(report)
    if report.to_check:
        yield _check_table(report)
    if report.peers:
        yield _peers_table(report, asked)
    if (sized := _sized_table(report)).rows:
        yield sized


def _ranking_table(report: GroupReport) -> Table:
    head = (
        *_heads(tell(text("Question")), tell(text("Group")), tell(text("Choice")), width=24),
        *_heads(tell(text("Tier")), tell(text("Named by")), tell(text("First for"))),
        *_heads(tell(text("Chose")), tell(text("Members"))),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            fact.question.code,
            _called(fact),
            tell(one.title),
            *(one.tier, one.n_named, one.n_first, fact.n_answers, fact.n_members),
        )
        for fact in report.rankings
        for one in fact.wanted
    ]
    return Table(tell(text("What comes first")), head, rows)


def _called(fact: RankingFact) -> str:
    return fact.group.title if isinstance(fact.group.title, str) else tell(fact.group.title)


def _check_table(report: GroupReport) -> Table:
    head = (
        *_heads(tell(text("Member")), tell(text("Code")), tell(text("Question")), width=24),
        *_heads(tell(text("Value")), tell(text("Middle of the group"))),
        *_heads(tell(text("Why")), width=60),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.member.name,
            one.question.code,
            tell(one.question.text),
            _number(one.value),
            _number(one.median),
            tell(WHY[one.why]),
        )
        for one in report.to_check
    ]
    return Table(tell(text("Values to check")), head, rows)


def _number(value: Fraction) -> Cell:
    if abs(value) >= _MOST:
        return f"{value.numerator // value.denominator}"
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_DIGITS).normalize()


def _peers_table(report: GroupReport, asked: Questionnaire) -> Table:
    sections = [
        fact.section for fact in report.levels if fact.group.by == "all" and fact.theme is None
    ]
    part_of = {}
    found = report.parts.parts
    if found is not None and found.groups is not None:
        members = zip(report.parts.members, found.groups.of, strict=True)
        part_of = {one.organisation: part + 1 for one, part in members}
    rows: list[tuple[Cell, ...]] = []
    for one in report.peers:
        stands = {own.section: tell(STANDS[own.stands]) for own in one.positions}
        rows.append(
            (
                one.member.name,
                ", ".join(other.name for other in one.like),
                part_of.get(one.member.organisation),
                *(stands.get(section) for section in sections),
            )
        )
    head = (
        *_heads(tell(text("Member")), tell(text("Most alike")), width=34),
        *_heads(tell(text("Part"))),
        *_heads(*(tell(asked.section(section).title) for section in sections), width=18),
    )
    return Table(tell(text("Members like one another")), head, rows)


def _sized_table(report: GroupReport) -> Table:
    """What each member wrote beside what others of its size make likely (Z25)."""
    of_size = {one.question.code: one for one in report.sizes}
    rows: list[tuple[Cell, ...]] = []
    for fact in report.numbers:
        code = fact.question.code
        if fact.group.by != "all" or code not in of_size:
            continue
        for place, member in enumerate(report.profiles):
            one = expected(fact, of_size[code], report.profiles, place)
            if one is not None and one.expected is not None:
                likely = _number(Fraction(one.expected))
                rows.append((code, member.name, _number(one.value), likely, one.n_near))
    head = (
        *_heads(tell(text("Question")), tell(text("Member")), width=24),
        *_heads(
            tell(text("Value")), tell(text("By size")), tell(text("Nearest in size")), width=16
        ),
    )
    return Table(tell(text("Beside members of that size")), head, rows)


def _heads(*titles: str, width: int = 12) -> tuple[Column, ...]:
    return tuple(Column(title, width) for title in titles)
