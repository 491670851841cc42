"""A file that cannot be imported …"""

from pathlib import Path

import pytest

from samenscan.core.access import OPERATOR, Role
from samenscan.core.formats.cells import FileRefused
from samenscan.members import models
from samenscan.members.actions.importing import preview_import
from samenscan.members.tests.broken import BROKEN, Broken, csv_of
from samenscan.members.tests.make import an_actor, make_centre, make_organisation

pytestmark = pytest.mark.django_db
IDS = [one.name for one in BROKEN]


def refusal(broken: Broken) -> FileRefused:
    """What is said of a broken file."""
    actor = an_actor(Role.COORDINATOR, organisation=make_centre()) if broken.by_page else OPERATOR
    with pytest.raises(FileRefused) as caught:
        preview_import(actor, content=broken.make(), file_name=broken.name, sheet=broken.sheet)
    return caught.value


def lines(broken: Broken) -> list[str]:
    """The rows of the table in the documentation for one broken file."""
    refused = refusal(broken)
    return [
        f"| {broken.name if at == 0 else ''} | {broken.ails if at == 0 else ''} "
        f"| {problem.place} | {problem.what} | {problem.remedy} |"
        for at, problem in enumerate(refused.problems)
    ]


@pytest.mark.parametrize("broken", BROKEN, ids=IDS)
def test_says_where_what_and_what_helps_as_the_documentation_promises(broken: Broken) -> None:
    page = (Path(__file__).parents[4] / "docs" / "howto" / "import-a-register.md").read_text()
    missing = [line for line in lines(broken) if line not in page.splitlines()]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("broken", BROKEN, ids=IDS)
def test_changes_nothing_and_leaves_nothing_behind(broken: Broken) -> None:
    kept = make_organisation(name="PZ Hier")
    refusal(broken)
    names = set(models.Organisation.objects.exclude(kind="support_centre").values_list("name"))
    assert names == {(kept.name,)}
    assert not models.RegisterImport.objects.exists()
    assert not models.ImportRow.objects.exists()
    assert not models.Identifier.objects.exists()


def test_names_at_most_fifty_flaws_and_counts_them_all() -> None:
    rows = [("municipality", f"Town {at}", "1") for at in range(200)]
    refused = refusal(Broken("many.csv", "200 wrong codes", lambda: csv_of(*rows)))
    assert (len(refused.problems), refused.n_problems) == (50, 200)
    assert "150 more" in str(refused)


def test_of_a_hundred_thousand_rows_is_no_problem_for_the_operator() -> None:
    many = next(one for one in BROKEN if one.name == "100000-rows.csv").make()
    some = b"".join(many.splitlines(keepends=True)[:12_001])
    done = preview_import(OPERATOR, content=some, file_name="12000.csv")
    assert done.plan["counts"]["new"] == 12_000
