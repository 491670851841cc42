"""Read one question; which keys belong to it depends on its type."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from samenscan.core.questionnaire.check_score import scorable
from samenscan.core.questionnaire.fields import Fields
from samenscan.core.questionnaire.keys import (
    COMBINES,
    LEVEL_SIDES,
    PRIORITY_SIDES,
    QUESTION_KEYS,
    SHARINGS,
    UNTYPED_KEYS,
    USE_KEYS,
)
from samenscan.core.questionnaire.model import (
    LEVEL_MAX,
    MAX_WRITTEN,
    Band,
    Choice,
    Combine,
    Constraint,
    Cut,
    Kind,
    OtherEnd,
    Question,
    Sharing,
    Side,
    Total,
)
from samenscan.core.questionnaire.read_parts import (
    kind_of,
    read_advice,
    read_bounds,
    read_choices,
    read_columns,
    read_decimals,
)
from samenscan.core.questionnaire.reading import Reading
from samenscan.core.questionnaire.tree import Table
from samenscan.core.text import text, words

MAX_ROWS = 50
TOP = 3

COMBINE_OF: Mapping[str, Combine] = {word: word for word in COMBINES}
SIDE_OF: Mapping[str, Side] = {word: word for word in (*LEVEL_SIDES, *PRIORITY_SIDES)}
SHARING_OF: Mapping[str, Sharing] = {word: word for word in SHARINGS}


def read_question(reading: Reading, table: Table, sharing: Sharing) -> Question | None:
    """The question in this table, or None (reported) when its code or type is missing.

    `sharing` holds where the question says nothing else.
    """
    kind = kind_of(table)
    if kind is None:
        Fields(reading, table, UNTYPED_KEYS).one_of("type")
        return None
    fields = Fields(
        reading,
        table,
        QUESTION_KEYS[kind],
        elsewhere=UNTYPED_KEYS.keys(),
        place=text("a question of type %(kind)s", kind=kind.value),
    )
    code = fields.code("code")
    if code is None:
        return None
    weight = fields.decimal("weight")
    question = _question(fields, kind, code, sharing, weight or Decimal(0))
    if weight is None:
        # What cannot be scored weighs nothing.
        return replace(question, weight=Decimal(int(scorable(question))))
    return question


def _question(fields: Fields, kind: Kind, code: str, sharing: Sharing, weight: Decimal) -> Question:
    choices = read_choices(fields)
    yes_score, no_score = _yes_no_scores(fields)
    max_score = fields.decimal("max_score")
    low, high = _bounds(fields, kind)
    advice, advice_when = read_advice(fields)
    return Question(
        code=code,
        kind=kind,
        text=fields.words("text") or words(nl="…"),
        help=fields.words("help"),
        weight=weight,
        key=fields.flag("key", False),
        combine=COMBINE_OF[fields.one_of("combine") or "mean"],
        levels=fields.words_per_level("levels"),
        choices=choices,
        yes_score=yes_score,
        no_score=no_score,
        max_score=max_score if max_score is not None else Decimal(LEVEL_MAX),
        bands=_bands(fields),
        unit=fields.words("unit"),
        minimum=low,
        maximum=high,
        decimals=read_decimals(fields, kind),
        earliest=fields.day("earliest"),
        latest=fields.day("latest"),
        max_length=fields.whole("max_length") or MAX_WRITTEN,
        top=_top(fields, kind, choices),
        columns=read_columns(fields),
        value=fields.formula("value"),
        asked_when=fields.formula("asked_when"),
        constraints=_constraints(fields),
        not_applicable=fields.flag("not_applicable", True),
        independent=fields.flag("independent", False),
        figure=fields.one_of("figure") or "",
        theme=fields.code("theme"),
        who=fields.string("who"),
        cut=read_cut(fields, kind),
        total=_total(fields),
        advice=advice,
        advice_when=advice_when,
        target=fields.decimal("target"),
        sharing=SHARING_OF[fields.one_of("sharing") or sharing],
        references=fields.strings("references"),
        about=fields.strings("about"),
        file=fields.reading.file,
        line=fields.line,
    )


def use_question(fields: Fields, question: Question) -> Question:
    """A question of a bank with what a section says differently about it."""
    weight = fields.decimal("weight")
    target = fields.decimal("target")
    changed = replace(
        question,
        weight=question.weight if weight is None else weight,
        key=fields.flag("key", question.key),
        theme=fields.code("theme") or question.theme,
        who=fields.string("who") or question.who,
        sharing=SHARING_OF[fields.one_of("sharing") or question.sharing],
        target=question.target if target is None else target,
        cut=read_cut(fields, question.kind) or question.cut,
        total=_total(fields) or question.total,
        asked_when=fields.formula("asked_when") or question.asked_when,
        about=fields.strings("about") or question.about,
    )
    if fields.has("advice"):
        advice, advice_when = read_advice(fields)
        changed = replace(changed, advice=advice, advice_when=advice_when)
    return changed


def fields_of_use(reading: Reading, table: Table, kind: Kind) -> Fields:
    """The fields of an item `use: …` that takes a question of this kind."""
    return Fields(
        reading,
        table,
        USE_KEYS[kind],
        elsewhere=UNTYPED_KEYS.keys(),
        place=text("a question taken from a bank"),
    )


def _bounds(fields: Fields, kind: Kind) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and highest value, or for a table the most rows."""
    if kind is Kind.TABLE:
        return None, Decimal(fields.whole("max") or MAX_ROWS)
    return read_bounds(fields, kind)


def _top(fields: Fields, kind: Kind, choices: tuple[Choice, ...]) -> int:
    if kind is not Kind.RANKING:
        return 0
    return fields.whole("top") or min(TOP, len(choices))


def _yes_no_scores(fields: Fields) -> tuple[Decimal | None, Decimal | None]:
    """Yes and no scores; when only one is written, the other is 0."""
    yes = fields.decimal("yes_score")
    no = fields.decimal("no_score")
    if yes is None and no is None:
        return None, None
    return yes or Decimal(0), no or Decimal(0)


def _bands(fields: Fields) -> tuple[Band, ...]:
    found = []
    for row in fields.rows("bands"):
        at_least, score = row.decimal("at_least"), row.decimal("score")
        if at_least is not None and score is not None:
            found.append(Band(at_least, score))
    return tuple(found)


def _constraints(fields: Fields) -> tuple[Constraint, ...]:
    found = []
    for row in fields.rows("constraints"):
        rule, says = row.formula("rule"), row.words("says")
        if rule is not None and says is not None:
            found.append(Constraint(rule, says))
    return tuple(found)


def read_cut(fields: Fields, kind: Kind | None) -> Cut | None:
    """What counts as “yes” of a question of this kind, or of a section (None)."""
    cut = fields.part("cut")
    if cut is None:
        return None
    written = cut.one_of("side")
    choices = frozenset(cut.strings("choices"))
    if kind is Kind.YES_NO and not cut.has("choices"):
        choices = frozenset({"yes"})
    side = SIDE_OF[written] if written else ("practice" if kind is Kind.LEVEL else "value")
    return Cut(
        side=side,
        at_least=cut.decimal("at_least"),
        choices=choices,
        says=cut.words("says") or words(nl="…"),
        other_end=_other_end(cut),
    )


def _total(fields: Fields) -> Total | None:
    total = fields.part("total")
    if total is None:
        return None
    return Total(total.decimal("at_most") or Decimal(0), total.words("says") or words(nl="…"))


def _other_end(cut: Fields) -> OtherEnd | None:
    other = cut.part("other_end")
    if other is None:
        return None
    return OtherEnd(
        at_most=other.decimal("at_most"),
        choices=frozenset(other.strings("choices")),
        says=other.words("says") or words(nl="…"),
    )
