"""From a sheet to the tree that explains its scores: total, sections, themes, questions (S17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from samenscan.core.answers.values import Missing, Sheet
from samenscan.core.questionnaire.model import Question, Questionnaire, Section
from samenscan.core.scoring.explain_question import explain_question
from samenscan.core.scoring.explanation import Explanation, Node, NodeKind, exact, join
from samenscan.core.scoring.given import Given, given
from samenscan.core.scoring.parts import parts_of, scored_questions
from samenscan.core.scoring.questions import counted_answer, score_question
from samenscan.core.scoring.results import PartScore, SectionScore
from samenscan.core.scoring.score import by_themes, on_scale, score_sheet, total_parts
from samenscan.core.text import Text, Words, text


def explanation(
    questionnaire: Questionnaire, sheet: Sheet, seen: Given | None = None
) -> Explanation:
    """Every scored section of this sheet with its parts, under the total where there is one."""
    return _Explaining(questionnaire, sheet, seen or given(questionnaire, sheet)).explanation()


@dataclass(frozen=True)
class _Tally:
    """Of some questions: scores times weights, and the weights and counts behind them."""

    total: Fraction
    answered: Fraction
    weight: Fraction
    n_missing: int
    n_absent: int


def _tally(questions: Sequence[Question], seen: Given) -> _Tally:
    total = answered = weight = Fraction(0)
    n_missing = n_absent = 0
    for question in questions:
        answer = counted_answer(question, seen)
        if answer is Missing.NOT_APPLICABLE:
            n_absent += 1
            continue
        weight += Fraction(question.weight)
        score = score_question(question, answer)
        if score is None:
            n_missing += 1
            continue
        answered += Fraction(question.weight)
        total += Fraction(question.weight) * score
    return _Tally(total, answered, weight, n_missing, n_absent)


class _Explaining:
    """One sheet being explained."""

    def __init__(self, asked: Questionnaire, sheet: Sheet, seen: Given) -> None:
        self._asked = asked
        self._organisation = sheet.organisation
        self._seen = seen
        self._score = score_sheet(asked, sheet, seen)

    def explanation(self) -> Explanation:
        sections = tuple(
            self._section(section, score)
            for section, score in zip(self._asked.sections, self._score.sections, strict=True)
            if scored_questions(section)
        )
        total = self._score.total
        if total is None:
            return Explanation(self._organisation, sections)
        if self._asked.scoring.total == "sections":
            why = self._of_means(total, total_parts(self._asked, self._score.sections))
        else:
            questions = [q for section in self._asked.sections for q in scored_questions(section)]
            why = self._of_questions(total, _tally(questions, self._seen))
        node = self._node("total", total, self._asked.title, why, None, sections)
        return Explanation(self._organisation, (node,))

    def _section(self, section: Section, score: SectionScore) -> Node:
        tally = _tally(scored_questions(section), self._seen)
        weight = Fraction(section.weight) if self._asked.scoring.total == "sections" else None
        sentences = [self._of_questions(score, tally)]
        if by_themes(self._asked, section):
            weights = {part.code: part.weight for part in parts_of(section)}
            sentences = [self._of_means(score, [(weights[t.code], t) for t in score.themes])]
            if self._asked.scoring.total == "questions":
                sentences.append(_in_the_total(tally))
        if weight is not None:
            sentences.append(text("Weight in the total: %(weight)s.", weight=exact(weight)))
        if score.because is not None:
            sentences.append(_verdict(score.passed, score.because))
        children = self._themes(section, score) or tuple(
            explain_question(self._asked, section, question, self._seen)
            for question in scored_questions(section)
        )
        return self._node(
            "section", score, section.title, join(*sentences), weight, children, score
        )

    def _themes(self, section: Section, score: SectionScore) -> tuple[Node, ...]:
        if not score.themes:
            return ()
        counts = by_themes(self._asked, section)
        nodes = []
        for part, one in zip(parts_of(section), score.themes, strict=True):
            why = self._of_questions(one, _tally(part.questions, self._seen))
            if counts:
                weighs = text("Weight in its domain: %(weight)s.", weight=exact(part.weight))
                why = join(why, weighs)
            children = tuple(
                explain_question(self._asked, section, q, self._seen) for q in part.questions
            )
            weight = part.weight if counts else None
            nodes.append(self._node("theme", one, part.title, why, weight, children))
        return tuple(nodes)

    def _node(
        self,
        kind: NodeKind,
        score: PartScore,
        title: Words | Text,
        why: Text,
        weight: Fraction | None,
        children: tuple[Node, ...],
        section: SectionScore | None = None,
    ) -> Node:
        return Node(
            kind=kind,
            code=score.code,
            title=title,
            why=why,
            share=score.share,
            level=None if score.share is None else on_scale(score.share, self._asked),
            weight=weight,
            coverage=score.coverage,
            points=score.points,
            passed=None if section is None else section.passed,
            reason=score.reason,
            because=None if section is None else section.because,
            children=children,
        )

    def _of_questions(self, score: PartScore, tally: _Tally) -> Text:
        figures = text(
            "scores times weights are %(sum)s, over weight %(weight)s",
            sum=exact(tally.total),
            weight=exact(tally.answered),
        )
        return join(
            self._opening(score, figures),
            text(
                "Coverage %(coverage)s: weight %(answered)s of %(all)s.",
                coverage=exact(score.coverage),
                answered=exact(tally.answered),
                all=exact(tally.weight),
            ),
            *_left_out(tally),
        )

    def _of_means(self, score: PartScore, parts: Sequence[tuple[Fraction, PartScore]]) -> Text:
        counted = [(weight, one.share) for weight, one in parts if one.share is not None]
        figures = text(
            "the scores of its parts times their weights are %(sum)s, over weight %(weight)s",
            sum=exact(sum((weight * share for weight, share in counted), Fraction(0))),
            weight=exact(sum((weight for weight, _ in counted), Fraction(0))),
        )
        n_left = sum(1 for weight, one in parts if weight and one.share is None)
        sentences = [
            self._opening(score, figures),
            text(
                "Coverage %(coverage)s: that of the parts that count.",
                coverage=exact(score.coverage),
            ),
        ]
        if n_left:
            sentences.append(text("Parts without a level, left out: %(n)s.", n=n_left))
        return join(*sentences)

    def _opening(self, score: PartScore, figures: Text) -> Text:
        if score.share is None:
            return text(
                "No score is shown. %(reason)s So far, %(figures)s.",
                reason=score.reason or text("Nothing here has been answered yet."),
                figures=figures,
            )
        return text(
            "Score %(score)s, shown as %(level)s of %(max)s: %(figures)s.",
            score=exact(score.share),
            level=on_scale(score.share, self._asked),
            max=exact(self._asked.scale_max),
            figures=figures,
        )


def _in_the_total(tally: _Tally) -> Text:
    return text(
        "In the total, scores times weights are %(sum)s, over weight %(weight)s of %(all)s.",
        sum=exact(tally.total),
        weight=exact(tally.answered),
        all=exact(tally.weight),
    )


def _left_out(tally: _Tally) -> list[Text]:
    sentences = []
    if tally.n_missing:
        sentences.append(
            text("Without an answer that counts, left out of the mean: %(n)s.", n=tally.n_missing)
        )
    if tally.n_absent:
        sentences.append(
            text("Not applicable or not asked, left out altogether: %(n)s.", n=tally.n_absent)
        )
    return sentences


def _verdict(passed: bool | None, because: Text) -> Text:
    if passed is None:
        return text("Whether it passes cannot be said yet. %(because)s", because=because)
    if passed:
        return text("It passes. %(because)s", because=because)
    return text("It does not pass. %(because)s", because=because)
