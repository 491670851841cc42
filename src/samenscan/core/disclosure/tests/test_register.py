"""Register … (each test finishes the sentence)."""

import json

import pytest

from samenscan.core.disclosure.check import CheckFailed
from samenscan.core.disclosure.plan import ALL, Layout, NoPlan, Plan
from samenscan.core.disclosure.propose import propose
from samenscan.core.disclosure.register import (
    NotRegistered,
    Register,
    choose,
    register,
    register_from_plain,
    register_hash,
    register_to_plain,
)


@pytest.fixture(scope="module", name="of_25")
def _of_25() -> Register:
    return register((("east", 13), ("west", 12)))


def test_D8_has_an_entry_for_every_participation(of_25: Register) -> None:
    layouts = {entry.layout.groups for entry in of_25}
    assert layouts == {(("east", a), ("west", b)) for a in range(14) for b in range(13)}


def test_D8_publishes_both_partnerships_exactly_when_both_have_seven(of_25: Register) -> None:
    for entry in of_25:
        groups = [bands.group for bands in entry.plan.bands] if isinstance(entry.plan, Plan) else []
        sizes = dict(entry.layout.groups)
        if min(sizes.values()) >= 7:
            assert groups == [ALL, "east", "west"]
        elif entry.layout.n < 7:
            assert groups == []
        else:
            present = [name for name, n in entry.layout.present]
            assert groups == ([ALL] if len(present) > 1 else present)


def test_D8_holds_what_is_proposed_for_each_layout(of_25: Register) -> None:
    for entry in of_25[::5]:
        assert entry.plan == propose(entry.layout)


def test_D8_chooses_by_participation_only(of_25: Register) -> None:
    layout = Layout((("west", 11), ("east", 12)))
    plan = choose(of_25, layout)
    assert isinstance(plan, Plan)
    assert dict(plan.layout.groups) == {"east": 12, "west": 11}
    assert isinstance(choose(of_25, Layout((("east", 3), ("west", 2)))), NoPlan)
    for other in ((("east", 14), ("west", 12)), (("east", 12),), (("east", 12), ("north", 11))):
        with pytest.raises(NotRegistered):
            choose(of_25, Layout(other))


def test_D8_returns_from_its_file_unchanged(of_25: Register) -> None:
    written = json.dumps(register_to_plain(of_25))
    assert register_from_plain(json.loads(written)) == of_25


def test_D8_does_not_return_from_a_file_that_was_changed(of_25: Register) -> None:
    plain = register_to_plain(register((("east", 8),)))
    rows = plain["plans"]
    assert isinstance(rows, list)
    swapped = [*rows[:-2], rows[-1], rows[-2]]
    for changed in ({}, {**plain, "plans": rows[:-1]}, {**plain, "plans": swapped}):
        with pytest.raises(CheckFailed):
            register_from_plain(changed)
    other = register((("east", 9),))
    assert len({register_hash(of_25), register_hash(other), plain["hash"]}) == 3
