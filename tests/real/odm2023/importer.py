"""From the published files to files of ours: a questionnaire, a table of answers, the members."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from tests.real.odm2023.source import AskedQuestion, Source, plain

# Countries outside the European Union in 2023; two groups are enough to try a layout.
OUTSIDE_THE_UNION = frozenset({"AL", "BA", "CH", "IS", "ME", "NO", "RS", "UA"})

# 2.3 is nothing but 2.3a to 2.3d together.
NESTING = "2.3"
OPEN = "open"

_MISSING = {"i don't know": "unknown", "not applicable": "not_applicable"}
_CODE_LENGTH = 40


@dataclass(frozen=True)
class ImportedFiles:
    """Where the three files lie that `samenscan interpret` takes."""

    questionnaire: Path
    answers: Path
    members: Path


def import_to(source: Source, folder: Path) -> ImportedFiles:
    """Write `questionnaire.yaml`, `answers.csv` and `members.csv` into this folder."""
    files = ImportedFiles(
        folder / "questionnaire.yaml", folder / "answers.csv", folder / "members.csv"
    )
    files.questionnaire.write_text(questionnaire_yaml(source), encoding="utf-8")
    files.answers.write_text(answers_csv(source), encoding="utf-8")
    files.members.write_text(members_csv(source), encoding="utf-8")
    return files


def questionnaire_yaml(source: Source) -> str:
    """A section per dimension, a theme per indicator; full marks are the published weight.

    The official method adds points up: with its full marks as weight, the mean of the questions is
    the points as a part of full marks, on every level up to the total.

    The files give weights, not the score of each graded answer; that score is the one published
    for whoever gave the answer (the most frequent, should a reviewer have set one by hand). An
    answer nobody gave has no published score and is left out of a scored question. “I don't
    know” and “not applicable” are answers with a published score here, so they stay answers.

    So is the invitation to choose: `questionnaire-scoring.csv` lists “Select answer” of every
    question with a score of 0 of its weight, and all countries that left it got that 0. It becomes
    a choice of 0 points, not a missing answer (which would leave the mean), at questions that
    anybody left open; the others stay yes/no questions where that is what they are.
    """
    left_open = source.left_open()
    scores = option_scores(source)
    tree = {
        "code": "odm-2023",
        "version": "2023",
        "title": "Open Data Maturity 2023",
        "languages": ["en"],
        "scale": {"max": 100},
        "scoring": {"section": "questions", "total": "questions"},
        "sections": [
            {
                "code": f"D{number}",
                "title": title,
                "themes": [
                    {"code": f"D{code}", "title": theme}
                    for code, theme in source.indicators.items()
                    if code.startswith(number) and code != NESTING
                ],
                "questions": [
                    _question(question, scores, question.code in left_open)
                    for question in source.questions
                    if question.dimension == number
                ],
            }
            for number, title in source.dimensions.items()
        ],
    }
    out = io.StringIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment] # untyped attribute
    yaml.dump(tree, out)
    return out.getvalue()


def option_scores(source: Source) -> dict[tuple[str, str], int]:
    """The score of each answer per question: the most frequent one published for it."""
    return {key: found.most_common(1)[0][0] for key, found in source.published_scores().items()}


def answer_code(option: str) -> str:
    """A code for an offered answer: `Yes, >9` becomes `yes-over-9`."""
    spelled = plain(option).replace(">", " over ").replace("<", " under ").replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")[:_CODE_LENGTH].strip("-")


def answers_csv(source: Source) -> str:
    """One row per country and question; a form left at its invitation says so where that scores."""
    rows = []
    for country in source.countries:
        for question in source.questions:
            given = country.given[question.code]
            value, missing = "", "not_answered"
            if given.blank and question.full is not None:
                value, missing = OPEN, ""
            elif not given.blank:
                kind = _missing(question, given.answer)
                value, missing = ("", kind) if kind else (answer_code(given.answer), "")
            rows.append((country.code, question.code, "", "", value, missing))
    head = ("organisation", "question", "paper", "practice", "value", "missing")
    return _csv(head, rows)


def members_csv(source: Source) -> str:
    """The countries in two groups: members of the Union, and others."""
    rows = [
        (
            country.code,
            "Other Europe" if country.code in OUTSIDE_THE_UNION else "European Union",
            country.name,
        )
        for country in source.countries
    ]
    return _csv(("organisation", "group", "name"), rows)


def _question(
    question: AskedQuestion, scores: Mapping[tuple[str, str], int], left_open: bool
) -> dict[str, object]:
    tree: dict[str, object] = {"code": question.code, "text": question.text}
    if question.guide and question.guide != "N/A":
        tree["help"] = question.guide
    known = {
        option: scores[question.code, plain(option)]
        for option in question.options
        if (question.code, plain(option)) in scores
    }
    if question.full is None:
        tree |= {"type": "single", "weight": 0}
        tree["choices"] = [_unscored(question, option) for option in question.options]
        return tree
    tree |= {
        "theme": f"D{question.indicator}",
        "weight": question.full,
        "max_score": question.full,
    }
    plain_yes_no = not left_open and len(known) == 2
    if plain_yes_no and {plain(option) for option in question.options} == {"yes", "no"}:
        yes, no = known.values()
        tree |= {"type": "yes_no", "yes_score": yes, "no_score": no}
    else:
        invitation = [{"code": OPEN, "text": "Select answer", "score": 0}] if left_open else []
        tree["type"] = "single"
        tree["choices"] = invitation + [
            {"code": answer_code(option), "text": option, "score": score}
            for option, score in known.items()
        ]
    if cut := _cut(question, known):
        tree["cut"] = cut
    return tree


def _unscored(question: AskedQuestion, option: str) -> dict[str, object]:
    choice: dict[str, object] = {"code": answer_code(option), "text": option}
    if missing := _missing(question, plain(option)):
        choice["missing"] = missing
    return choice


def _missing(question: AskedQuestion, answer: str) -> str | None:
    real = [option for option in question.options if plain(option) not in _MISSING]
    return _MISSING.get(answer) if question.full is None and len(real) > 1 else None


def _cut(question: AskedQuestion, known: Mapping[str, int]) -> dict[str, object] | None:
    """At least 60 % of full marks counts as yes; “not applicable” confirms nothing."""
    chosen = [
        answer_code(option)
        for option, score in known.items()
        if plain(option) != "not applicable" and score * 10 >= (question.full or 0) * 6
    ]
    if not chosen or len(chosen) == len(known):
        return None
    says = "Yes to" if chosen == ["yes"] else "At least 60 % of full marks on"
    return {"choices": chosen, "says": f"{says}: {question.text}"}


def _csv(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
