"""Read rules for findings: what is told, and for which answers; what they name is checked later."""

from collections.abc import Mapping

from samenscan.core.questionnaire.fields import Fields
from samenscan.core.questionnaire.file_set import FileSet
from samenscan.core.questionnaire.keys import FINDING_KINDS, FINDINGS_KEYS, SEVERITIES
from samenscan.core.questionnaire.model import FindingKind, FindingRule, Severity
from samenscan.core.questionnaire.places import Place, Places
from samenscan.core.questionnaire.reading import Reading
from samenscan.core.questionnaire.tree import Many, Table
from samenscan.core.text import text

_KINDS: Mapping[str, FindingKind] = {kind: kind for kind in FINDING_KINDS}
_SEVERITIES: Mapping[str, Severity] = {severity: severity for severity in SEVERITIES}
_USUAL: Severity = "middle"


def place_of_rule(id: str) -> str:
    """Under which code the places of a rule are kept; no question or section can have it."""
    return f"findings/{id}"


def read_findings(fields: Fields, files: FileSet, places: Places) -> tuple[FindingRule, ...]:
    """The rules of every file named behind `findings`, in reading order; problems are reported."""
    found: list[FindingRule] = []
    lines: dict[str, Place] = {}
    node = fields.node("findings")
    if isinstance(node, Many) and any(isinstance(item, Table) for item in node.items):
        fields.say(
            "findings",
            text("Rules stand in a file of their own."),
            text(
                "Move them to a file that starts with “findings:”, and name it here: [rules.yaml]."
            ),
        )
        return ()
    for path in fields.scalars("findings"):
        opened = files.open(fields.reading, path.written, path.line)
        if opened is None:
            continue
        reading = fields.reading.at(opened[0], shared=False)
        inside = Fields(reading, opened[1], FINDINGS_KEYS)
        rows = inside.rows("findings")
        if inside.has("findings") and not rows:
            inside.say("findings", text("There is no rule here."), text("Write “- id: …”."))
        for row in rows:
            rule = _rule(row, places)
            _refuse_second(reading, lines, row, rule)
            if rule is not None:
                found.append(rule)
    return tuple(found)


def _rule(row: Fields, places: Places) -> FindingRule | None:
    """One rule; None (reported) where something it needs lacks or is wrong."""
    id, kind, when = row.rule_name("id"), row.one_of("kind"), row.formula("when")
    severity = row.one_of("severity")
    title, sees, matters = row.words("title"), row.words("sees"), row.words("matters")
    others, step = row.words("others"), row.words("step")
    section = row.code("section")
    covers = row.strings("covers") if row.has("covers") else None
    references = row.strings("references")
    if kind is not None and kind != "strength" and not row.has("step"):
        row.say(
            "step",
            text("This rule names no first step."),
            text("Add a line “step: …” with what somebody can do on Monday."),
        )
    for key in row.keys:
        places.put(place_of_rule(id or ""), key, Place(row.reading.file, row.line_of(key)))
    if not (id and kind and when and title and sees and matters):
        return None
    return FindingRule(
        id=id,
        kind=_KINDS[kind],
        when=when,
        title=title,
        sees=sees,
        matters=matters,
        severity=_SEVERITIES[severity] if severity else _USUAL,
        section=section,
        others=others,
        step=step,
        covers=covers,
        references=references,
        file=row.reading.file,
        line=row.line,
    )


def _refuse_second(
    reading: Reading, lines: dict[str, Place], row: Fields, rule: FindingRule | None
) -> None:
    """Report a name that another rule has; places would lead to the wrong one of the two."""
    if rule is None:
        return
    here = Place(reading.file, row.line_of("id"))
    first = lines.setdefault(rule.id, here)
    if first is here:
        return
    there = text("line %(line)s", line=first.line)
    if first.file != here.file:
        there = text("line %(line)s of %(file)s", line=first.line, file=first.file)
    reading.say(
        here.line,
        text("The code “%(code)s” is already used on %(place)s.", code=rule.id, place=there),
        text("Give each a code of its own; capitals make no difference."),
    )
