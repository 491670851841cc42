"""How long an author waits: reading and checking a scan of 150 questions in four languages.

The scan has a text, help, six levels, advice and a statement per question, each in four languages
(700 kB), and a condition on every tenth question. Its baseline is what libyaml alone takes to go
through the same text.
"""

import sys

import yaml

from benchmarks.row import Row
from samenscan.core.questionnaire import gaps, read

N_SECTIONS, N_PER_SECTION = 10, 15
LANGUAGES = ("nl", "fr", "de", "en")
GOAL_MS = 100
_LONG = (
    "wat er is afgesproken met de leverancier, op papier staat met een datum, en elk jaar "
    "door twee mensen van de zone wordt nagekeken"
)


def source() -> str:
    """The scan as its YAML file."""
    head = "code: reading\nversion: '1'\ntitle: Scan\nlanguages: [nl, fr, de, en]\nsections:\n"
    return head + "".join(_section(number) for number in range(N_SECTIONS))


def _section(number: int) -> str:
    questions = "".join(_question(number, place) for place in range(N_PER_SECTION))
    return f"  - code: S{number}\n    title: Deel {number}\n    questions:\n{questions}"


def _said(key: str, told: str, indent: int) -> str:
    start = " " * indent
    lines = "".join(f"{start}  {code}: ({code}) {told}\n" for code in LANGUAGES)
    return f"{start}{key}:\n{lines}"


def _question(section: int, place: int) -> str:
    code = f"S{section}Q{place}"
    levels = "".join(
        f"          - nl: Niveau {level}, {_LONG}\n"
        + "".join(f"            {code}: Niveau {level}, {_LONG}\n" for code in LANGUAGES[1:])
        for level in range(6)
    )
    condition = f"        asked_when: S{section}Q0.practice > 2\n" if place % 10 == 5 else ""
    return (
        f"      - code: {code}\n        type: level\n"
        + _said("text", f"Hoe ver staat onderwerp {place}?", 8)
        + _said("help", _LONG, 8)
        + f"        levels:\n{levels}"
        + _said("advice", _LONG, 8)
        + condition
        + "        cut:\n          side: practice\n          at_least: 3\n"
        + _said("says", "doet het elk jaar", 10)
    )


_SOURCE = source()


def _events() -> int:
    return sum(1 for _ in yaml.parse(_SOURCE, Loader=yaml.CLoader))


def _read() -> None:
    read(_SOURCE, "scan.yaml")


def _gaps() -> None:
    gaps(_QUESTIONNAIRE)


_QUESTIONNAIRE = read(_SOURCE, "scan.yaml")

ROWS = [
    Row("read and check a scan of 150 questions", _read, "libyaml alone", _events, GOAL_MS),
    Row("find its gaps in four languages", _gaps, "libyaml alone", _events, 20),
]

if __name__ == "__main__":
    sys.stdout.write(f"{len(_SOURCE)} characters, {len(_QUESTIONNAIRE.questions())} questions\n")
