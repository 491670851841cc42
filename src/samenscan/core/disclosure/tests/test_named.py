"""What is told by name … (each test finishes the sentence)."""

from dataclasses import replace

import pytest

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Answer, Missing, Sheet, YesNo
from samenscan.core.disclosure.gate import collective_statements
from samenscan.core.disclosure.named import apart_from_names, named_questions, release_by_name
from samenscan.core.disclosure.released import Members
from samenscan.core.disclosure.tests.make import make_question, make_questionnaire
from samenscan.core.questionnaire.model import Expression

NAMED = make_question("offer", sharing="partnership-named", cut=False)
SCAN = make_questionnaire(make_question("backup"), NAMED)
YES: Answer = YesNo(True)


def dataset(**offers: Answer) -> Dataset:
    sheets = [Sheet(name, {"offer": answer, "backup": YES}) for name, answer in offers.items()]
    return Dataset(SCAN, tuple(sheets))


def told(answers: Dataset, *consented: str, code: str = "offer") -> dict[str, Answer]:
    found = release_by_name(answers, {code: frozenset(consented)}, Members("2026"))
    assert found.audience == Members("2026")
    assert [one.code for one in found.facts] == ["offer"]
    return dict(found.facts[0].answers)


def test_D17_is_the_answer_of_who_consented_to_this_question() -> None:
    answers = dataset(z1=YES, z2=YesNo(False), z3=YES)
    assert told(answers, "z2", "z1") == {"z1": YES, "z2": YesNo(False)}
    assert told(answers) == {}
    assert told(answers, "z1", "stranger") == {"z1": YES}


def test_D17_is_nothing_without_a_consent_to_a_named_question() -> None:
    assert told(dataset(z1=YES), "z1", code="backup") == {}


@pytest.mark.parametrize("missing", list(Missing))
def test_D17_looks_the_same_for_who_did_not_answer_and_who_did_not_consent(
    missing: Missing,
) -> None:
    silent = release_by_name(
        dataset(z1=YES, z2=missing), {"offer": frozenset({"z1", "z2"})}, Members("2026")
    )
    unwilling = release_by_name(
        dataset(z1=YES, z2=YES), {"offer": frozenset({"z1"})}, Members("2026")
    )
    assert silent.facts == unwilling.facts


def test_D17_is_nothing_that_was_not_asked() -> None:
    hidden = replace(NAMED, asked_when=Expression("!wants"))
    scan = make_questionnaire(make_question("wants", sharing="centre", cut=False), hidden)
    answers = Dataset(scan, (Sheet("z1", {"wants": YES, "offer": YES}),))
    found = release_by_name(answers, {"offer": frozenset({"z1"})}, Members("2026"))
    assert found.facts[0].answers == ()


def test_D17_never_has_a_statement_too() -> None:
    both = replace(make_question("both"), sharing="partnership-named")
    scan = make_questionnaire(make_question("backup"), NAMED, both)
    assert [one.code for one in named_questions(scan)] == ["offer"]
    assert [one.code for one in collective_statements(scan)] == ["backup"]


def test_D17_keeps_statements_apart_from_what_it_says_or_rests_on() -> None:
    wants = make_question("wants")
    offer = replace(NAMED, asked_when=Expression("wants"))
    why_not = replace(make_question("why_not"), asked_when=Expression("!wants"))
    after = replace(make_question("after"), asked_when=Expression("offer"))
    scan = make_questionnaire(wants, offer, why_not, after, make_question("backup"))
    assert apart_from_names(scan) == {"backup"}
    assert [one.code for one in collective_statements(scan)] == ["backup"]
