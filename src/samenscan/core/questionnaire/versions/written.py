"""A bridge as its author writes it, under `bridge:`, and as JSON for a database."""

import json
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from samenscan.core.questionnaire.canonical import Plain
from samenscan.core.questionnaire.fields import Fields
from samenscan.core.questionnaire.grammar import Flag, Free, Key, Keys, Part, Rows
from samenscan.core.questionnaire.keys import BRIDGE_KEYS, BRIDGE_STEP_KEYS
from samenscan.core.questionnaire.problem import QuestionnaireErrors, TooMany
from samenscan.core.questionnaire.reading import Reading
from samenscan.core.questionnaire.tree import Scalar, Table, read_tree
from samenscan.core.questionnaire.versions.bridge import Bridge, How, Rule, Step
from samenscan.core.text import text

# As in the language, but a step may still be undecided, and a rule is read to the end.
_RULE: Keys = {
    "answers": Key(Free(), "Old answer: new answer."),
    "shares": Key(Free(), "Old share: new share, such as 1/2: 3/4."),
    "rising": Key(Flag(), "Whether who scored higher never scores lower now."),
}
_STEP: Keys = {
    **BRIDGE_STEP_KEYS,
    "how": replace(BRIDGE_STEP_KEYS["how"], needed=False),
    "rule": replace(BRIDGE_STEP_KEYS["rule"], shape=Part(_RULE)),
}
_BRIDGE: Keys = {
    **BRIDGE_KEYS,
    "questions": replace(BRIDGE_KEYS["questions"], shape=Rows(_STEP), needed=False),
}
_FILE: Keys = {"bridge": Key(Part(_BRIDGE), "A bridge.", needed=True)}


def read_bridge(source: str, name: str) -> Bridge | None:
    """The bridge in this file: one of its own, or the key `bridge:` of a questionnaire.

    None where a file has no such key. QuestionnaireErrors with all problems of its form; whether
    it carries is said by `check_bridge`, with both versions at hand.
    """
    tree, problems = read_tree(source, name)
    if problems:
        raise QuestionnaireErrors(problems)
    if not isinstance(tree, Table):
        return None
    entries = tuple(entry for entry in tree.entries if entry[0].written == "bridge")
    if not entries:
        return None
    reading = Reading(name)
    try:
        fields = Fields(reading, Table(entries, tree.line), _FILE)
        part = fields.part("bridge")
        bridge = None if part is None else _bridge(part)
    except TooMany:
        raise QuestionnaireErrors(reading.problems) from None
    if reading.problems:
        raise QuestionnaireErrors(reading.problems)
    return bridge


def _bridge(part: Fields) -> Bridge:
    return Bridge(part.string("from") or "", tuple(_step(row) for row in part.rows("questions")))


def _step(row: Fields) -> Step:
    how = row.one_of("how")
    rule = row.part("rule")
    return Step(
        row.strings("old"),
        row.strings("new"),
        How(how) if how else None,
        None if rule is None else _rule(rule),
    )


def _rule(part: Fields) -> Rule:
    shares = []
    for scalar, new in _pairs(part, "shares"):
        was, now = (_share(part, one) for one in (scalar, new))
        if was is not None and now is not None:
            shares.append((was, now))
    return Rule(
        answers=tuple((old.written, new.written) for old, new in _pairs(part, "answers")),
        shares=tuple(shares),
        rising=part.flag("rising", False),
    )


def _pairs(part: Fields, key: str) -> list[tuple[Scalar, Scalar]]:
    node = part.node(key)
    if node is None:
        return []
    if not isinstance(node, Table):
        part.say_no_part(key)
        return []
    found = []
    for old, new in node.entries:
        if isinstance(new, Scalar):
            found.append((old, new))
        else:
            part.reading.say(
                new.line,
                text("“%(key)s” has one thing behind it, not several.", key=old.written[:80]),
                text("Write “old: new” on one line."),
            )
    return found


def _share(part: Fields, scalar: Scalar) -> Fraction | None:
    share = share_from(scalar.written)
    if share is None:
        part.reading.say(
            scalar.line,
            text("“%(share)s” is not a share.", share=scalar.written[:80]),
            text("Write a fraction or a number between 0 and 1, such as 3/4 or 0.75."),
        )
    return share


def share_from(written: str) -> Fraction | None:
    """The share written as 3/4, 0.75 or 1; None when it is none."""
    top, slash, bottom = written.strip().partition("/")
    try:
        if len(written) > 20 or any(mark in written for mark in "eE_"):
            return None
        share = Fraction(top) / (int(bottom) if slash else 1)
    except (ValueError, ZeroDivisionError):
        return None
    return share if 0 <= share <= 1 else None


def write_bridge(bridge: Bridge) -> str:
    """The bridge as a YAML file of its own; `read_bridge` is its inverse."""
    lines = ["bridge:", f"  from: {_quoted(bridge.old)}", "  questions:"]
    lines += [f"    - {_flow(step_to_plain(step))}" for step in bridge.steps]
    if not bridge.steps:
        lines[-1] += " []"
    return "\n".join(lines) + "\n"


def _flow(value: Plain) -> str:
    """A value on one line; quoted as in JSON, which YAML reads."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_quoted(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    return "yes" if value is True else _quoted(str(value))


def _quoted(written: str) -> str:
    plain = written.replace("_", "").isalpha() and written.isascii() and written.islower()
    if plain and written not in ("yes", "no", "true", "false", "null", "on", "off", "y", "n"):
        return written
    return json.dumps(written, ensure_ascii=False)


def step_to_plain(step: Step) -> dict[str, Plain]:
    """A step as JSON, with the keys of the language."""
    plain: dict[str, Plain] = {"old": list(step.old), "new": list(step.new)}
    if step.how is not None:
        plain["how"] = step.how.value
    if step.rule is not None:
        plain["rule"] = _rule_to_plain(step.rule)
    return plain


def _rule_to_plain(rule: Rule) -> dict[str, Plain]:
    plain: dict[str, Plain] = {}
    if rule.answers:
        plain["answers"] = dict(rule.answers)
    if rule.shares:
        plain["shares"] = {str(old): str(new) for old, new in rule.shares}
    if rule.rising:
        plain["rising"] = True
    return plain


def bridge_to_plain(bridge: Bridge) -> dict[str, Plain]:
    """A bridge as JSON; `bridge_from_plain` is its inverse."""
    return {"from": bridge.old, "questions": [step_to_plain(step) for step in bridge.steps]}


def bridge_from_plain(plain: object) -> Bridge:
    """The bridge that `bridge_to_plain` made; TypeError when it is none."""
    match plain:
        case {"from": str(old), "questions": list(rows)}:
            return Bridge(old, tuple(_step_from_plain(row) for row in rows))
    raise TypeError("this is no stored bridge")


def _step_from_plain(plain: object) -> Step:
    match plain:
        case {"old": list(old), "new": list(new), **rest}:
            how = rest.get("how")
            rule = rest.get("rule")
            return Step(
                tuple(str(code) for code in old),
                tuple(str(code) for code in new),
                How(str(how)) if how else None,
                None if rule is None else _rule_from_plain(rule),
            )
    raise TypeError("this is no stored bridge")


def _rule_from_plain(plain: object) -> Rule:
    match plain:
        case dict():
            return Rule(
                answers=tuple((str(a), str(b)) for a, b in dict(plain.get("answers", {})).items()),
                shares=tuple(
                    (Fraction(str(a)), Fraction(str(b)))
                    for a, b in dict(plain.get("shares", {})).items()
                ),
                rising=bool(plain.get("rising", False)),
            )
    raise TypeError("this is no stored bridge")
