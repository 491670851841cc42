"""The workload all rows share: 12 sections of 25 questions, made from a fixed seed.

Per section 15 levels, 4 yes/no, 2 choices and 4 numbers; titles of 60 to 90 characters, a help
line each; 5 % of the answers is missing.
"""

from collections.abc import Mapping
from random import Random

from samenscan.core.answers import Sheet, parse
from samenscan.core.questionnaire import Kind, Question, Questionnaire, read

N_SECTIONS, N_QUESTIONS, N_ORGANISATIONS = 12, 25, 25
_SUBJECTS = ("back-ups", "contracts", "accounts", "devices", "training", "suppliers", "records")


def source() -> str:
    """The questionnaire as its YAML file."""
    levels = "".join(f"    - Level {level} of five, in words\n" for level in range(6))
    sections = "".join(_section(number) for number in range(1, N_SECTIONS + 1))
    return (
        'code: workload\nversion: "1"\ntitle: Workload\nlanguages: [nl]\n'
        f"scale:\n  max: 5\n  levels:\n{levels}sections:\n{sections}"
    )


def _section(number: int) -> str:
    questions = "".join(_question(number, place) for place in range(N_QUESTIONS))
    head = f"  - code: S{number}\n    title: Section {number}\n    minutes: 10\n    questions:\n"
    return head + questions


def _question(section: int, place: int) -> str:
    subject = _SUBJECTS[(section + place) % len(_SUBJECTS)]
    lines = [
        f"- code: S{section}Q{place}",
        f"  text: How far are agreements on {subject} number {place} written down and lived up to",
        "  help: One line that helps to choose, with an example from an ordinary day",
    ]
    if place < 15:
        lines += ["  type: level", "  cut: {side: practice, at_least: 3, says: it is in place}"]
    elif place < 19:
        lines += ["  type: yes_no", "  yes_score: 5", "  no_score: 0"]
        lines += ["  cut: {choices: ['yes'], says: it is done}"]
    elif place < 21:
        lines += ["  type: single", "  choices:"]
        lines += [f"    - {{code: c{c}, text: Choice {c}, score: {c}}}" for c in range(5)]
    else:
        lines += ["  type: number", "  weight: 0", "  min: 0", "  max: 1000"]
    return "".join(f"      {line}\n" for line in lines)


def questionnaire() -> Questionnaire:
    """The questionnaire, read."""
    return read(source(), "workload.yaml")


def fields(question: Question, chance: Random) -> Mapping[str, str]:
    """The form fields of one answer."""
    if chance.random() < 0.05:
        return {"missing": "unknown"}
    if question.kind is Kind.LEVEL:
        return {"paper": str(chance.randrange(6)), "practice": str(chance.randrange(6))}
    if question.kind is Kind.YES_NO:
        return {"value": chance.choice(["yes", "no"])}
    if question.kind is Kind.SINGLE:
        return {"value": chance.choice(question.choices).code}
    return {"value": str(chance.randrange(1000))}


def sheets(asked: Questionnaire) -> tuple[Sheet, ...]:
    """The answers of all organisations."""
    chance = Random(2016)
    return tuple(
        Sheet(
            f"organisation-{number}",
            {one.code: parse(one, fields(one, chance)) for one in asked.questions()},
        )
        for number in range(N_ORGANISATIONS)
    )
