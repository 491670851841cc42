"""Importing a register in a browser: look, decide, apply, undo; on a phone and without scripts."""

from pathlib import Path

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.installation import Installation

FIRST = (
    "soort;naam;nis;kleur\ngemeente;Proefdorp;97531;rood\ngemeente;;97532;\n"
    "restcategorie;Elders;;\n"
)
OTHER = "soort;naam;nis\ngemeente;Proefstad;97531\ngemeente;Proefdal;97532\n"
BROKEN = "soort;naam;nis\ngemeente;Proefdorp;9753\n"


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_leads_from_a_file_to_the_register_and_back(
    visit: Visit, changing_demo: Installation, tmp_path: Path, width: int, scripts: bool
) -> None:
    coordinator = visit(changing_demo, language="en", width=width, java_script_enabled=scripts)

    def choose(content: str) -> None:
        file = tmp_path / "mijn lijst.csv"
        file.write_text(content, encoding="utf-8")
        coordinator.go("/leden/register/importeren/")
        coordinator.page.locator("input[type=file]").set_input_files(file)
        coordinator.page.get_by_role("button", name="Look what it would do").click()
        coordinator.page.wait_for_load_state()
        if scripts:
            coordinator.check()

    def press(name: str) -> None:
        coordinator.page.get_by_role("button", name=name).click()
        coordinator.page.wait_for_load_state()
        if scripts:
            coordinator.check()

    coordinator.enter("coordinator", "/leden/register/importeren/")
    choose(BROKEN)
    assert coordinator.page.get_by_text("mijn lijst.csv").first.is_visible()
    assert coordinator.page.get_by_text("one digit short").is_visible()
    choose(FIRST)
    press("Put it in the register")
    choose(OTHER)
    press("Follow the file everywhere")
    press("Put it in the register")
    for _each in ("second", "first"):
        coordinator.page.get_by_text("Undo this import").click()
        press("Yes, undo it")
        coordinator.go("/leden/register/importeren/")
        coordinator.page.get_by_role("link", name="mijn lijst.csv").nth(1).click()
