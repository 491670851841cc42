"""What members of a large round are told together: tables of counts, some cells left out (D20)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samenscan.core.disclosure import Members, Released
from samenscan.core.disclosure.counts import (
    EVERYBODY,
    NOT_SAID,
    OTHERS,
    CountsPlan,
    CountsTold,
    CountTable,
    Group,
    categories,
)
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, Words, text
from samenscan.reports.collective_words import (
    ALL_TOGETHER,
    NO_LEDGER,
    Sources,
    sources_of,
    took_part,
)

Counts = Released[Members, CountsTold]

BREAKDOWNS: Mapping[str, Text] = {
    EVERYBODY: ALL_TOGETHER,
    "group": text("By partnership"),
    "region": text("By region"),
    "kind": text("By kind"),
    "size": text("By inhabitants"),
}


@dataclass(frozen=True)
class CountsTogether:
    """What a report of counts is made from.

    `names` calls partnerships by name where the plan does not; `earlier_known` says whether a
    ledger knew what was published before.
    """

    released: Counts
    questionnaire: Questionnaire
    n_members: int
    names: Mapping[str, str]
    earlier_known: bool

    @property
    def plan(self) -> CountsPlan:
        """The plan under which the tables were told."""
        return self.released.facts.plan


@dataclass(frozen=True)
class ShownRow:
    """One group: its breakdown, its name, how many took part, and a count or None per answer."""

    breakdown: Text
    name: Text | str
    n: int
    cells: tuple[int | None, ...]


@dataclass(frozen=True)
class ShownTable:
    """One question: what it asks, what its answers are called, a sentence, and its rows."""

    code: str
    asks: Words
    answers: tuple[Text | Words, ...]
    sentences: tuple[Text, ...]
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True)
class ShownTheme:
    """The tables of one domain."""

    title: Words
    tables: tuple[ShownTable, ...]


@dataclass(frozen=True)
class CountsStory:
    """In short, the tables per domain, and how safety was checked."""

    took_part: Text
    opening: tuple[Text, ...]
    themes: tuple[ShownTheme, ...]
    audit: tuple[Text, ...]
    method: tuple[Text, ...]
    sources: Sources


def counts_story(together: CountsTogether) -> CountsStory:
    """The tables as a story, in the order of the questionnaire."""
    told, questionnaire = together.released.facts, together.questionnaire
    tables = {table.code: _shown(table, together) for table in told.tables}
    themes = []
    for section in questionnaire.sections:
        own = tuple(tables[q.code] for q in section.questions if q.code in tables)
        if own:
            themes.append(ShownTheme(section.title, own))
    return CountsStory(
        took_part=took_part(told.plan.n, together.n_members),
        opening=tuple(_opening(told)),
        themes=tuple(themes),
        audit=tuple(_audit(told)),
        method=tuple(_method(told, earlier_known=together.earlier_known)),
        sources=sources_of(questionnaire.content_hash, told.plan.content_hash),
    )


def _row_name(group: Group, names: Mapping[str, str]) -> Text | str:
    """How a row is called; those too few to be told apart are the others."""
    if group.breakdown == EVERYBODY:
        return ALL_TOGETHER
    if group.value == OTHERS:
        return text("the others")
    return names.get(group.value, group.value)


def _shown(table: CountTable, together: CountsTogether) -> ShownTable:
    question = together.questionnaire.question(table.code)
    says = {one.code: one.says for one in categories(question)}
    rows = tuple(
        ShownRow(
            BREAKDOWNS[group.breakdown],
            _row_name(group, together.names),
            group.n,
            cells,
        )
        for group, cells in zip(together.plan.groups, table.rows, strict=True)
    )
    answers = tuple(says[code] for code in table.answers)
    return ShownTable(
        table.code, question.text, answers, tuple(_sentences(table, rows, says)), rows
    )


def _sentences(
    table: CountTable, rows: tuple[ShownRow, ...], says: Mapping[str, Text | Words]
) -> Iterator[Text]:
    """What the row of all together says, and how much of the table is left out."""
    everybody = [
        (count, code)
        for count, code in zip(rows[0].cells, table.answers, strict=True)
        if count is not None and code != NOT_SAID
    ]
    if everybody:
        count, code = max(everybody, key=lambda one: one[0])
        yield text(
            "“%(answer)s”: %(count)s of %(n)s organisations.",
            answer=says[code],
            count=count,
            n=rows[0].n,
        )
    of = sum(len(row.cells) for row in rows)
    if table.n_left_out:
        yield text("%(n)s of the %(of)s numbers are left out.", n=table.n_left_out, of=of)


def _opening(told: CountsTold) -> Iterator[Text]:
    cells = [cell for table in told.tables for row in table.rows for cell in row]
    yield text(
        "So many took part that numbers can be told: %(tables)s questions, each for %(groups)s "
        "groups. Of %(of)s numbers %(n)s are told. The others are left out, because an answer of "
        "somebody would follow from them.",
        tables=len(told.tables),
        groups=len(told.plan.groups),
        n=sum(cell is not None for cell in cells),
        of=len(cells),
    )
    if told.withheld:
        yield text(
            "For questions without a safe table nothing is told: %(n)s.", n=len(told.withheld)
        )


def _audit(told: CountsTold) -> Iterator[Text]:
    """What the cleverest member could find out, in plain words."""
    yield text("Nothing exactly.")
    yield text(
        "We attacked every table ourselves: %(n)s attempts to rule out an answer for a member, "
        "each by everybody alone and by every two members who put their own answers together. "
        "None succeeded: for every member every answer stays possible.",
        n=sum(table.audit.n_attempts for table in told.tables),
    )
    widths = [table.audit.narrowest for table in told.tables if table.audit.narrowest]
    if widths:
        yield text(
            "A number that is left out can still have %(n)s values or more, even for somebody who "
            "is told why it was left out.",
            n=min(widths),
        )
    yield text(
        "A guess stays possible, and here it can be a sure one. Where a number is left out, it or "
        "one beside it is small or nearly everybody."
    )


def _method(told: CountsTold, *, earlier_known: bool) -> Iterator[Text]:
    coalition = told.plan.coalition
    yield text(
        "Which groups and which answers are counted follows from who took part and from the "
        "questionnaire. Groups with too few organisations are together under “the others”."
    )
    yield text(
        "A number of %(small)s or less is left out, 0 too, and one that nearly everybody shares: "
        "there %(who)s members who talk to each other would know the rest. Then other numbers are "
        "left out, so that none of these follows from the totals.",
        small=coalition + 1,
        who=coalition,
    )
    used = Counter[str](table.method for table in told.tables)
    for method, sentence in (
        ("cheapest", text("as few as possible, proven")),
        ("elimination", text("by elimination: as long as none follows, the larger is told")),
        ("elimination, widened", text("by elimination, then more where it came too near")),
    ):
        if used[method]:
            yield text("Chosen %(how)s: %(n)s tables.", how=sentence, n=used[method])
    yield text(
        "Other than in a small round, what is left out depends on the answers. Who sees a number "
        "left out learns that something there is small, or would follow."
    )
    yield text("Whoever did not answer, for whatever reason, is under “not said”.")
    if not earlier_known:
        yield NO_LEDGER
