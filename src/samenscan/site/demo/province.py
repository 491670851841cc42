"""The invented province: its zones, how they answer, and nothing of any real zone.

Every answer follows from one seed, so that two demos tell the same story.
"""

from collections.abc import Mapping
from random import Random

from samenscan.core.questionnaire import Kind, Question, Questionnaire

EAST_ZONES = (
    "Alderbeek",
    "Bosduin",
    "Eikenhout",
    "Grensbeek",
    "Heidekant",
    "Kerkmolen",
    "Lindebos",
    "Molenwijk",
    "Ravelbeek",
    "Steenakker",
    "Veldrode",
    "Wilgenrode",
    "Zavelrode",
)
WEST_ZONES = (
    "Beverlinde",
    "Dorpsweide",
    "Elzendreef",
    "Fazantenhof",
    "Hazelveld",
    "Kasteeldreef",
    "Larkenhof",
    "Meersbrug",
    "Nachtegaal",
    "Populierenhof",
    "Rietmolen",
    "Vossenberg",
)
DID_NOT_SUBMIT = ("PZ Steenakker", "PZ Larkenhof")
LEAD_NAMES = (
    "An Adams", "Bart Baert", "Carla Claes", "David De Smet", "Els Engelen", "Filip Franck",
    "Greet Goossens", "Hans Hermans", "Ine Ickx", "Jan Jacobs", "Kris Kerkhofs", "Leen Lemmens",
    "Mieke Maes", "Nico Nijs", "Orla Ooghe", "Peter Peeters", "Rita Roels", "Stijn Smets",
    "Tine Thys", "Wim Willems", "Yves Ysebaert", "Zoë Zegers", "Marc Martens", "Nele Nelissen",
    "Roel Renders",
)  # fmt: skip

Fields = Mapping[str, str]


def answers(questionnaire: Questionnaire, zone: str) -> dict[str, Fields]:
    """The form fields of every question of one zone: a believable mixture, a few left unknown."""
    # A seed from a text, so that one zone's answers do not move when another one is added.
    chance = Random(f"{questionnaire.code} {zone}")  # noqa: S311
    zone_level = chance.gauss(2.6, 0.6)
    told: dict[str, Fields] = {}
    for section in questionnaire.sections:
        section_level = zone_level + chance.gauss(0, 0.5)
        for question in section.questions:
            # Some things are hard for everybody and some are common: that comes from the code.
            common = Random(question.code).gauss(0, 1.1)  # noqa: S311
            told[question.code] = _answer(question, section_level + common, chance)
    return told


def _answer(question: Question, level: float, chance: Random) -> Fields:
    if chance.random() < 0.03:
        return {"missing": chance.choice(["unknown", "not_applicable", "rather_not_say"])}
    if question.kind is Kind.LEVEL:
        practice = _between(round(level + chance.gauss(0, 0.7)), 5)
        paper = _between(round(practice + chance.gauss(-0.2, 1.1)), 5)
        return {"paper": str(paper), "practice": str(practice)}
    if question.kind is Kind.YES_NO:
        return {"value": "yes" if level + chance.gauss(0, 1) > 2.5 else "no"}
    if question.kind is Kind.SINGLE:
        choices = [choice for choice in question.choices if choice.missing is None]
        ranked = sorted(choices, key=lambda choice: choice.score or 0)
        at = round(level / 5 * (len(ranked) - 1) + chance.gauss(0, 0.6))
        return {"value": ranked[_between(at, len(ranked) - 1)].code}
    low = int(question.minimum or 0)
    high = int(question.maximum) if question.maximum is not None else low + 400
    return {"value": str(min(high, low + round(chance.triangular(0, min(high - low, 400), 60))))}


def _between(number: int, top: int) -> int:
    return max(0, min(top, number))
