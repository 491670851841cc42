"""No input brings the reader down: no crash, no hang, no blow-up, always a line and a remedy."""

import resource
import time
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.questionnaire import Questionnaire, QuestionnaireErrors, decode, read
from samenscan.core.questionnaire.problem import MAX_PROBLEMS
from samenscan.core.questionnaire.tests.test_language import ALL

# A hang, not a speed: of the processor, so that a busy machine changes nothing.
HANG_SECONDS = 20.0
GROWTH = 200_000  # kB
MOST = 2_900_000
HEAD = (
    "code: c\nversion: 1\ntitle: T\nlanguages: nl\nsections:\n- code: A\n  title: A\n  questions:\n"
)
CHOOSE = HEAD + "  - {code: Q, type: multiple, text: T, choices: [{code: a, text: a}], "


def many(count: int, item: str) -> str:
    """An item so many times, each with its number."""
    return "".join(item.replace("%d", str(number)) for number in range(count))


BOMBS = {
    "line of 10 MB": "a: " + "x" * 10_000_000,
    "line of 3 MB": "a: " + "x" * MOST,
    "brackets": "[" * MOST,
    "braces": "{" * MOST,
    "dashes": "- " * (MOST // 2),
    "questions marks": "? " * (MOST // 2),
    "stairs": "".join(" " * step + "a:\n" for step in range(2000)),
    "aliases": "a: &a b\nc: [" + "*a," * (MOST // 3) + "]",
    "billion laughs": "a: &a [x,x]\n" + many(90_000, "k%d: &k%d [*a,*a]\n"),
    "anchors": "[" + "&a x," * (MOST // 5) + "]",
    "tags": "[" + "!t x," * (MOST // 5) + "]",
    "tag directives": "%TAG !e! tag:e\n" * (MOST // 16) + "---\na: b",
    "unknown keys": many(95_000, "key%d: v\n"),
    "long unknown keys": many(20_000, "key" * 40 + "%d: v\n"),
    "one key again": "a: b\n" * 95_000,
    "flow list": "[" + "a," * (MOST // 2) + "]",
    "long key": "x" * MOST + ": b",
    "escapes": '"' + "\\n" * (MOST // 2) + '"',
    "open quote": '"' + "a\n" * (MOST // 2),
    "comments": "#\n" * (MOST // 2),
    "blank lines": "\n" * MOST,
    "block text": "a: |\n" + " x\n" * (MOST // 3),
    "documents": "---\n" * (MOST // 4),
    "questions": HEAD + many(12_000, "  - {code: Q%d, type: level, text: T}\n"),
    "misspelt keys": HEAD + many(20_000, "  - {code: Q%d, tpye: x, text: T}\n"),
    "one code again": HEAD + "  - {code: Q, type: level, text: T}\n" * 20_000,
    "uses": HEAD + many(40_000, "  - use: Q%d\n"),
    "files": HEAD[: HEAD.index("- code")] + many(40_000, "- file: a%d\n"),
    "cut": CHOOSE + "cut: {says: x, choices: [" + many(150_000, "c%d,") + "]}}",
    "languages": HEAD.replace("nl", "[" + "zz," * 150_000 + "]"),
    "names": "names:\n" + many(40_000, "  n%d: x\n") + HEAD.replace("A", "'{n}'"),
    "names in a text": HEAD.replace("title: A", 'title: "' + "{a}" * 1600 + '"'),
    "bands": HEAD + "  - {code: Q, type: number, text: T, bands: ["
    + many(20_000, "{at_least: %d, score: 1},") + "]}",
}  # fmt: skip


def tell(source: str) -> tuple[int, ...]:
    """The lines of the problems, or none when the source is a questionnaire."""
    try:
        assert isinstance(read(source, "scan.yaml"), Questionnaire)
    except QuestionnaireErrors as errors:
        assert 1 <= len(errors.problems) <= MAX_PROBLEMS
        for problem in errors.problems:
            assert str(problem.what) and str(problem.remedy)
            assert len(str(problem)) < 10_000
        return tuple(problem.line for problem in errors.problems)
    return ()


def peak() -> int:
    """The most memory this process ever held, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize("name", BOMBS)
def test_stands_what_is_made_to_break_it(name: str) -> None:
    held, started = peak(), time.process_time()
    tell(BOMBS[name])
    assert time.process_time() - started < HANG_SECONDS
    assert peak() - held < GROWTH


def real_files() -> list[str]:
    folder = files("samenscan.scans") / "content"
    return [
        path.read_text(encoding="utf-8")[:20_000]
        for path in folder.iterdir()
        if path.name.endswith(".yaml")
    ]


REAL = [ALL, *real_files()]
ODD = [
    "\x00", "\x07", "\x1b", "\x85", "\u2028", "\ufeff", "\ud800", "\t", "\r", "\r\n", "\u00a0",
    "é", "💥", "&a ", "*a", "!x ", "---\n", "...\n", "%YAML 1.1\n", "? ", "- ", ": ", "#", "'",
    '"', "|", ">", "[", "]", "{", "}", "{a}", ",", "~", "null", "1e999", "-0", ".5", "0x1F",
    "99999999999999", "1_000", "true", "yes", "2026-02-30", "level", "table", "derived",
    "use: A1", "file: x", "A1 > 1", "{nl: x}", "[[]]", "",
]  # fmt: skip


@pytest.mark.parametrize("written", ["\\0", "\\a", "\\e[31m", "\\x9b", "\\u2028", "\\uFEFF"])
def test_refuses_what_cannot_be_seen_where_it_is_written_out_too(written: str) -> None:
    for place in ("title: T", "title: A"):
        source = HEAD.replace(place, place[:-1] + f'"a{written}b"')
        with pytest.raises(QuestionnaireErrors) as errors:
            read(source + "  - {code: Q, type: level, text: T}\n", "scan.yaml")
        (problem,) = errors.value.problems
        assert "cannot be seen (U+" in str(problem.what)
        assert source.splitlines()[problem.line - 1].endswith(f'"a{written}b"')
    with pytest.raises(QuestionnaireErrors) as errors:
        read(HEAD + f'"k{written}": v\n', "scan.yaml")
    said = "".join(f"{one.what} {one.remedy}" for one in errors.value.problems)
    assert said.isprintable()


@settings(max_examples=400, deadline=2000)
@given(
    st.sampled_from(REAL),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(ODD)), min_size=1, max_size=5
    ),
)
def test_survives_odd_characters_anywhere_in_a_real_file(
    source: str, edits: list[tuple[float, int, str]]
) -> None:
    for place, n_removed, odd in edits:
        at = int(place * len(source))
        source = source[:at] + odd + source[at + n_removed :]
    lines = tell(source)
    assert all(1 <= line <= len((source + "x").splitlines()) for line in lines)


@settings(max_examples=200, deadline=2000)
@given(st.sampled_from(REAL), st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=6))
def test_survives_lines_that_were_moved_indented_or_repeated(
    source: str, moves: list[tuple[float, float]]
) -> None:
    lines = source.splitlines()
    for one, other in moves:
        taken, put = int(one * (len(lines) - 1)), int(other * (len(lines) - 1))
        lines.insert(put, " " * (taken % 3) + lines[taken])
        if taken % 2:
            del lines[taken]
    tell("\n".join(lines))


@settings(max_examples=300, deadline=2000)
@given(st.binary(max_size=300))
def test_survives_any_bytes(content: bytes) -> None:
    try:
        source = decode(content, "scan.yaml")
    except QuestionnaireErrors as errors:
        assert errors.problems
    else:
        tell(source)


@settings(max_examples=150, deadline=2000)
@given(
    st.sampled_from(REAL),
    st.sampled_from(["latin-1", "utf-16", "utf-16-be", "utf-32", "cp1252", "utf-8-sig", "utf-8"]),
    st.floats(0, 1),
)
def test_survives_any_encoding_cut_anywhere(source: str, encoding: str, place: float) -> None:
    content = source.encode(encoding, errors="replace")
    try:
        tell(decode(content[: int(place * len(content))], "scan.yaml"))
    except QuestionnaireErrors as errors:
        assert errors.problems
