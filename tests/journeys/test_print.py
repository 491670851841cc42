"""On paper …"""

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.filling import addresses_of_closed_round
from tests.journeys.installation import Installation
from tests.journeys.visitor import TOO_WIDE

# A4 at 96 dots per inch, without the margins of 1.5 cm.
PAPER = {"width": 680, "height": 1000}


@pytest.mark.parametrize("what", ["own", "collective"])
def test_a_result_is_not_cut_off(what: str, demo: Installation, visit: Visit) -> None:
    lead = visit(demo)
    address = addresses_of_closed_round(lead)[what]
    lead.go(address)
    lead.page.set_viewport_size({"width": PAPER["width"], "height": PAPER["height"]})
    lead.page.emulate_media(media="print")
    assert lead.page.evaluate(TOO_WIDE) == ""
    hidden = lead.page.locator("main [hidden], main .table-wrap").all()
    cut = [one for one in hidden if one.evaluate("(box) => box.scrollWidth > box.clientWidth + 1")]
    assert not cut, "a table is wider than the paper"
    for frame in ("nav.nav", "form.languages", ".menu.hat"):
        assert not lead.page.locator(frame).first.is_visible(), f"{frame} is printed"
    paper = lead.page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    lead.installation.folder.with_name(f"{what}.pdf").write_bytes(paper)
