"""How the invented zones answer: every answer follows from a seed, so two demos tell one story."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from samenscan.core.answers.values import PRIORITY_MAX, WILLING_MAX
from samenscan.core.questionnaire import Choice, Kind, Question, Questionnaire
from samenscan.core.questionnaire.model import LEVEL_MAX, Column

Fields = Mapping[str, str]

# What a zone of this size would say, lowest and highest; the rest follows from the question.
USUAL = {
    "A2": (72, 140),
    "A3": (70, 190),
    "A4": (2, 6),
    "A6": (2, 5),
    "A7": (18_000, 62_000),
    "A8": (48, 70),
    "A10": (40, 120),
    "A11": (14, 40),
    "C1": (1, 3),
    "C5": (0, 1),
    "D5": (60_000, 260_000),
    "D6": (20_000, 140_000),
}
USUAL_SPAN = 400
LAST_DAY = date(2026, 6, 1)
# The part of the answers that somebody looks at afresh in a later version of the same scan.
ANSWERED_ANEW = 0.25
TEXTS = (
    "Kleine ploeg, veel taken; samen aankopen zou helpen.",
    "We willen eerst zien wat de buren doen.",
    "Graag in het najaar verder bespreken.",
)
TEXTS_ABOUT = {
    "C12": (
        "Onze ICT-verantwoordelijke gaat over twee jaar met pensioen; een opvolger is er nog niet.",
        "We werven een tweede medewerker aan, samen met de gemeente.",
        "Weinig. Eén persoon doet alles, en een vervanger bij ziekte is er niet.",
        "De helpdesk gaat naar een externe firma; de rest houden we zelf.",
        "Een collega volgt een opleiding over beveiliging.",
        "Dat hangt af van de begroting van volgend jaar.",
        "We zoeken een halftijdse kracht, liefst gedeeld met een buurzone.",
    ),
    "N19": (
        "Samen aankopen duurt langer, maar de prijs was duidelijk lager.",
        "Zonder vaste trekker valt zo’n werkgroep na een half jaar stil.",
        "Vooraf afspreken wie betaalt, anders loopt het daarop vast.",
        "De uitwisseling van modeldocumenten bespaarde ons weken werk.",
        "Begin klein: één dienst, drie zones, en dan pas uitbreiden.",
        "We leerden dat onze procedures minder verschilden dan we dachten.",
    ),
    "N20": (
        "Een gezamenlijke DPO of informatieveiligheidsconsulent.",
        "Back-up en herstel: wie test dat echt, en hoe?",
        "Camera’s en ANPR: één bestek voor alle zones.",
        "Wachtdienst buiten de kantooruren, samen met de buren.",
        "De kosten van licenties; die stijgen elk jaar.",
        "Hoe we mensen vinden en houden.",
        "Mobiel werken op het terrein, en de beveiliging daarvan.",
    ),
}
NAMES = ("Registerpakket", "Planning", "Boekhouding", "Toegangsbeheer", "Meldingen")


@dataclass(frozen=True)
class _Traits:
    """What lies behind all answers of a zone: how far it is, in what it invests, what it writes.

    `protect` and `serve` pull domains apart that hang together in practice: who looks after
    back-ups mostly looks after access too. `writes` is how far paper runs ahead of practice.
    """

    mature: float
    protect: float
    serve: float
    writes: float
    frank: float


def _traits(zone: str) -> _Traits:
    chance = _seeded(f"traits {zone}")
    return _Traits(
        mature=chance.gauss(2.6, 0.55),
        protect=chance.gauss(0, 0.45),
        serve=chance.gauss(0, 0.45),
        writes=chance.gauss(-0.2, 0.6),
        frank=chance.uniform(0.01, 0.05),
    )


def _seeded(text: str) -> Random:
    """From a text, so that one zone's answers do not move when another one is added."""
    return Random(text)  # noqa: S311


def answers(questionnaire: Questionnaire, zone: str) -> dict[str, Fields]:
    """The form fields of every question a zone answers itself: a believable mixture.

    A zone has a few traits behind all it answers, each domain its own mixture of them, and each
    question something that is hard or common for everybody; a later version of the same scan
    finds the zone nearly where it was. A few answers stay unknown. Calculated values are not
    answered, and no files are handed in.
    """
    traits = _traits(zone)
    told: dict[str, Fields] = {}
    for section in questionnaire.sections:
        level = _domain_level(traits, zone, section.code, questionnaire.version)
        for question in section.questions:
            if question.kind not in (Kind.DERIVED, Kind.FILE):
                common = _seeded(question.code).gauss(0, 1.0)
                chance = _seeded(f"{zone} {question.code}")
                later = _seeded(f"{zone} {question.code} {questionnaire.version}")
                if later.random() < ANSWERED_ANEW:
                    chance = later
                told[question.code] = _answer(question, level + common, chance, traits)
    return told


def _domain_level(traits: _Traits, zone: str, section: str, version: str) -> float:
    """Where a zone stands in a domain, and a little further or back from version to version."""
    leans = _seeded(f"leans {section}").random()
    own = _seeded(f"{zone} {section}").gauss(0, 0.4)
    moved = _seeded(f"{zone} {section} {version}").gauss(0.1, 0.25)
    return traits.mature + leans * traits.protect + (1 - leans) * traits.serve + own + moved


def _answer(question: Question, level: float, chance: Random, traits: _Traits) -> Fields:
    if chance.random() < traits.frank:
        kinds = ["unknown", "rather_not_say"] + ["not_applicable"] * question.not_applicable
        return {"missing": chance.choice(kinds)}
    match question.kind:
        case Kind.LEVEL:
            practice = _between(round(level + chance.gauss(0, 0.7)), LEVEL_MAX)
            paper = _between(round(practice + traits.writes + chance.gauss(0, 0.8)), LEVEL_MAX)
            return {"paper": str(paper), "practice": str(practice)}
        case Kind.PRIORITY:
            together = _between(round(chance.gauss(1.3, 0.7)), WILLING_MAX)
            matters = _between(round(level / 2 + chance.gauss(0.6, 0.8)), PRIORITY_MAX)
            return {"matters": str(matters), "together": str(together)}
        case Kind.MULTIPLE:
            return {f"value-{code}": "on" for code in _some(question.choices, chance)}
        case Kind.RANKING:
            order = chance.sample([one.code for one in question.choices], question.top or 3)
            return {f"rank-{code}": str(place) for place, code in enumerate(order, 1)}
        case Kind.TABLE:
            return _table(question, chance)
    return {"value": _single(question, level, chance)}


def _some(choices: tuple[Choice, ...], chance: Random) -> list[str]:
    """At least one choice, and never “none of these” beside another."""
    real = [one.code for one in choices if not one.exclusive and one.missing is None]
    return chance.sample(real, min(len(real), 1 + round(chance.triangular(0, 3, 1))))


def _single(asked: Question | Column, level: float, chance: Random) -> str:
    match asked.kind:
        case Kind.YES_NO:
            return "yes" if level + chance.gauss(0, 1) > 2.5 else "no"
        case Kind.SINGLE:
            choices = [choice for choice in asked.choices if choice.missing is None]
            ranked = sorted(choices, key=lambda choice: choice.score or 0)
            at = round(level / LEVEL_MAX * (len(ranked) - 1) + chance.gauss(0, 0.6))
            return ranked[_between(at, len(ranked) - 1)].code
        case Kind.DATE:
            return (LAST_DAY - timedelta(days=chance.randrange(30, 900))).isoformat()
        case Kind.TEXT:
            if isinstance(asked, Column):
                return chance.choice(NAMES)
            return chance.choice(TEXTS_ABOUT.get(asked.code, TEXTS))
    low, high = USUAL.get(asked.code) or _span(asked)
    if asked.code in USUAL:
        return str(chance.randint(low, high))
    return str(min(high, low + round(chance.triangular(0, min(high - low, USUAL_SPAN), 60))))


def _span(asked: Question | Column) -> tuple[int, int]:
    """The lowest and highest whole number that fits."""
    low = int(asked.minimum or Decimal(0))
    if asked.maximum is not None:
        return low, int(asked.maximum)
    return low, low + (100 if asked.kind is Kind.PERCENTAGE else USUAL_SPAN)


def _table(question: Question, chance: Random) -> Fields:
    """Two to four rows with every column filled."""
    return {
        f"row-{number}-{column.code}": _single(column, 2.5, chance)
        for number in range(1, chance.randrange(3, 6))
        for column in question.columns
    }


def _between(number: int, top: int) -> int:
    return max(0, min(top, number))
