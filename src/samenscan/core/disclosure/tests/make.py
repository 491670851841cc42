"""Plain builders for plans and rounds; every value can be set, nothing is random by itself."""

from dataclasses import replace
from decimal import Decimal

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Answer, Sheet, YesNo
from samenscan.core.disclosure.certify import certify
from samenscan.core.disclosure.plan import ALL, GroupBands, Layout, Plan
from samenscan.core.questionnaire.model import Cut, Kind, Question, Questionnaire, Section, Sharing
from samenscan.core.text import words

Cuts = tuple[int, int]


def make_plan(sizes: dict[str, int], cuts: dict[str, Cuts], *, certified: bool = False) -> Plan:
    """A plan with these cuts (low_max, high_min) per published group."""
    n_of = {**sizes, ALL: sum(sizes.values())}
    bands = tuple(GroupBands(group, n_of[group], *cut) for group, cut in cuts.items())
    plan = Plan(Layout(tuple(sizes.items())), bands)
    return replace(plan, certificate=certify(plan)) if certified else plan


def published_plan(*, certified: bool = False) -> Plan:
    """The reference plan for 12 and 11 respondents."""
    return make_plan(
        {"east": 12, "west": 11},
        {ALL: (7, 16), "east": (3, 9), "west": (3, 8)},
        certified=certified,
    )


def make_question(
    code: str, *, sharing: Sharing = "partnership-anonymous", cut: bool = True
) -> Question:
    """A yes/no question whose sentence is confirmed by yes."""
    says = Cut("value", None, frozenset({"yes"}), words(en="Says yes"))
    return Question(
        code=code,
        kind=Kind.YES_NO,
        text=words(en=code),
        yes_score=Decimal(5),
        no_score=Decimal(0),
        sharing=sharing,
        cut=says if cut else None,
    )


def make_questionnaire(*questions: Question) -> Questionnaire:
    """One section with these questions."""
    section = Section("s", words(en="Section"), questions=questions)
    return Questionnaire("scan", "1", words(en="Scan"), ("en",), (section,))


def make_round(
    questionnaire: Questionnaire, sizes: dict[str, int], confirming: dict[str, int]
) -> tuple[Dataset, dict[str, str]]:
    """A table in which so many of each partnership answer yes to everything, the others no.

    Returns the table and the partnership of each organisation.
    """
    sheets, group_of = [], {}
    for group, n in sizes.items():
        for i in range(n):
            answers: dict[str, Answer] = {
                q.code: YesNo(i < confirming[group]) for q in questionnaire.questions()
            }
            sheets.append(Sheet(f"{group}-{i}", answers))
            group_of[f"{group}-{i}"] = group
    return Dataset(questionnaire, tuple(sheets)), group_of
