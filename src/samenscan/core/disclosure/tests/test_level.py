"""The level of a domain as one statement (D18) …"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Sheet, YesNo
from samenscan.core.disclosure.attack import attack
from samenscan.core.disclosure.beside import FirstResult, comparable, release_beside
from samenscan.core.disclosure.certify import examine
from samenscan.core.disclosure.gate import (
    NotReleased,
    collective_statements,
    entry_for,
    release_bands,
)
from samenscan.core.disclosure.ledger import AlreadyReleased
from samenscan.core.disclosure.level_open import sentences_of, settled_answers
from samenscan.core.disclosure.plan import ALL
from samenscan.core.disclosure.released import Members
from samenscan.core.disclosure.stored import released_from_plain, released_to_plain
from samenscan.core.disclosure.tests.make import published_plan
from samenscan.core.questionnaire import read
from samenscan.core.questionnaire.model import (
    Choice,
    Cut,
    Expression,
    Kind,
    OtherEnd,
    Question,
    Questionnaire,
    Section,
)
from samenscan.core.scoring.score import score_sheet
from samenscan.core.text import words

PLAN = published_plan(certified=True)
NOW = Members("2026")


def domain(
    *questions: Question, at_least: int = 3, at_most: int | None = None, code: str = "G"
) -> Section:
    """A domain with a sentence about its level."""
    other = None if at_most is None else OtherEnd(Decimal(at_most), frozenset(), words(en="low"))
    cut = Cut("value", Decimal(at_least), frozenset(), words(en="on their way"), other)
    return Section(code, words(en=code), questions=questions, cut=cut)


def scan(*sections: Section) -> Questionnaire:
    return Questionnaire("scan", "1", words(en="Scan"), ("en",), sections)


def levels(n: int, *, code: str = "q") -> tuple[Question, ...]:
    return tuple(Question(f"{code}{at}", Kind.LEVEL, words(en=f"{code}{at}")) for at in range(n))


def yes_no(code: str, weight: int = 1) -> Question:
    return Question(
        code,
        Kind.YES_NO,
        words(en=code),
        weight=Decimal(weight),
        yes_score=Decimal(5),
        no_score=Decimal(0),
    )


def round_of(
    asked: Questionnaire, answer: Callable[[int], Answer]
) -> tuple[Dataset, dict[str, str]]:
    """12 east and 11 west; the answer of member `at` to every question."""
    group_of = {f"east-{at}": "east" for at in range(12)} | {
        f"west-{at}": "west" for at in range(11)
    }
    sheets = tuple(
        Sheet(who, {question.code: answer(at) for question in asked.questions()})
        for at, who in enumerate(group_of)
    )
    return Dataset(asked, sheets), group_of


def told(asked: Questionnaire, dataset: Dataset, group_of: dict[str, str]) -> dict[str, str]:
    (facts,) = release_bands(PLAN, dataset, group_of, NOW, earlier=()).facts
    assert facts.code == "level.G"
    return dict(facts.bands)


def test_D18_tells_how_many_reach_the_level_and_withheld_is_not_confirmed() -> None:
    asked = scan(domain(*levels(5)))
    dataset, group_of = round_of(asked, lambda at: Levels(3, 3) if at < 16 else Levels(2, 3))
    assert told(asked, dataset, group_of) == {"all": "many", "east": "many", "west": "some"}
    # Of one more member two of five answers are missing: 60 % answered, and no level.
    sheets = list(dataset.sheets)
    sheets[0] = replace(
        sheets[0], answers={**sheets[0].answers, "q0": Missing.UNKNOWN, "q1": Missing.UNKNOWN}
    )
    assert told(asked, replace(dataset, sheets=tuple(sheets)), group_of)["all"] == "some"


def test_D18_counts_the_level_that_each_reads_in_its_own_report() -> None:
    asked = scan(domain(*levels(4), Question("own", Kind.TEXT, words(en="x"), sharing="own")))
    dataset, group_of = round_of(asked, lambda at: Levels(at % 6, (at * 3) % 6))
    read_there = [score_sheet(asked, sheet).sections[0].share for sheet in dataset.sheets]
    n = sum(share is not None and share * 5 >= 3 for share in read_there)
    (facts,) = release_bands(PLAN, dataset, group_of, NOW, earlier=()).facts
    assert facts.ranges[ALL].low <= n <= facts.ranges[ALL].high


def test_D18_tells_the_other_end_where_plan_and_domain_are_safe_for_it() -> None:
    asked = scan(domain(*levels(5), at_most=1))
    assert sentences_of(asked, collective_statements(asked)[0]) == 2
    dataset, group_of = round_of(asked, lambda at: Levels(5, 5) if at < 6 else Levels(0, 1))
    (facts,) = release_bands(PLAN, dataset, group_of, NOW, earlier=()).facts
    assert facts.other_end is not None
    assert (facts.bands[ALL], facts.other_end.bands[ALL]) == ("few", "many")
    released = release_bands(PLAN, dataset, group_of, NOW, earlier=())
    assert released_from_plain(released_to_plain(released, PLAN)) == released
    assert attack(PLAN.layout, released.facts).n_exact == 0
    # With three questions, 5 for one of them never stands with a level of at most 1.
    fewer = scan(domain(*levels(3), at_most=1))
    assert sentences_of(fewer, collective_statements(fewer)[0]) == 1
    dataset, group_of = round_of(fewer, lambda at: Levels(0, 0))
    assert release_bands(PLAN, dataset, group_of, NOW, earlier=()).facts[0].other_end is None


@pytest.mark.parametrize("heavy", [1, 2, 3])
def test_D18_tells_nothing_where_the_level_settles_an_answer(heavy: int) -> None:
    # Of two yes/no questions both are yes from level 3 on; of three with one of weight 3, that is.
    questions = [yes_no("a", heavy), yes_no("b")] + [yes_no("c")] * (heavy == 3)
    asked = scan(domain(*questions))
    assert settled_answers(asked, asked.sections[0], both=False)
    assert collective_statements(asked) == ()
    dataset, group_of = round_of(asked, lambda at: YesNo(True))
    with pytest.raises(NotReleased):
        release_bands(PLAN, dataset, group_of, NOW, earlier=())


def test_D18_sees_an_answer_that_decides_whether_the_others_are_asked() -> None:
    open_, gate = levels(4), yes_no("gate", 0)
    behind = tuple(replace(one, asked_when=Expression("gate")) for one in levels(4))
    assert settled_answers(scan(domain(*open_, gate)), domain(*open_, gate), both=False) == ()
    closed = domain(gate, *behind)
    found = settled_answers(scan(closed), closed, both=False)
    assert [(one.question, one.answer) for one in found] == [("gate", YesNo(False))]
    half = domain(gate, *behind[:2], *open_[2:])
    assert settled_answers(scan(half), half, both=False) == ()


def test_D18_leaves_out_a_domain_that_a_hand_made_questionnaire_tells_twice() -> None:
    own = replace(levels(1)[0], cut=Cut("practice", Decimal(3), frozenset(), words(en="x")))
    asked = scan(domain(own, *levels(5)[1:]))
    assert [one.code for one in collective_statements(asked)] == ["q0"]


def test_D18_the_ledger_keeps_every_answer_behind_a_level_and_refuses_it_again() -> None:
    asked = scan(domain(*levels(4)))
    dataset, group_of = round_of(asked, lambda at: Levels(4, 4))
    entry = entry_for(NOW, PLAN, dataset, group_of)
    assert entry.questions == {"level.G", "q0", "q1", "q2", "q3"}
    apart = replace(
        asked.sections[0],
        cut=None,
        questions=(
            replace(levels(1)[0], cut=Cut("practice", Decimal(3), frozenset(), words(en="x"))),
        ),
    )
    later = Dataset(scan(apart), dataset.sheets)
    with pytest.raises(AlreadyReleased):
        release_bands(PLAN, later, group_of, Members("2027"), earlier=(entry,))
    before = entry_for(Members("2025"), PLAN, later, group_of)
    with pytest.raises(AlreadyReleased):
        release_bands(PLAN, dataset, group_of, NOW, earlier=(before,))


def test_D18_stands_beside_an_earlier_level_only_where_the_domain_is_the_same() -> None:
    asked = scan(domain(*levels(4)))
    heavier = scan(domain(replace(levels(1)[0], weight=Decimal(2)), *levels(4)[1:]))
    more = scan(domain(*levels(5)))
    other = replace(asked, scale_max=Decimal(10))
    renamed = scan(replace(domain(*levels(4)), title=words(en="Other")))
    for changed in (heavier, more, other, scan(domain(*levels(4), at_least=2))):
        assert comparable(asked, changed) == frozenset()
    assert comparable(asked, renamed) == {"level.G"}

    dataset, group_of = round_of(asked, lambda at: Levels(4, 4) if at % 2 else Levels(1, 1))
    first = FirstResult(
        entry_for(NOW, PLAN, dataset, group_of),
        PLAN,
        dataset,
        group_of,
        release_bands(PLAN, dataset, group_of, NOW, earlier=()),
    )
    now, _ = round_of(asked, lambda at: Levels(4, 4))
    without = Dataset(asked, now.sheets[1:])
    second = release_beside(
        first, without, Members("2027"), frozenset({"level.G"}), earlier=(first.entry,)
    )
    assert second.entry.questions == first.entry.questions
    assert second.kept == {"east": 1}
    assert dict(second.released.facts[0].bands) == {"all": "many", "east": "many", "west": "many"}
    with pytest.raises(NotReleased, match="asked in the same way"):
        release_beside(
            first,
            Dataset(heavier, now.sheets),
            Members("2027"),
            frozenset({"level.G"}),
            earlier=(first.entry,),
        )


# By hand, over whole sheets: small questionnaires, few members, everything listed.


def every_sheet(asked: Questionnaire) -> Iterator[dict[str, Answer]]:
    """Every sheet: real answers, no answer, and does not apply."""
    answers: list[list[Answer]] = []
    for question in asked.questions():
        real: list[Answer] = [YesNo(True), YesNo(False)]
        if question.kind is Kind.SINGLE:
            real = [Chosen(choice.code) for choice in question.choices]
        missing: list[Answer] = [Missing.NOT_ANSWERED, Missing.NOT_APPLICABLE]
        answers.append([*real, *missing])
    for given_ in product(*answers):
        yield {question.code: one for question, one in zip(asked.questions(), given_, strict=True)}


def end_of(asked: Questionnaire, answers: dict[str, Answer]) -> str:
    share = score_sheet(asked, Sheet("", answers)).sections[0].share
    cut = asked.sections[0].cut
    assert cut is not None
    assert cut.at_least is not None
    if share is not None and share * 5 >= cut.at_least:
        return "confirms"
    other = cut.other_end
    if other and share is not None and other.at_most is not None and share * 5 <= other.at_most:
        return "other"
    return "between"


singles = st.builds(
    lambda code, scores, weight: Question(
        code,
        Kind.SINGLE,
        words(en=code),
        weight=Decimal(weight),
        choices=tuple(
            Choice(str(at), words(en=str(at)), Decimal(score)) for at, score in enumerate(scores)
        ),
    ),
    st.just("x"),
    st.lists(st.integers(0, 5), min_size=2, max_size=3),
    st.integers(1, 3),
)


@given(st.lists(singles, min_size=1, max_size=4), st.integers(1, 5), st.booleans())
def test_D18_misses_no_answer_that_listing_every_sheet_finds_and_is_exact_for_one_sentence(
    questions: Sequence[Question], at_least: int, both: bool
) -> None:
    named = tuple(replace(one, code=f"q{at}") for at, one in enumerate(questions))
    asked = scan(domain(*named, at_least=at_least, at_most=at_least - 1 if both else None))
    ends: dict[tuple[str, Answer], set[str]] = defaultdict(set)
    for sheet in every_sheet(asked):
        for code, answer in sheet.items():
            ends[code, answer].add(end_of(asked, sheet))
    wanted = {"confirms", "between", "other"} if both else {"confirms", "between"}
    by_hand = {
        key for key, found in ends.items() if not isinstance(key[1], Missing) and wanted - found
    }
    shares = {
        (question.code, choice.score): (question.code, Chosen(choice.code))
        for question in named
        for choice in question.choices
    }
    settled = settled_answers(asked, asked.sections[0], both=both)
    found = {(one.question, one.answer) for one in settled}
    # One answer stands for all of its question with the same score.
    assert by_hand & set(shares.values()) <= found
    # With a second sentence not every sheet in between is tried: it may be left out needlessly.
    assert both or found == by_hand & set(shares.values())


def band(count: int) -> str:
    """Few up to three, many from five: what is certain for eight, and as small as it can be."""
    return "few" if count <= 3 else "many" if count >= 5 else "some"


def test_D18_by_brute_force_no_pair_works_out_any_answer_of_a_small_domain() -> None:
    questions, n = (yes_no("a"), yes_no("b"), yes_no("c")), 8
    assert examine((n,), lambda table: band(table[0]), coalition=2).n_leaking == 0
    asked = scan(domain(*questions))
    kinds = sorted({repr(sheet): sheet for sheet in _answered(asked)}.items())
    bit = [end_of(asked, sheet) == "confirms" for _, sheet in kinds]
    assert sorted(set(bit)) == [False, True]
    assert _leaks(n, range(len(kinds)), lambda sheets: band(sum(bit[at] for at in sheets))) == 0
    # The same reader, with every question told beside the level, works answers out.
    yes = [[sheet[q.code] == YesNo(True) for q in questions] for _, sheet in kinds]

    def everything(sheets: Sequence[int]) -> tuple[str, ...]:
        columns = ([yes[at][place] for at in sheets] for place in range(len(questions)))
        return (band(sum(bit[at] for at in sheets)), *(band(sum(one)) for one in columns))

    assert _leaks(n, range(len(kinds)), everything) > 0


def _answered(asked: Questionnaire) -> Iterator[dict[str, Answer]]:
    return (
        sheet
        for sheet in every_sheet(asked)
        if not any(isinstance(answer, Missing) for answer in sheet.values())
    )


def _leaks(n: int, kinds: range, output: Callable[[Sequence[int]], object]) -> int:
    """Views of nobody, one or two members in which somebody else's sheet cannot be any sheet.

    `kinds`: every sheet there is. Members are exchangeable, so sheets are listed without order.
    """
    possible: dict[tuple[object, tuple[int, ...]], set[int]] = defaultdict(set)
    for sheets in combinations_with_replacement(kinds, n):
        told = output(sheets)
        for size in range(3):
            for places in combinations(range(n), size):
                looking = tuple(sheets[at] for at in places)
                rest = [one for at, one in enumerate(sheets) if at not in places]
                possible[told, looking] |= set(rest)
    return sum(left != set(kinds) for left in possible.values())


def test_D18_is_read_from_a_file_and_told() -> None:
    asked = read(
        """
code: mini
version: "1"
title: Mini
languages: [en]
scale: {max: 10, levels: [a, b, c, d, e, f]}
sections:
  - code: G
    title: Continuity
    cut: {at_least: 6, says: on their way}
    questions:
      - {code: q0, type: level, text: a}
      - {code: q1, type: level, text: b}
      - {code: q2, type: level, text: c}
      - {code: q3, type: level, text: d, weight: 2}
""",
        "mini.yaml",
    )
    dataset, group_of = round_of(asked, lambda at: Levels(3, 3) if at < 3 else Levels(3, 2))
    assert told(asked, dataset, group_of) == {"all": "few", "east": "few", "west": "few"}
