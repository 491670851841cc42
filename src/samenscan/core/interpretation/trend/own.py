"""The own trend of one organisation: two rounds over the same questions, and what may be said."""

from collections.abc import Iterable, Iterator, Sequence

from samenscan.core.answers.asked import SheetView
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.shown import shown
from samenscan.core.disclosure import NotYourOwn
from samenscan.core.interpretation.trend.facts import (
    DomainTrend,
    Left,
    OwnTrend,
    QuestionTrend,
    Turn,
)
from samenscan.core.interpretation.trend.items import (
    Compared,
    Item,
    compared,
    levels_of,
    turn_of,
)
from samenscan.core.interpretation.trend.links import Earlier, Why, gone_since, said_then
from samenscan.core.interpretation.trend.words import (
    METHOD,
    domain_sentence,
    left_sentence,
    since,
    step_of,
    summary,
)
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.scoring import on_scale, scored_questions


def own_trends(
    questionnaire: Questionnaire, organisation: str, seen: SheetView, rounds: Iterable[Earlier]
) -> tuple[OwnTrend, ...]:
    """Today, `seen` as it counts, beside each of these rounds of the same organisation.

    NotYourOwn when a round is of another organisation: what a predecessor answered is no own
    trend (R7).
    """
    return tuple(_own_trend(questionnaire, organisation, seen, one) for one in rounds)


def _own_trend(
    questionnaire: Questionnaire, organisation: str, seen: SheetView, earlier: Earlier
) -> OwnTrend:
    if earlier.sheet.organisation != organisation:
        raise NotYourOwn
    domains = compared(questionnaire, seen, said_then(earlier))
    told = tuple(_domain(questionnaire, one) for one in domains)
    questions = tuple(_questions(questionnaire, domains, seen))
    n_compared = sum(one.n_compared for one in domains)
    n_applicable = sum(len(one.applicable) for one in domains)
    label = since(earlier)
    return OwnTrend(
        organisation=organisation,
        version=earlier.questionnaire.version,
        day=earlier.day,
        since=label,
        summary=summary(label, told, questions, n_compared, n_applicable),
        domains=told,
        questions=questions,
        left=tuple(_left(domains)),
        n_compared=n_compared,
        n_applicable=n_applicable,
        gone=_gone(earlier),
        method=METHOD,
        questionnaire_hash=earlier.questionnaire.content_hash,
        content_hash=Dataset(earlier.questionnaire, (earlier.sheet,)).content_hash,
        step=step_of(told, questions),
    )


def _domain(questionnaire: Questionnaire, one: Compared) -> DomainTrend:
    levels = levels_of(questionnaire, one)
    turn = turn_of(one, *levels) if levels else None
    before, now = [on_scale(share, questionnaire) for share in levels] if levels else (None, None)
    n_rose, n_fell = one.count(Turn.ROSE), one.count(Turn.FELL)
    return DomainTrend(
        code=one.section.code,
        title=one.section.title,
        before=before,
        after=now,
        scale_max=questionnaire.scale_max,
        turn=turn,
        n_compared=one.n_compared,
        n_applicable=len(one.applicable),
        n_rose=n_rose,
        n_fell=n_fell,
        sentence=domain_sentence(one, turn),
    )


def _questions(
    questionnaire: Questionnaire, domains: Sequence[Compared], seen: SheetView
) -> Iterator[QuestionTrend]:
    for domain in domains:
        for item in domain.items:
            if item.one_to_one:
                yield _question(questionnaire, domain, item, seen)


def _question(
    questionnaire: Questionnaire, domain: Compared, item: Item, seen: SheetView
) -> QuestionTrend:
    (question,) = item.questions
    now = shown(question, seen.answer(question.code))
    return QuestionTrend(
        code=question.code,
        section=domain.section.code,
        title=question.text,
        before=on_scale(item.before, questionnaire),
        after=on_scale(item.after, questionnaire),
        said_then=item.then.shown or now,
        says_now=now,
        turn=item.turn,
    )


def _left(domains: Sequence[Compared]) -> Iterator[Left]:
    """What cannot be compared, by reason (R2)."""
    for why in Why:
        questions = tuple(
            (question.code, question.text)
            for domain in domains
            for question in domain.applicable
            if domain.left.get(question.code) is why
        )
        if questions:
            yield Left(why, left_sentence(why, len(questions)), questions)


def _gone(earlier: Earlier) -> int:
    scored = frozenset(
        question.code
        for section in earlier.questionnaire.sections
        for question in scored_questions(section)
    )
    return len(gone_since(earlier, scored))
