"""While the line is lost …"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Route, expect

from tests.chaos.stage import PASSWORD, QUESTIONS
from tests.journeys.conftest import Visit
from tests.journeys.filling import told
from tests.journeys.installation import ROOT, Installation
from tests.journeys.signing_in import give_password
from tests.journeys.visitor import Visitor

# As many as there are tests here.
N_SCENES = 4
ON_THE_DISK = """() => new Promise((done) => {
  const asked = indexedDB.open("samenscan");
  asked.onsuccess = () => {
    const all = asked.result.transaction("waiting").objectStore("waiting").getAll();
    all.onsuccess = () => { asked.result.close(); done(all.result.map((row) => [row.name,
      new TextDecoder("latin1").decode(row.body.closed)])); };
  };
})"""


@dataclass(frozen=True)
class Colleague:
    """Somebody who signs in with an address, a password and codes that work once each."""

    email: str
    codes: list[str]


@dataclass(frozen=True)
class Scene:
    """An installation with one sheet of forty numbers and two colleagues."""

    installation: Installation
    sheet: str
    lead: Colleague
    colleague: Colleague

    @property
    def section(self) -> str:
        """The page with all questions."""
        return f"/scans/blad/{self.sheet}/N/"


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Scene]]:
    """One installation with a sheet and two colleagues of its own for each test."""
    own = Installation(tmp_path_factory.mktemp("offline") / "data")
    own.folder.mkdir()
    assert own.run("upgrade").returncode == 0
    made = subprocess.run(
        [sys.executable, "-m", "tests.chaos.stage", str(N_SCENES), "2"],
        env=own.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    own.start()
    try:
        yield (
            Scene(own, sheet["id"], *(Colleague(**one) for one in sheet["people"]))
            for sheet in json.loads(made.stdout)
        )
    finally:
        own.stop()


@pytest.fixture
def scene(scenes: Iterator[Scene]) -> Scene:
    """A fresh sheet for each test: what was answered on one is not told by another."""
    return next(scenes)


def sign_in(visitor: Visitor, who: Colleague, address: str) -> None:
    """Both steps, then stand on this address."""
    visitor.go(address)
    give_password(visitor, who.email, PASSWORD)
    visitor.page.fill("input[name=code]", who.codes.pop())
    with visitor.page.expect_navigation():
        visitor.page.locator("main form button").first.click()
    assert visitor.go(address) == 200


def answer(visitor: Visitor, code: str, value: str) -> None:
    """Type a number and leave the field."""
    field = visitor.page.locator(f"#q-{code}-value")
    field.fill(value)
    field.press("Tab")


def saved_in_order(scene: Scene) -> list[tuple[str, str]]:
    """Question and value of every revision, as they were saved; read past the product's pages."""
    script = (
        "from samenscan.scans.models import AnswerRevision as R\n"
        "import json, sys\n"
        "rows = R.objects.filter(answer__sheet=sys.argv[1]).order_by('answered_at')\n"
        "rows = rows.select_related('answer__sheet')\n"
        "print(json.dumps([(r.answer.question, r.value['number']) for r in rows]))\n"
    )
    read = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{script}", scene.sheet],
        env=scene.installation.environment | {"DJANGO_SETTINGS_MODULE": "samenscan.site.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [(question, value) for question, value in json.loads(read.stdout)]


def test_for_ten_minutes_forty_answers_wait_also_when_the_tab_is_closed_and_all_are_saved_in_order(
    scene: Scene, visit: Visit
) -> None:
    lead = visit(scene.installation)
    sign_in(lead, scene.lead, scene.section)
    order = [*QUESTIONS[10:30], *QUESTIONS[:10], *QUESTIONS[30:]]
    lead.page.clock.install()
    lead.context.set_offline(True)
    for at, code in enumerate(order[:20]):
        answer(lead, code, str(1000 + at))
    expect(told(lead, order[19])).to_contain_text("nog niet bewaard")
    expect(lead.page.locator("#autosave")).to_contain_text("20")
    lead.page.clock.fast_forward("05:00")
    lead.check()
    lead.page.close()

    # The page itself can be fetched, but nothing can be sent yet.
    def broken(route: Route) -> None:
        if route.request.method == "POST":
            route.abort("connectionfailed")
        else:
            route.continue_()

    lead.context.route(re.compile("/scans/blad/"), broken)
    lead.context.set_offline(False)
    lead.page = lead.context.new_page()
    lead.watch(lead.page)
    lead.page.clock.install()
    lead.go(scene.section)
    expect(lead.page.locator("#autosave")).to_contain_text("20")
    assert lead.page.locator(f"#q-{order[0]}-value").input_value() == "1000"
    lead.context.set_offline(True)
    for at, code in enumerate(order[20:], 20):
        answer(lead, code, str(1000 + at))
    expect(lead.page.locator("#autosave")).to_contain_text("40")
    lead.page.clock.fast_forward("05:00")
    assert saved_in_order(scene) == []
    lead.context.unroute(re.compile("/scans/blad/"))
    lead.context.set_offline(False)
    for code in order:
        expect(told(lead, code).locator(".saved.ok")).to_be_visible(timeout=30_000)
    expected = [(code, str(1000 + at)) for at, code in enumerate(order)]
    assert saved_in_order(scene) == expected
    assert lead.page.evaluate(ON_THE_DISK) == []


def test_what_waits_is_closed_to_a_colleague_on_the_same_browser_and_gone_after_signing_out(
    scene: Scene, visit: Visit
) -> None:
    lead = visit(scene.installation)
    sign_in(lead, scene.lead, scene.section)
    lead.context.set_offline(True)
    answer(lead, "N1", "31415926")
    expect(lead.page.locator("#autosave")).to_contain_text("1")
    first = lead.page
    # The session ends without signing out; a colleague signs in on the same browser.
    lead.context.route(re.compile("/scans/blad/.*/N1/"), lambda route: route.abort())
    lead.context.clear_cookies(name="sessionid")
    lead.context.set_offline(False)
    lead.page = lead.context.new_page()
    lead.watch(lead.page)
    sign_in(lead, scene.colleague, scene.section)
    lead.context.unroute(re.compile("/scans/blad/.*/N1/"))
    first.bring_to_front()
    expect(first.locator("#q-N1-status")).to_contain_text("in een ander tabblad", timeout=40_000)
    first.close()
    lead.page.reload()
    assert lead.page.locator("#q-N1-value").input_value() == ""
    rows = lead.page.evaluate(ON_THE_DISK)
    assert len(rows) == 1 and "31415926" not in rows[0][1]
    assert saved_in_order(scene) == []
    # The colleague signs out; what the lead left stays for the lead.
    lead.page.locator("details.hat summary").click()
    with lead.page.expect_navigation():
        lead.page.locator("form[data-waiting] button").click()
    sign_in(lead, scene.lead, scene.section)
    expect(told(lead, "N1").locator(".saved.ok")).to_be_visible()
    assert saved_in_order(scene) == [("N1", "31415926")]
    # Signing out erases what this person kept, after asking.
    lead.context.route(re.compile("/scans/blad/.*/N2/"), lambda route: route.abort())
    answer(lead, "N2", "27182818")
    expect(lead.page.locator("#autosave")).to_contain_text("1")
    asked: list[str] = []

    def agree(dialog: object) -> None:
        asked.append(dialog.message)  # type: ignore[attr-defined] # a dialog of the browser
        dialog.accept()  # type: ignore[attr-defined] # a dialog of the browser

    lead.page.on("dialog", agree)
    lead.page.locator("details.hat summary").click()
    with lead.page.expect_navigation():
        lead.page.locator("form[data-waiting] button").click()
    assert len(asked) == 1 and "1" in asked[0]
    assert lead.page.evaluate(ON_THE_DISK) == []


def test_an_answer_outlives_an_expired_sign_in_and_a_closed_tab(scene: Scene, visit: Visit) -> None:
    lead = visit(scene.installation)
    sign_in(lead, scene.lead, scene.section)
    lead.context.clear_cookies(name="sessionid")
    answer(lead, "N3", "303")
    expect(told(lead, "N3")).to_contain_text("in een ander tabblad")
    lead.page.close()
    lead.page = lead.context.new_page()
    lead.watch(lead.page)
    sign_in(lead, scene.lead, f"/scans/blad/{scene.sheet}/")
    # The overview sends it too: nobody has to know on which page it was given.
    expect(lead.page.locator("#autosave")).to_be_attached()
    lead.page.wait_for_timeout(1500)
    assert saved_in_order(scene) == [("N3", "303")]


def test_two_answers_after_the_line_came_back_are_shown_and_can_wait_for_a_talk(
    scene: Scene, visit: Visit
) -> None:
    lead, colleague = visit(scene.installation), visit(scene.installation)
    sign_in(lead, scene.lead, scene.section)
    lead.context.set_offline(True)
    answer(lead, "N4", "44")
    expect(told(lead, "N4")).to_contain_text("nog niet bewaard")
    sign_in(colleague, scene.colleague, scene.section)
    answer(colleague, "N4", "55")
    expect(told(colleague, "N4").locator(".saved.ok")).to_be_visible()
    lead.context.set_offline(False)
    both = told(lead, "N4").locator("dd")
    expect(both).to_have_count(2)
    assert both.all_inner_texts() == ["55", "44"]
    lead.check()
    with lead.page.expect_navigation():
        told(lead, "N4").locator("[data-autosave-talk]").click()
    lead.check()
    colleague.page.reload()
    for one in (lead, colleague):
        assert one.page.locator("#q-N4 .question-discussion dd").count() == 2
        one.go(f"/scans/blad/{scene.sheet}/")
        assert one.page.locator("a[href$='#q-N4']").count() == 1
        one.check()
    colleague.go(scene.section)
    with colleague.page.expect_navigation():
        colleague.page.locator("#q-N4 .question-discussion button").nth(1).click()
    assert saved_in_order(scene) == [("N4", "55"), ("N4", "44")]
    assert colleague.page.locator("#q-N4 .question-discussion").count() == 0
    # Choose, then look back and take the first answer back.
    with colleague.page.expect_navigation():
        colleague.page.locator("#q-N4 .question-earlier a").click()
    colleague.check()
    with colleague.page.expect_navigation():
        colleague.page.locator("main form button").first.click()
    assert saved_in_order(scene)[-1] == ("N4", "55")
