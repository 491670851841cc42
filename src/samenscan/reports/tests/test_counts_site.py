"""D20: a round of a hundred members or more is told in tables of counts, once."""

import pytest

from samenscan.core.disclosure.counts import CountsTold
from samenscan.findings.actions import AlreadyPublished, publish
from samenscan.findings.ledger import lines
from samenscan.findings.models import Release
from samenscan.findings.publications import publications
from samenscan.findings.queries import collective_result
from samenscan.reports.collective_files import counts_of, result_csv, result_workbook
from samenscan.reports.counts_html import counts_body
from samenscan.reports.tests.test_collective_page import page_for
from samenscan.scans.tests.make import World, after_closing, fill_all, make_world

pytestmark = pytest.mark.django_db


def large_world() -> World:
    """A hundred in the east and three in the west; everybody but one answers."""
    world = make_world(n_east=100, n_west=3)
    fill_all(world, without=("PZ O50",))
    return world


def test_D20_tells_tables_from_a_hundred_respondents_and_keeps_them_in_the_ledger() -> None:
    world = large_world()
    with after_closing(world):
        release = publish(world.analyst, round=world.round.pk)
        assert not release.withheld and "released" not in release.content
        result = collective_result(world.lead, world.round.pk)
        assert result.counts is not None and result.told is None
        told: CountsTold = result.counts.facts
        # Three in the west are too few for a row of their own.
        assert [(group.breakdown, group.n) for group in told.plan.groups] == [("all", 102)]
        budget = next(table for table in told.tables if table.code == "B2")
        assert budget.answers == ("yes", "no", "not_said")
        # Nobody was silent: that is not told, and neither is what would give it away.
        assert budget.rows[0][2] is None
        [line] = lines(world.centre.pk)
        assert not line.told_bands
        assert line.entry.questions == {*(t.code for t in told.tables), *told.withheld}
        with pytest.raises(AlreadyPublished):
            publish(world.analyst, round=world.round.pk)
        [publication] = publications(world.lead)
        assert publication.parts[0].n_contributors == 102 and publication.parts[0].whole
        counted = counts_of(result)
        assert counted is not None
        assert "102" in counts_body(counted, "nl")
        assert result_csv(result, "nl").count("B2") == 3
        assert result_workbook(result, "nl").startswith(b"PK")
        page = page_for(world.lead, world)
        assert 'class="report-counts"' in page and "not told" in page
    assert Release.objects.count() == 1
