"""Turns the survey of Japan into our own files: a questionnaire, and a row per authority."""

import csv
import io
from collections.abc import Iterator

from ruamel.yaml import YAML

from samenscan.core.formats.csv_rows import shielded
from tests.real.japan2020.source import MARK, AskedQuestion, Authority, Source

TYPES = {"single": "single", "multiple": "multiple", "free": "text"}
STATES = {"提出済": "submitted", "未提出": "not_submitted", "未確認": "unconfirmed"}


def questionnaire_yaml(source: Source) -> str:
    """The questionnaire; its texts stay Japanese, under the language that readers know it by.

    Nothing is scored: every question has weight 0.
    """
    tree = {
        "code": "japan-2020",
        "version": "2020",
        "title": "Survey on open data among local governments, 2020",
        "languages": ["en"],
        "sections": [
            {
                "code": "survey",
                "title": "Survey",
                "scored": False,
                "questions": [_question(question) for question in source.questions],
            }
        ],
    }
    out = io.StringIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment] # untyped attribute
    yaml.dump(tree, out)
    return out.getvalue()


def _question(question: AskedQuestion) -> dict[str, object]:
    tree: dict[str, object] = {
        "code": question.code,
        "type": TYPES[question.kind],
        "weight": 0,
        "text": question.text,
    }
    if question.choices:
        tree["choices"] = [
            {"code": choice_code(number), "text": choice}
            for number, choice in enumerate(question.choices, 1)
        ]
    return tree


def choice_code(number: int) -> str:
    """The code of a choice by its place, from 1."""
    return f"c{number}"


def answers_csv(source: Source) -> bytes:
    """A row per authority and a column per question, the states in our own words."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    codes = [question.code for question in source.questions]
    writer.writerow(["organisation", "name", "state", *codes])
    for authority in source.authorities:
        about = (authority.code, authority.name, STATES[authority.state])
        writer.writerow((*about, *_cells(source, authority)))
    return out.getvalue().encode()


def _cells(source: Source, authority: Authority) -> Iterator[str]:
    for question in source.questions:
        given = [authority.cells[column] for column in question.columns]
        if question.choices:
            marked = (choice_code(at) for at, cell in enumerate(given, 1) if cell == MARK)
            yield "|".join(marked)
        else:
            yield shielded(given[0])
