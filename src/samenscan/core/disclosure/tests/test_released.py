"""Released … (each test finishes the sentence)."""

import copy
import dataclasses
import pickle
from dataclasses import dataclass

import pytest

from samenscan.core.disclosure import (
    Analyst,
    Members,
    NotThroughTheGate,
    NotYourOwn,
    Own,
    Released,
    release_own,
    release_to_analyst,
)
from samenscan.core.disclosure.tests.door_key import (
    lines_that_name_the_key,
    places_that_name_the_key,
)


@dataclass(frozen=True)
class Note:
    """The smallest facts that say whose they are."""

    organisation: str
    level: int = 3


def test_cannot_be_made_without_the_key() -> None:
    with pytest.raises(NotThroughTheGate):
        Released(Members("2016"), "raw")
    with pytest.raises(NotThroughTheGate):
        Released(Members("2016"), "raw", object())


def test_cannot_be_replaced_copied_pickled_or_subclassed() -> None:
    own = release_own(Own("a"), Note("a"))
    with pytest.raises((NotThroughTheGate, ValueError)):
        dataclasses.replace(own, audience=Own("b"))
    for copied in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(NotThroughTheGate):
            copied(own)
    with pytest.raises(NotThroughTheGate):
        type("Mine", (Released,), {})


def test_D1_tells_an_organisation_its_own_facts() -> None:
    own = release_own(Own("a"), Note("a"))
    assert (own.audience, own.facts) == (Own("a"), Note("a"))


def test_D1_refuses_the_facts_of_another() -> None:
    with pytest.raises(NotYourOwn):
        release_own(Own("a"), Note("b"))
    with pytest.raises(NotYourOwn):
        release_own(Own(""), Note(""))


def test_is_made_nowhere_outside_the_gate(pytestconfig: pytest.Config) -> None:
    files = sorted((pytestconfig.rootpath / "src" / "samenscan").rglob("*.py"))
    sources = {path.as_posix(): path.read_text(encoding="utf-8") for path in files}
    assert len(sources) > 20
    assert places_that_name_the_key(sources) == []
    planted = {"src/samenscan/reports/x.py": "from y import _DOOR_KEY"}
    assert places_that_name_the_key(sources | planted) == ["src/samenscan/reports/x.py:1"]


@pytest.mark.parametrize(
    "planted",
    [
        "from samenscan.core.disclosure.released import _DOOR_KEY",
        "from samenscan.core.disclosure.released import _DOOR_KEY as k",
        "import released\nx = released._DOOR_KEY",
        "x = getattr(released, '_DOOR_KEY')",
    ],
)
def test_is_guarded_by_a_search_that_finds_planted_mentions(planted: str) -> None:
    assert lines_that_name_the_key(planted)
    assert not lines_that_name_the_key("x = 'door key'")


def test_D12_marks_what_the_analyst_reads_and_holds_it_as_closed_as_anything_else() -> None:
    released = release_to_analyst(Analyst("2026"), {"members": 23})
    assert released.audience == Analyst("2026")
    assert released.facts == {"members": 23}
    with pytest.raises(NotThroughTheGate):
        Released(Analyst("2026"), {"members": 23})
    with pytest.raises(NotThroughTheGate):
        copy.copy(released)
