"""The plans of a round as a page and a file … (each test finishes the sentence)."""

import argparse
import json
from pathlib import Path

import pytest

from samenscan.findings.queries import registered_plans
from samenscan.reports import plan
from samenscan.reports.registered import registered_json, registered_story
from samenscan.scans.tests.make import make_world

pytestmark = pytest.mark.django_db


def check(path: Path) -> int:
    """What `samenscan plan --check` answers."""
    parser = argparse.ArgumentParser()
    plan.add_arguments(parser)
    return plan.run(parser.parse_args(["--check", str(path), "--language", "en"]))


def test_D21_are_proven_again_from_the_file_by_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world = make_world()
    found = registered_plans(world.contributor, world.round.pk)
    file = tmp_path / "plan.json"
    file.write_bytes(registered_json(found))
    assert check(file) == 0
    assert found.plans_hash in capsys.readouterr().out
    moved = json.loads(file.read_text(encoding="utf-8"))
    told = next(one for one in moved["plans"] if "bands" in one)
    told["bands"][0][2] += 1
    file.write_text(json.dumps(moved), encoding="utf-8")
    assert check(file) == 1


def test_D21_tell_every_turnout_with_the_limits_of_its_own_plan() -> None:
    world = make_world()
    found = registered_plans(world.lead, world.round.pk)
    story = registered_story(found)
    assert story.partnerships == ("Oost", "West")
    assert len(story.participations) + story.n_nothing == 8 * 8
    first = story.participations[0]
    assert first.numbers == (("Oost", 7), ("West", 7))
    assert [str(group) for group, *_ in first.groups] == ["All together", "Oost", "West"]
    assert story.n_sentences == 3
    assert any("When all take part" in str(one.sentence) for one in story.words)
    assert [len(one.points) for one in story.words if one.points] == [3, 4]


def test_D21_keep_two_partnerships_of_one_name_apart() -> None:
    world = make_world()
    found = registered_plans(world.lead, world.round.pk)
    same = dict.fromkeys(found.names, "Oost")
    story = registered_story(
        type(found)(**{**vars(found), "names": same}),
    )
    assert story.partnerships == ("Oost (1)", "Oost (2)")
    assert isinstance(story.participations[0].groups[1][0], str)


def test_D20_do_not_call_a_turnout_that_is_counted_one_that_tells_nothing() -> None:
    world = make_world(n_east=100, n_west=3)
    found = registered_plans(world.lead, world.round.pk)
    story = registered_story(found)
    # 100, 99, 98 or 97 of the east, with as many of the west as make it a hundred or more.
    assert story.n_counted == 4 + 3 + 2 + 1
    assert len(story.participations) + story.n_counted + story.n_nothing == 101 * 4
