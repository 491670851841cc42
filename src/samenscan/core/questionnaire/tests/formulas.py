"""The questionnaire of docs/methods/expressions.md, with one more question at its end."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from samenscan.core.questionnaire.model import Expression, Kind, Question, Questionnaire
from samenscan.core.questionnaire.read import read
from samenscan.core.text import Text, Words, words

PAGE = Path(__file__).parents[5] / "docs" / "methods" / "expressions.md"
LAST = "Z9"


@cache
def example() -> Questionnaire:
    """The example as it stands in the page."""
    page = PAGE.read_text(encoding="utf-8")
    return read(page.split("```yaml\n")[1].split("```")[0], "example.yaml")


def asked_when(source: str) -> Questionnaire:
    """The example with a last question that is asked under this condition."""
    return with_last(Question(LAST, Kind.TEXT, words(nl="x"), asked_when=Expression(source, 7)))


def with_last(*questions: Question) -> Questionnaire:
    """The example with these questions at its end."""
    (section,) = example().sections
    return replace(
        example(), sections=(replace(section, questions=(*section.questions, *questions)),)
    )


def english(sentence: Text) -> str:
    """The sentence in English, with the texts of the questionnaire in English."""
    filled = {}
    for name, param in sentence.params:
        if isinstance(param, Text):
            filled[name] = english(param)
        else:
            filled[name] = param.told("en") if isinstance(param, Words) else str(param)
    return sentence.template % filled


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the rows of the table with this first heading; “\\|” is a bar in a cell."""
    found: list[list[str]] = []
    lines = page.splitlines()
    start = lines.index(heading)
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        cells = line.strip("| ").replace("\\|", "\0").split("|")
        found.append([cell.strip().strip("`").replace("\0", "|") for cell in cells])
    assert found, heading
    return found
