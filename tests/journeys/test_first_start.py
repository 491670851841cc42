"""A first visit to the demo …"""

from tests.journeys.conftest import Visit
from tests.journeys.installation import Installation

# Per step of the tour: what the hat says, and the heading of the page it opens.
STEPS = (
    ("Coördinator Steunpunt Lindeland", "Politie Oost"),
    ("Verantwoordelijke PZ Alderbeek", "Mensen"),
    ("Medewerker PZ Alderbeek", "ICT-scan 2026"),
    ("Coördinator Steunpunt Lindeland", "ICT-scan 2026"),
    ("Verantwoordelijke PZ Alderbeek", "PZ Alderbeek"),
    ("Afgevaardigde Politie Oost", "Waar we samen staan"),
)


def test_is_welcomed_in_dutch_by_six_steps(demo: Installation, visit: Visit) -> None:
    somebody = visit(demo)
    assert somebody.go("/") == 200
    assert somebody.page.locator("html").get_attribute("lang") == "nl"
    assert somebody.page.get_by_role("heading", level=1).inner_text() == "Samen zien waar we staan"
    assert somebody.page.locator("ol.steps > li").count() == len(STEPS)
    somebody.check()


def test_opens_each_page_in_its_hat_and_shows_an_outsider_none_of_them(
    demo: Installation, visit: Visit
) -> None:
    somebody, outsider = visit(demo), visit(demo)
    addresses = []
    for number, (hat, heading) in enumerate(STEPS):
        somebody.go("/")
        somebody.page.locator("ol.steps > li").nth(number).get_by_role("button").click()
        somebody.page.wait_for_url(lambda url: url != f"{demo.url}/")
        worn = somebody.page.locator(".hat summary").inner_text()
        assert hat in " ".join(worn.split())
        assert heading in somebody.page.get_by_role("heading", level=1).inner_text()
        somebody.check()
        addresses.append(somebody.path)
    outsider.enter("outsider")
    # The page of people is everybody's own house; all the others belong to somebody else.
    found = {address: outsider.go(address) for address in addresses if "mensen" not in address}
    assert set(found.values()) == {404}, found
    outsider.go("/leden/mensen/")
    assert "Alderbeek" not in outsider.page.content()
    outsider.check()
