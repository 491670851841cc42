"""What members are told before they start: who will read what, frozen when the round opens."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samenscan.core.disclosure.policy import POLICIES, Form, Policy
from samenscan.core.questionnaire import Kind, Questionnaire
from samenscan.core.questionnaire.canonical import Plain, text_from_plain, text_to_plain
from samenscan.core.questionnaire.model import Sharing
from samenscan.core.text import Text, text
from samenscan.scans.models import Round
from samenscan.scans.questionnaires import questionnaire_of

OWN = text("You and your colleagues read these answers at any moment.")
MEANWHILE = (
    text(
        "While the round is open, the support centre sees how many questions of each section are "
        "answered, on which day the last one was, and whether you submitted."
    ),
    text("It never sees an answer, an explanation or the name of a file through that."),
    text("What you write beside an answer stays with your organisation, whoever reads the answer."),
)
AFTERWARDS = (
    text(
        "Only what you submit counts. As long as the round is open you can take your scan back, "
        "change it and submit it again."
    ),
    text(
        "Your lead can withdraw your organisation as long as the round is open. Then your answers "
        "count nowhere and nobody outside your organisation reads them."
    ),
    text("What was told to all members together cannot be taken back once it has been published."),
    text(
        "Whoever keeps this installation running can technically reach its files. The privacy "
        "notice says who is responsible."
    ),
)


@dataclass(frozen=True)
class ClassPromise:
    """For the questions of one sharing class: how many there are, and sentences on who reads them.

    `sharing` is the class; the sentences go from the organisation outwards.
    """

    sharing: Sharing
    n_questions: int
    sentences: tuple[Text, ...]


@dataclass(frozen=True)
class Promise:
    """All that members read before they start, without its dates."""

    classes: tuple[ClassPromise, ...]
    meanwhile: tuple[Text, ...]
    afterwards: tuple[Text, ...]


def promise_of(questionnaire: Questionnaire) -> Promise:
    """The promise about this questionnaire by the policies of today, own answers first."""
    n_of = Counter(
        question.sharing
        for question in questionnaire.questions()
        if question.kind is not Kind.DERIVED
    )
    return Promise(
        tuple(
            ClassPromise(sharing, n_of[sharing], tuple(_sentences(policy)))
            for sharing, policy in POLICIES.items()
            if n_of[sharing]
        ),
        MEANWHILE,
        AFTERWARDS,
    )


def _sentences(policy: Policy) -> Iterator[Text]:
    yield OWN
    yield from _centre(policy)
    yield _members(policy.members)
    yield _public(policy.public)


def _centre(policy: Policy) -> Iterator[Text]:
    if policy.centre is Form.NOTHING:
        yield text("The support centre never reads them.")
    elif policy.sharing == "centre":
        yield text(
            "Once the round has closed, an analyst of the support centre reads them on a page, "
            "with the name of your organisation. A coordinator does not."
        )
        yield text("Each of those readings is written down, and you see who read them and when.")
    else:
        yield text(
            "No page shows them to the support centre. After the round has closed the product "
            "works the results out of them; an analyst can only study answers that members handed "
            "over as files."
        )


def _members(form: Form) -> Text:
    match form:
        case Form.STATEMENTS | Form.TOGETHER:
            return text(
                "Other members read only what holds for a group, such as few, some or many, after "
                "the round has closed. It was fixed beforehand so that nobody can work out what "
                "your organisation answered."
            )
        case Form.BY_NAME:
            return text(
                "Other members read them with the name of your organisation only if your "
                "organisation consents to that after the round has closed."
            )
        case _:
            return text("Other members never read them.")


def _public(form: Form) -> Text:
    if form is Form.NOTHING:
        return text("Nobody outside the partnership reads anything about them.")
    return text(
        "Everybody can read what holds for all who took part together, never for one organisation."
    )


def promise_to_plain(promise: Promise) -> list[Plain]:
    """As JSON: first the classes, then what holds meanwhile, then afterwards."""
    return [
        [
            {
                "sharing": one.sharing,
                "n_questions": one.n_questions,
                "sentences": [text_to_plain(sentence) for sentence in one.sentences],
            }
            for one in promise.classes
        ],
        [text_to_plain(sentence) for sentence in promise.meanwhile],
        [text_to_plain(sentence) for sentence in promise.afterwards],
    ]


def promise_from_plain(plain: object) -> Promise:
    """The promise as it was made; TypeError when it is none."""
    match plain:
        case [list() as classes, list() as meanwhile, list() as afterwards]:
            return Promise(
                tuple(map(_class_from_plain, classes)),
                tuple(map(text_from_plain, meanwhile)),
                tuple(map(text_from_plain, afterwards)),
            )
        case _:
            raise TypeError("this is no stored promise")


_SHARINGS: Mapping[str, Sharing] = {sharing: sharing for sharing in POLICIES}


def _class_from_plain(plain: object) -> ClassPromise:
    match plain:
        case {"sharing": str(code), "n_questions": int(n), "sentences": list() as sentences}:
            return ClassPromise(_SHARINGS[code], n, tuple(map(text_from_plain, sentences)))
        case _:
            raise TypeError("this is no stored promise")


def promised(row: Round) -> Promise:
    """What was promised when the round opened; older rounds follow the policies of today."""
    if row.promise:
        return promise_from_plain(row.promise)
    return promise_of(questionnaire_of(row.questionnaire))
