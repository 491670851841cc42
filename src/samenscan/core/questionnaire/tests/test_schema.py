"""The JSON Schema of the language accepts what the reader reads, and refuses what has no form."""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from samenscan.core.questionnaire import QuestionnaireErrors, read, read_set
from samenscan.core.questionnaire.schema import schema
from samenscan.core.questionnaire.tests.test_language import ALL
from samenscan.core.questionnaire.tree import Many, Node, Scalar, Table, read_tree

CONTENT = Path(str(files("samenscan.scans") / "content"))
PUBLISHED = Path(__file__).resolve().parents[5] / "docs" / "questionnaire.schema.json"
EVERY = sorted(CONTENT.rglob("*.yaml"))
VALID = Draft202012Validator(schema())


def as_text(source: str) -> object:
    """The file with every value as text or nothing, as our own reader sees it."""

    def plain(node: Node | None) -> object:
        match node:
            case Scalar(written):
                return written or None
            case Many(items):
                return [plain(item) for item in items]
            case Table(entries):
                return {key.written: plain(value) for key, value in entries}
        return None

    return plain(read_tree(source, "x")[0])


def as_yaml(source: str) -> object:
    """The file with numbers, yes or no as YAML 1.2 means them, as an editor sees it."""

    def plain(value: object) -> object:
        match value:
            case dict():
                return {key: plain(inner) for key, inner in value.items()}
            case list():
                return [plain(inner) for inner in value]
            case date():
                return value.isoformat()
        return value

    return plain(YAML(typ="safe", pure=True).load(source))


def complaints(plain: object) -> list[str]:
    return [error.message for error in VALID.iter_errors(plain)]


def test_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_is_published_as_the_reader_has_it() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == schema()


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_accepts_every_ready_made_file(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert complaints(as_text(source)) == []
    assert complaints(as_yaml(source)) == []


def test_accepts_every_key() -> None:
    assert complaints(as_text(ALL)) == []
    assert complaints(as_yaml(ALL)) == []


BANK = "bank: b\nquestions:\n  - {code: B1, type: level, text: T}\n"
SECTION = "code: A\ntitle: T\nquestions:\n  - {use: B1, weight: 2, cut: {at_least: 3, says: x}}\n"


def test_accepts_a_bank_and_a_section_in_files_of_their_own() -> None:
    main = (
        "code: c\nversion: 1\ntitle: T\nlanguages: nl\nbank: b.yaml\nsections: [{file: a.yaml}]\n"
    )
    read_set({"main.yaml": main, "a.yaml": SECTION, "b.yaml": BANK}, "main.yaml")
    for source in (main, SECTION, BANK):
        assert complaints(as_yaml(source)) == []
    assert complaints(as_yaml(SECTION.replace("weight: 2", "text: 2")))
    assert complaints(as_yaml(BANK.replace("bank: b", "bank: [b]")))
    assert complaints(as_yaml(BANK.replace("{code: B1, type: level, text: T}", "{use: B1}")))


RULES = """\
findings:
  - {id: no-test, kind: risk, when: B1.practice < 2, title: T, sees: S, matters: M, step: S}
"""


def test_accepts_rules_for_findings_in_a_file_of_their_own() -> None:
    main = (
        "code: c\nversion: 1\ntitle: T\nlanguages: nl\nfindings: [r.yaml]\nsections:\n"
        "  - {code: A, title: T, questions: [{code: B1, type: level, text: T}]}\n"
    )
    assert len(read_set({"main.yaml": main, "r.yaml": RULES}, "main.yaml").findings) == 1
    for source in (main, RULES):
        assert complaints(as_text(source)) == []
        assert complaints(as_yaml(source)) == []
    assert complaints(as_yaml(RULES.replace("kind: risk", "kind: riks")))
    assert complaints(as_yaml(RULES.replace("id: no-test", "id: No test")))
    assert complaints(as_yaml(RULES.replace("matters: M, ", "")))
    assert complaints(as_yaml(main.replace("[r.yaml]", "[{id: x}]")))


# Form, not meaning: these the schema has to see as well.
FORM = {
    "“%(key)s” is not a known key here.",
    "“%(key)s” is missing here.",
    "“%(key)s” does not belong to %(place)s.",
    "“%(key)s” cannot be “%(written)s”.",
    "“%(key)s” has to be a list.",
    "This item of “%(key)s” has no keys.",
    "“%(key)s” has to have keys of its own.",
    "“%(key)s” has to be a number, not “%(it)s”.",
    "“%(key)s” has to be yes or no.",
    "“%(key)s” has to say what level 0 to %(top)s are.",
    "“%(code)s” cannot be a code.",
    "“%(name)s” cannot be a name for use in texts.",
    "This has to be a text.",
    "“%(code)s” is not a language of this questionnaire.",
}
VALUES: list[object] = [
    "x", "3", "-1", "2.5", "yes", "perhaps", "level", "table", "a b", "own", "2026-01-01",
    [], {}, ["x"], [{}], [["x"]], {"nl": "x"}, {"zz": "x"}, {"code": "x"}, {"says": "x"},
]  # fmt: skip
KEYS = ("code", "type", "text", "choices", "unit", "levels", "min", "file", "use", "zzz", "cut")
Step = str | int


def paths(value: object, so_far: tuple[Step, ...] = ()) -> list[tuple[Step, ...]]:
    inner: list[tuple[Step, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    found = [so_far] if so_far else []
    for step, one in inner:
        found += paths(one, (*so_far, step))
    return found


PATHS = paths(as_text(ALL))


def changed(path: tuple[Step, ...], how: str, key: str, value: object) -> object:
    """The file with one thing replaced, left out, or added beside it; None when that is gone."""
    plain = json.loads(json.dumps(as_text(ALL)))
    holder = plain
    for step in path[:-1]:
        holder = holder[step]
    if how == "replace":
        holder[path[-1]] = value
    elif how == "leave out":
        del holder[path[-1]]
    elif isinstance(holder, dict):
        holder[key] = value
    else:
        holder.append(value)
    return plain


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(PATHS),
    st.sampled_from(["replace", "leave out", "add"]),
    st.sampled_from(KEYS),
    st.sampled_from(VALUES),
)
def test_sees_form_as_the_reader_does(
    path: tuple[Step, ...], how: str, key: str, value: object
) -> None:
    plain = changed(path, how, key, value)
    refused = complaints(plain)
    try:
        read(json.dumps(plain, indent=1, ensure_ascii=False), "x.yaml")
    except QuestionnaireErrors as errors:
        told = [problem for problem in errors.problems if problem.what.template in FORM]
        assert refused or not told, (path, how, key, value, [str(one) for one in told])
    else:
        assert not refused, (path, how, key, value, refused)
