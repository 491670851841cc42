"""`samenscan score`: levels of every organisation in files of answers, as a table and explained."""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.utils.translation import override

from samenscan import __version__
from samenscan.core.answers.asked import SheetView, view
from samenscan.core.disclosure import Own, Released
from samenscan.core.interpretation import explain
from samenscan.core.questionnaire import Problem, Questionnaire
from samenscan.core.scoring import Explanation, Node
from samenscan.core.text import Text, text
from samenscan.reports.answer_files import answers_at
from samenscan.reports.facts import Json
from samenscan.reports.problems import file_problem, say_notes, say_problems
from samenscan.reports.questionnaire_files import the_questionnaire_at
from samenscan.reports.without_site import LANGUAGES, make_ready
from samenscan.reports.words import tell
from samenscan.reports.writing import say, write_new

HELP = "score answers without a server or a database, and explain every number"

Explained = Released[Own, Explanation]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `score` can be told on the command line."""
    parser.add_argument(
        "answers", type=Path, nargs="+", help="tables (CSV, XLSX, Parquet), workbooks or folders"
    )
    parser.add_argument(
        "--questionnaire", type=Path, required=True, help="YAML file, or a folder of them"
    )
    parser.add_argument("--json", type=Path, help="new file for the scores with their explanation")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def run(arguments: argparse.Namespace) -> int:
    """Score and print; 0 when all went well, 1 when something has to be mended first."""
    make_ready()
    out: Path | None = arguments.json
    with override(arguments.language):
        problems: list[Problem] = []
        notes: list[Problem] = []
        try:
            asked = the_questionnaire_at(arguments.questionnaire, problems)
            dataset = answers_at(arguments.answers, asked, (), problems, notes) if asked else None
            say_notes(notes)
            if out is not None and out.exists():
                problems.append(_stands_already(out))
            if dataset is not None and not dataset.sheets and not problems:
                problems.append(_nothing_answered(arguments.answers[0]))
            if asked is None or dataset is None or problems:
                say_problems(problems)
                return 1
            views = [view(asked, sheet) for sheet in dataset.sheets]
            explained = [
                explain(asked, sheet, seen)
                for sheet, seen in zip(dataset.sheets, views, strict=True)
            ]
            if out is not None:
                written = scores_json(asked, explained, arguments.language)
                write_new(out, written.encode("utf-8"))
            for line in _lines(asked, explained, views):
                say(line)
            if out is not None:
                done = text("The scores with their explanation are in %(file)s.", file=str(out))
                say(tell(done))
        except OSError as error:
            say_problems([file_problem(Path(error.filename or ""), error)])
            return 1
    return 0


def _lines(
    asked: Questionnaire, explained: Sequence[Explained], views: Sequence[SheetView]
) -> Iterator[str]:
    title = text("%(title)s, version %(version)s", title=asked.title, version=asked.version)
    yield tell(title)
    if len(explained) > 1:
        yield tell(
            text(
                "This holds the results of %(n)s organisations, for whoever holds their answers. "
                "Show each organisation its own result only.",
                n=len(explained),
            )
        )
    for released, seen in zip(explained, views, strict=True):
        yield ""
        yield from _table(asked, released)
        for broken in seen.broken_constraints():
            yield f"  {broken.question}: {tell(broken.says)}"


def _table(asked: Questionnaire, released: Explained) -> Iterator[str]:
    """One organisation: a row per domain and theme, and the total below."""
    nodes = list(released.facts.nodes)
    if nodes and nodes[0].kind == "total":
        nodes = [*nodes[0].children, nodes[0]]
    rows = [
        (f"{'  ' * depth}{_title(node)}", _level(asked, node), _coverage(node), _remark(node))
        for top in nodes
        for depth, node in _with_themes(top)
    ]
    head = (
        released.facts.organisation,
        tell(text("Level")),
        tell(text("Weight answered")),
        "",
    )
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(3)]
    for name, level, coverage, remark in (head, *rows):
        line = f"{name:<{widths[0]}}  {level:>{widths[1]}}  {coverage:>{widths[2]}}  {remark}"
        yield line.rstrip()


def _with_themes(top: Node) -> Iterator[tuple[int, Node]]:
    yield 1, top
    if top.kind == "section":
        yield from ((2, child) for child in top.children if child.kind == "theme")


def _title(node: Node) -> str:
    return tell(text("Total")) if node.kind == "total" else tell(node.title)


def _level(asked: Questionnaire, node: Node) -> str:
    if node.level is None:
        return "–"
    return f"{tell(node.level)} / {tell(asked.scale_max.normalize() + 0)}"


def _coverage(node: Node) -> str:
    return f"{int((node.coverage or 0) * 100)} %"


def _remark(node: Node) -> str:
    told: list[Text] = []
    if node.passed is not None and node.because is not None:
        verdict = text("Passes.") if node.passed else text("Does not pass.")
        told = [verdict, node.because]
    elif node.because is not None and node.because != node.reason:
        told = [text("Whether it passes cannot be said yet. %(because)s", because=node.because)]
    if node.reason is not None:
        told.insert(0, node.reason)
    return " ".join(tell(sentence) for sentence in told)


def scores_json(asked: Questionnaire, explained: Sequence[Explained], language: str) -> str:
    """All explanations; exact numbers are texts such as “27/40”, levels have a decimal point."""
    told = {
        "program": f"samenscan {__version__}",
        "language": language,
        "questionnaire": {
            "code": asked.code,
            "version": asked.version,
            "hash": asked.content_hash,
            "scale_max": str(asked.scale_max),
        },
        "organisations": [
            {
                "organisation": released.facts.organisation,
                "scores": [_node(node) for node in released.facts.nodes],
            }
            for released in explained
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _node(node: Node) -> Json:
    told: dict[str, Json] = {
        "kind": node.kind,
        "code": node.code,
        "title": tell(node.title),
        "why": tell(node.why),
    }
    if node.kind == "answer":
        return told
    points = node.points
    return told | {
        "score": _exact(node.share),
        "weight": _exact(node.weight),
        "level": None if node.level is None else str(node.level),
        "coverage": _exact(node.coverage),
        "points": None
        if points is None
        else {
            "achieved": str(points.achieved),
            "full": str(points.full),
            "open": str(points.open),
        },
        "passed": node.passed,
        "parts": [_node(child) for child in node.children],
    }


def _exact(value: object) -> str | None:
    return None if value is None else str(value)


def _stands_already(out: Path) -> Problem:
    return Problem(
        str(out),
        0,
        text("There is a file with this name already."),
        text("Choose another name, or move the file away first."),
    )


def _nothing_answered(path: Path) -> Problem:
    return Problem(
        path.name,
        0,
        text("There is not one answer in this file."),
        text("Write one row per answer, under the names of the columns."),
    )
