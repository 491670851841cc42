"""The way over bridges (R5) …"""

from samenscan.core.interpretation.trend import Crossing, way_between
from samenscan.core.interpretation.trend.tests.make import bridged, level_questions, scan

VERSIONS = {name: scan(name, *level_questions("b1")) for name in ("1", "2", "3", "4")}


def bridges(*pairs: tuple[str, str]) -> dict[tuple[str, str], Crossing]:
    return {(old, new): bridged(VERSIONS[old], VERSIONS[new]) for old, new in pairs}


def versions(found: tuple[Crossing, ...] | None) -> list[str] | None:
    return None if found is None else [crossing.to.version for crossing in found]


def test_r5_is_no_bridge_at_all_within_one_version() -> None:
    assert way_between({}, "1", "1") == ()


def test_r5_goes_bridge_after_bridge_and_takes_the_fewest() -> None:
    chain = [("1", "2"), ("2", "3"), ("3", "4")]
    assert versions(way_between(bridges(*chain), "1", "4")) == ["2", "3", "4"]
    assert versions(way_between(bridges(*chain, ("1", "3")), "1", "4")) == ["3", "4"]


def test_r5_never_goes_back_and_never_jumps_a_gap() -> None:
    assert way_between(bridges(("1", "2"), ("3", "4")), "1", "4") is None
    assert way_between(bridges(("1", "2")), "2", "1") is None
    assert versions(way_between(bridges(("1", "2"), ("2", "1")), "1", "3")) is None
