"""Read one question; which keys belong to it depends on its type."""

from decimal import Decimal

from samenscan.core.questionnaire.fields import Fields
from samenscan.core.questionnaire.model import (
    LEVEL_MAX,
    Choice,
    Combine,
    Cut,
    Kind,
    MissingCode,
    Question,
    Sharing,
    Side,
)
from samenscan.core.questionnaire.reading import Reading
from samenscan.core.questionnaire.tree import Table
from samenscan.core.text import text, words

COMMON_KEYS = (
    "code",
    "type",
    "text",
    "help",
    "weight",
    "key",
    "cut",
    "advice",
    "target",
    "sharing",
    "references",
)
KIND_KEYS = {
    Kind.LEVEL: ("combine",),
    Kind.SINGLE: ("choices", "max_score"),
    Kind.YES_NO: ("yes_score", "no_score", "max_score"),
    Kind.NUMBER: ("unit", "min", "max", "decimals"),
}
ALL_KEYS = COMMON_KEYS + tuple(key for keys in KIND_KEYS.values() for key in keys)
MAX_DECIMALS = 6

COMBINES: dict[str, Combine] = {"mean": "mean", "minimum": "minimum"}
SIDES: dict[str, Side] = {"practice": "practice", "paper": "paper"}
SHARINGS: dict[str, Sharing] = {
    "own": "own",
    "centre": "centre",
    "partnership-anonymous": "partnership-anonymous",
}
MISSINGS: dict[str, MissingCode] = {
    "unknown": "unknown",
    "not_applicable": "not_applicable",
    "rather_not_say": "rather_not_say",
}


def read_question(reading: Reading, table: Table) -> Question | None:
    """The question in this table, or None (reported) when its code or type is missing."""
    fields = Fields(reading, table, tuple(dict.fromkeys(ALL_KEYS)))
    for key in ("code", "type", "text"):
        fields.need(key)
    code = fields.code("code")
    kind_name = fields.one_of("type", [kind.value for kind in Kind])
    if kind_name is None or code is None:
        return None
    kind = Kind(kind_name)
    _refuse_foreign_keys(fields, kind)
    choices = _choices(fields)
    yes_score, no_score = _yes_no_scores(fields)
    scorable = (
        kind is Kind.LEVEL
        or yes_score is not None
        or any(choice.score is not None for choice in choices)
    )
    weight = fields.decimal("weight", low=Decimal(0))
    max_score = fields.decimal("max_score")
    return Question(
        code=code,
        kind=kind,
        text=fields.words("text") or words(nl="…"),
        help=fields.words("help"),
        weight=weight if weight is not None else Decimal(int(scorable)),
        key=fields.flag("key", False),
        combine=COMBINES[fields.one_of("combine", list(COMBINES)) or "mean"],
        choices=choices,
        yes_score=yes_score,
        no_score=no_score,
        max_score=max_score if max_score is not None else Decimal(LEVEL_MAX),
        unit=fields.words("unit"),
        minimum=fields.decimal("min"),
        maximum=fields.decimal("max"),
        decimals=fields.whole("decimals", MAX_DECIMALS) or 0,
        cut=_cut(fields, kind),
        advice=fields.words("advice"),
        target=fields.decimal("target", low=Decimal(0)),
        sharing=SHARINGS[fields.one_of("sharing", list(SHARINGS)) or "partnership-anonymous"],
        references=fields.strings("references"),
        line=table.line,
    )


def _refuse_foreign_keys(fields: Fields, kind: Kind) -> None:
    allowed = COMMON_KEYS + KIND_KEYS[kind]
    for key in dict.fromkeys(ALL_KEYS):
        if fields.has(key) and key not in allowed:
            fields.say(
                key,
                text(
                    "“%(key)s” does not belong to a question of type %(kind)s.",
                    key=key,
                    kind=kind.value,
                ),
                text("Leave it out, or change the type."),
            )


def _yes_no_scores(fields: Fields) -> tuple[Decimal | None, Decimal | None]:
    """Yes and no scores; when only one is written, the other is 0."""
    yes = fields.decimal("yes_score", low=Decimal(0))
    no = fields.decimal("no_score", low=Decimal(0))
    if yes is None and no is None:
        return None, None
    return yes or Decimal(0), no or Decimal(0)


def _choices(fields: Fields) -> tuple[Choice, ...]:
    lines: dict[str, int] = {}
    found = []
    for table in fields.tables("choices"):
        choice_fields = Fields(fields.reading, table, ("code", "text", "score", "missing"))
        choice_fields.need("code")
        choice_fields.need("text")
        missing = choice_fields.one_of("missing", list(MISSINGS))
        choice = Choice(
            code=choice_fields.code("code") or "",
            text=choice_fields.words("text") or words(nl="…"),
            score=choice_fields.decimal("score", low=Decimal(0)),
            missing=MISSINGS[missing] if missing else None,
        )
        if choice.code in lines:
            choice_fields.say(
                "code",
                text("The choice “%(code)s” is there twice.", code=choice.code),
                text("Give every choice of a question a code of its own."),
            )
        if choice.code:
            lines[choice.code] = table.line
        found.append(choice)
    return tuple(found)


def _cut(fields: Fields, kind: Kind) -> Cut | None:
    table = fields.table("cut")
    if table is None:
        return None
    cut = Fields(fields.reading, table, ("side", "at_least", "choices", "says"))
    cut.need("says")
    written = cut.one_of("side", list(SIDES)) if kind is Kind.LEVEL else None
    if kind is not Kind.LEVEL and cut.has("side"):
        cut.say(
            "side",
            text("Only a question of type level has a side (paper or practice)."),
            text("Leave “side” out."),
        )
    choices = frozenset(cut.strings("choices"))
    if kind is Kind.YES_NO and not cut.has("choices"):
        choices = frozenset({"yes"})
    side: Side = SIDES[written or "practice"] if kind is Kind.LEVEL else "value"
    return Cut(
        side=side,
        at_least=cut.decimal("at_least"),
        choices=choices,
        says=cut.words("says") or words(nl="…"),
    )
