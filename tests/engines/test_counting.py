"""One expression counts the same everywhere: exactly, whatever was answered (Z17)."""

from pathlib import Path

import numpy as np
import pytest
from benchmarks.workload import questionnaire, sheets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Dataset
from samenscan.core.formats.snapshot import read_snapshot, write_snapshot
from samenscan.core.statistics.counting import count_with
from samenscan.core.statistics.facts import facts_of
from samenscan.core.statistics.histograms import Groups, histograms_of_coded
from samenscan.core.statistics.tests.rounds import countable_datasets
from samenscan.reports.engines import duckdb_engine, head_in
from tests.engines.conftest import Opens
from tests.real.japan2020.compare import import_survey


def same(opens: Opens, path: Path, rounds: dict[str, Dataset], groups: Groups) -> None:
    """Write a snapshot, count it in an engine and in memory, and compare everything."""
    path.write_bytes(write_snapshot(rounds, "test"))
    head = head_in(path)
    expected = histograms_of_coded(read_snapshot(path.read_bytes()).rounds, groups)
    with opens(path) as engine:
        found = count_with(engine, head, groups)
    assert (found.rounds, found.groups) == (expected.rounds, expected.groups)
    assert {one.code for one in found.measures} == {one.code for one in expected.measures}
    places = [expected.place(one.code) for one in found.measures]
    assert (found.cube == expected.cube[:, :, places]).all()
    assert found.numbers == expected.numbers
    one, other = facts_of(found), facts_of(expected)
    for name in ("coverage", "mean", "median", "agreement", "consensus", "lowest_mean"):
        np.testing.assert_allclose(
            getattr(one, name), getattr(other, name)[:, :, places], atol=1e-9, equal_nan=True
        )


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(countable_datasets(), countable_datasets(), st.data())
def test_z17_is_the_same_on_random_rounds(
    tmp_path: Path, one: Dataset, other: Dataset, draw: st.DataObject
) -> None:
    who = sorted({asked.organisation for asked in (*one.population, *other.population)})
    sets = st.sets(st.sampled_from(who))
    groups = draw.draw(st.dictionaries(st.sampled_from(["east", "west", "large"]), sets))
    same(duckdb_engine, tmp_path / "random.parquet", {"2025": one, "2026": other}, groups)


def test_z17_is_the_same_on_25_organisations_and_300_questions(
    engine: Opens, tmp_path: Path
) -> None:
    asked = questionnaire()
    given_ = sheets(asked)
    rounds = {"2025": Dataset(asked, given_[:20]), "2026": Dataset(asked, given_)}
    groups = {
        "east": [one.organisation for one in given_[:13]],
        "large": [one.organisation for one in given_[8:18]],
        "nobody": [],
    }
    same(engine, tmp_path / "workload.parquet", rounds, groups)


@pytest.fixture(scope="module")
def japan(real_data: Path) -> Dataset:
    return import_survey(real_data / "japan2020").answers.dataset


def test_z17_is_the_same_on_the_local_governments_of_japan(
    engine: Opens, tmp_path: Path, japan: Dataset
) -> None:
    # The first two digits of a code are its prefecture.
    groups: dict[str, list[str]] = {}
    for one in japan.population:
        groups.setdefault(f"prefecture {one.organisation[:2]}", []).append(one.organisation)
    assert len(groups) == 47
    same(engine, tmp_path / "japan.parquet", {"2020": japan}, groups)
