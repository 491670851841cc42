"""Somebody at a browser window; every page they see can be checked for what nobody should meet."""

from pathlib import Path
from typing import Literal, TypedDict, Unpack

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from samenscan.site.demo.cast import CAST
from tests.journeys.installation import Installation

AXE = (Path(__file__).resolve().parent.parent / "vendor" / "axe.min.js").read_text()
RUN_AXE = """axe.run(document, {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then((found) => found.violations.map((one) =>
  `${one.id}: ${one.nodes.length} × ${one.nodes[0].target} ${one.nodes[0].failureSummary}`))"""
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return "";
  const wide = [...document.querySelectorAll("body *")].filter(
    (one) => one.getBoundingClientRect().right > width + 1);
  return `wider than ${width}: ` + wide.slice(0, 4).map((one) => one.outerHTML.slice(0, 90));
}"""


class Window(TypedDict, total=False):
    """How a window can differ from a desktop in daylight."""

    color_scheme: Literal["light", "dark"]
    forced_colors: Literal["active", "none"]
    java_script_enabled: bool
    reduced_motion: Literal["reduce"]


class Visitor:
    """One browser window with its own cookies. `troubles` gathers what went wrong on the way."""

    def __init__(
        self,
        browser: Browser,
        installation: Installation,
        *,
        language: str = "nl",
        width: int = 1280,
        **context: Unpack[Window],
    ) -> None:
        self.installation = installation
        self.url = installation.url
        self.context: BrowserContext = browser.new_context(
            locale=language, viewport={"width": width, "height": 900}, **context
        )
        self.context.set_default_timeout(10_000)
        self.context.add_cookies([{"name": "language", "value": language, "url": self.url}])
        # Brought in by the browser's own door, past the content policy of the page.
        self.context.add_init_script(AXE)
        self.page: Page = self.context.new_page()
        self.troubles: list[str] = []
        self.watch(self.page)

    def watch(self, page: Page) -> None:
        """Listen to errors, refusals of the content policy, and calls to other hosts."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # Refused addresses are told by _response; a lost line is told on the page itself.
        told_elsewhere = ("Failed to load resource", "htmx:sendError", "htmx:afterRequest")
        if message.type == "error" and not message.text.startswith(told_elsewhere):
            self.troubles.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.troubles.append(f"calls another host: {request.url}")

    def _response(self, response: Response) -> None:
        missing = response.status == 404 and response.request.resource_type != "document"
        if missing and "/static/" in response.url:
            self.troubles.append(f"404 {response.url}")
        if response.status >= 500:
            self.troubles.append(f"{response.status} {response.url}\n{self.installation.printed}")

    def go(self, path: str) -> int:
        """Open an address of the product; its status."""
        response = self.page.goto(self.url + path)
        assert response is not None
        return response.status

    def enter(self, who: str, path: str = "/") -> int:
        """Sign in as one of the cast through the demo's own door, and open an address."""
        assert who in CAST
        self.go("/toegankelijkheid/")
        token = self.page.locator("form.languages input[name=csrfmiddlewaretoken]").first
        entered = self.context.request.post(
            f"{self.url}/demo/{who}/",
            form={"csrfmiddlewaretoken": token.input_value(), "next": "/privacy/"},
            headers={"Referer": self.url},
        )
        assert entered.ok, f"{entered.status}\n{self.installation.printed}"
        return self.go(path)

    @property
    def path(self) -> str:
        """The address of this page without the host."""
        return self.page.url.removeprefix(self.url)

    def check(self, *, only_fit: bool = False) -> None:
        """This page is accessible, fits its window, and nothing went wrong on the way to it."""
        problems = [*self.troubles, *([] if only_fit else self.accessibility())]
        if wide := self.page.evaluate(TOO_WIDE):
            problems.append(str(wide))
        self.troubles.clear()
        told = "\n".join(problems)
        assert not problems, f"{self.path}\n{told}"

    def accessibility(self) -> list[str]:
        """What axe finds on this page, as it stands."""
        found: list[str] = self.page.evaluate(RUN_AXE)
        return found

    def close(self) -> None:
        """Close the window; troubles that nobody looked at still count."""
        self.context.close()
        assert not self.troubles, "\n".join(self.troubles)
