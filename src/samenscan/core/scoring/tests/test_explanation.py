"""S17: every node can be worked out again from the figures printed in it and right below it."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings

from samenscan.core.answers import Dataset, Levels, Missing, Sheet
from samenscan.core.answers.tests.make import make_sheet
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.model import Kind, Question, Scoring
from samenscan.core.questionnaire.tests.make import (
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.scoring import Node, on_scale, score_sheet
from samenscan.core.scoring.explain import explanation
from samenscan.core.scoring.tests.strategies import datasets
from samenscan.core.text import Text

FIGURE = r"(-?\d+(?:\.\d+)?(?:/\d+)?)"


def printed(node: Node, before: str, after: str = "") -> Fraction | None:
    """The figure that the sentence of this node prints in this place."""
    found = re.search(before + FIGURE + after, str(node.why))
    return None if found is None else Fraction(found[1])


def figure(node: Node, before: str, after: str = "") -> Fraction:
    found = printed(node, before, after)
    assert found is not None, (before, str(node.why))
    return found


SCORE = r"^Score "
SUM = r"weights are "
OVER = r", over weight "
WEIGHT = r"(?:Weight|weight)(?: in the total:| in its domain:)? "


def by_questions(node: Node) -> bool:
    return "cores times weights are" in str(node.why).split("Coverage")[0]


def scores_below(node: Node) -> list[tuple[Fraction, Fraction]]:
    """Weight times score and weight of what counts, from the children's own sentences."""
    found = []
    for child in node.children:
        if child.kind == "question":
            score = printed(child, SCORE)
            if score is not None:
                weight = figure(child, r"Weight ")
                found.append((weight * score, weight))
        else:
            # Where a domain is a mean of its themes, its last figures are those for the total.
            told = re.findall(
                rf"cores times weights are {FIGURE}, over weight {FIGURE}", str(child.why)
            )
            assert told, str(child.why)
            found.append((Fraction(told[-1][0]), Fraction(told[-1][1])))
    return found


def weight_below(node: Node) -> Fraction:
    """The weight that applies, from the children's own sentences."""
    total = Fraction(0)
    for child in node.children:
        if child.kind == "question":
            left = str(child.why).startswith(("It does not apply", "It is not asked"))
            total += 0 if left else figure(child, r"[Ww]eight ")
        else:
            told = re.findall(rf"eight {FIGURE} of {FIGURE}\.", str(child.why))
            total += Fraction(told[-1][1])
    return total


def means_below(node: Node) -> tuple[Fraction, Fraction, Fraction]:
    """The sum, its weight and the coverage of a mean of parts, from the children's sentences."""
    total = weight = covered = Fraction(0)
    counts = Fraction(0)
    for child in node.children:
        weighs = figure(child, r"Weight in (?:the total|its domain): ")
        if "Nothing in this" not in str(child.why):
            weight += weighs
        if (score := printed(child, SCORE)) is not None:
            total += weighs * score
            counts += weighs
            covered += weighs * figure(child, r"Coverage ")
    return total, counts, covered / weight if weight else Fraction(0)


def check_part(asked: Questionnaire, node: Node) -> None:
    needed = asked.scoring.coverage
    if by_questions(node):
        below = scores_below(node)
        total, counts = sum(one for one, _ in below), sum(weight for _, weight in below)
        weight = weight_below(node)
        coverage = Fraction(counts) / weight if weight else Fraction(0)
    else:
        total, counts, coverage = means_below(node)
    opening = str(node.why).split("Coverage")[0]
    told = re.search(rf"weights are {FIGURE}, over weight {FIGURE}", opening)
    assert told is not None
    assert (Fraction(told[1]), Fraction(told[2])) == (total, counts)
    assert figure(node, "Coverage ") == coverage == node.coverage
    shown = coverage >= needed and counts > 0
    assert (printed(node, SCORE) is not None) == shown == (node.share is not None)
    if shown:
        assert figure(node, SCORE) == Fraction(total) / counts == node.share
        assert node.level == on_scale(Fraction(total) / counts, asked)
        assert figure(node, "shown as ") == node.level
    else:
        assert str(node.why).startswith("No score is shown. ")


def check_question(question: Question, node: Node) -> None:
    score = printed(node, SCORE)
    assert score == node.share
    if score is None:
        return
    (first, *_) = node.children
    worth = [figure(child, "worth ") for child in node.children if "worth" in str(child.why)]
    if worth:
        assert score == min(sum(worth, Fraction(0)) / Fraction(question.max_score), Fraction(1))
    elif levels := re.search(r"level (\d), in practice level (\d)", str(first.why)):
        paper, practice = int(levels[1]), int(levels[2])
        of_both = (
            min(paper, practice) if question.combine == "minimum" else Fraction(paper + practice, 2)
        )
        assert score == Fraction(of_both) / 5
    else:
        value = figure(first, "The answer: ")
        bands = [band for band in question.bands if band.at_least <= value]
        band = max(bands, key=lambda one: one.at_least)
        assert score == Fraction(band.score) / Fraction(question.max_score)
        assert figure(node, "from ") == Fraction(band.at_least)


def check_verdict(asked: Questionnaire, node: Node) -> None:
    mark = asked.section(node.code).pass_mark
    if mark is None:
        assert node.passed is None
        return
    questions = [one for one in node.all() if one.kind == "question"]
    gates = [
        (printed(one, SCORE), figure(one, r"a score of "))
        for one in questions
        if "Key question" in str(one.why)
    ]
    below = any(score is not None and score < gate for score, gate in gates)
    level = printed(node, SCORE)
    low = level is not None and level * Fraction(asked.scale_max) < Fraction(mark)
    known = level is not None and all(score is not None for score, _ in gates)
    assert node.passed is (False if below or low else True if known else None)
    verdict = {True: "It passes.", False: "It does not pass.", None: "cannot be said yet"}
    assert verdict[node.passed] in str(node.why)


@settings(max_examples=200, deadline=None)
@given(datasets())
def test_s17_every_number_follows_from_those_printed_below_it(dataset: Dataset) -> None:
    asked = dataset.questionnaire
    for sheet in dataset.sheets:
        told = explanation(asked, sheet)
        assert told.organisation == sheet.organisation
        for node in told.all():
            if node.kind == "question":
                check_question(asked.question(node.code), node)
            elif node.kind != "answer":
                check_part(asked, node)
            if node.kind == "section":
                check_verdict(asked, node)


@settings(max_examples=200, deadline=None)
@given(datasets())
def test_s17_explains_the_scores_themselves(dataset: Dataset) -> None:
    for sheet in dataset.sheets:
        score = score_sheet(dataset.questionnaire, sheet)
        top = explanation(dataset.questionnaire, sheet).nodes
        assert (score.total is None) == all(node.kind == "section" for node in top)
        nodes = top if score.total is None else top[0].children
        told = {node.code: (node.share, node.coverage, node.points, node.passed) for node in nodes}
        scores = {one.code: one for one in score.sections}
        assert told == {
            code: (
                scores[code].share,
                scores[code].coverage,
                scores[code].points,
                scores[code].passed,
            )
            for code in told
        }


def why(question: Question, answer: Text | Levels | Missing) -> str:
    assert not isinstance(answer, Text)
    asked = make_questionnaire(make_section(question))
    (node,) = explanation(asked, make_sheet({question.code: answer})).nodes
    return str(node.children[0].why)


def test_s17_says_in_words_what_was_left_out_and_why() -> None:
    question = make_question(weight=2)
    assert why(question, Levels(4, None)) == (
        "No score: only one of paper and practice is answered. Left out of the mean; weight 2 "
        "stays in coverage."
    )
    assert "we do not know" in why(question, Missing.UNKNOWN)
    assert why(question, Missing.NOT_APPLICABLE).startswith("It does not apply")
    assert "not offered here" in why(
        replace(question, not_applicable=False), Missing.NOT_APPLICABLE
    )
    assert why(replace(question, combine="minimum"), Levels(4, 1)) == (
        "Score 0.2: the lower of 4 on paper and 1 in practice, of 5. Weight 2."
    )


def test_s17_prints_numbers_without_rounding() -> None:
    section = make_section(make_question("b1"), make_question("b2"), make_question("b3"))
    asked = make_questionnaire(section)
    (node,) = explanation(asked, make_sheet({"b1": (5, 5), "b2": (5, 5), "b3": (0, 0)})).nodes
    assert str(node.why).startswith(
        "Score 2/3, shown as 3.3 of 5: scores times weights are 2, over weight 3. Coverage 1: "
    )


def test_s17_leaves_out_what_carries_no_score() -> None:
    number = make_question("b2", kind=Kind.NUMBER)
    asked = replace(
        make_questionnaire(make_section(make_question("b1"), number)),
        scoring=Scoring(total="sections"),
    )
    (total,) = explanation(asked, Sheet("zone", {})).nodes
    assert [node.code for node in total.all() if node.kind == "question"] == ["b1"]
    assert total.share is None
    assert total.points is not None and total.points.open == Decimal(5)
