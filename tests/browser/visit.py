"""A reader in the browser: one page, which outside hosts it asks for (none is reached), and what is looked at."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Error, FrameLocator, Locator, Page, Request
from playwright.sync_api import TimeoutError as TimeOver

LOCAL = re.compile(r"^(http://127\.0\.0\.1:\d+/|data:|blob:)")
PAINTED_MS = 30_000
# What an earlier reader left in this browser is gone before the first script of a new one runs.
AS_NEW = """if (self === top && location.protocol === "http:" && !sessionStorage.getItem("reader")) {
  localStorage.clear();
  sessionStorage.setItem("reader", "new");
}"""

VISIBLE_TEXT = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const home = walk.currentNode.parentElement, text = walk.currentNode.textContent.trim();
    const style = getComputedStyle(home);
    if (!text || home.closest("style, script, noscript, [data-testid=stIconMaterial]")) continue;
    if (style.fontSize === "0px" || style.visibility === "hidden" || !home.getClientRects().length) continue;
    found.push(text);
  }
  for (const one of document.querySelectorAll("[title], [aria-label], [placeholder]"))
    for (const name of ["title", "placeholder", "aria-label"])
      if (one.getAttribute(name)) found.push(one.getAttribute(name));
  return found;
}"""


@dataclass
class Visit:
    """One open page of the dashboard."""

    page: Page
    address: str
    folder: Path
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.context.clear_cookies()
        self.page.add_init_script(AS_NEW)
        self.page.on("request", self._note)
        self.page.on("console", self._keep)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: str = "") -> "Visit":
        """Go to a page and wait until it is complete (the footer is the last thing a page draws)."""
        self.page.goto(f"{self.address}/{path}")
        self.page.locator(".siperi-footer").wait_for(timeout=PAINTED_MS)
        return self

    def screenshot(self, name: str) -> Path:
        """A picture of what is on screen, kept in the test's folder."""
        path = self.folder / f"{name}.png"
        self.page.screenshot(path=path)
        return path

    def choose(self, label: str, words: str, option: str = "") -> None:
        """Choose in a select box by typing; again where its list closed, as when the page is drawn or scrolls."""
        box = self.page.get_by_label(label, exact=True)
        for _ in range(20):
            box.scroll_into_view_if_needed()
            box.fill("")
            box.fill(words)
            try:
                self.page.get_by_role("option", name=option or words).first.click(timeout=1_500)
            except TimeOver:
                self.page.keyboard.press("Escape")
                continue
            return
        raise AssertionError(f"{label}: there is no {option or words}")

    @property
    def map(self) -> FrameLocator:
        """The frame that holds the map."""
        return self.page.frame_locator("iframe[src*='streamlit_folium']")

    @property
    def areas(self) -> Locator:
        """The coloured areas of the map, in the order of their codes."""
        return self.map.locator("path.leaflet-interactive")

    def fills(self) -> list[str]:
        """The fill of every area, as it stands in the SVG."""
        found: list[str] = self.areas.evaluate_all("all => all.map(one => one.getAttribute('fill'))")
        return found

    def painted(self, n: int) -> list[str]:
        """Wait until n areas are painted, and return their fills."""
        return self.until(self.fills, lambda fills: len(fills) == n)

    def until(
        self, look: Callable[[], Any], good: Callable[[Any], bool], *, milliseconds: int = PAINTED_MS
    ) -> Any:
        """Look again and again until what is seen is good; fails with what was seen last."""
        for _ in range(milliseconds // 50):
            seen = look()
            if good(seen):
                return seen
            self.page.wait_for_timeout(50)
        raise AssertionError(f"after {milliseconds} ms: {seen!r}")

    def zoom(self) -> float:
        """The zoom of the map."""
        frame = next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)
        return float(frame.evaluate("window.map.getZoom()"))

    def settled_zoom(self) -> float:
        """The zoom once it has stayed the same for half a second: the map fits and animates in its own time."""
        seen: list[float] = []

        def look() -> list[float]:
            seen.append(self.zoom())
            return seen[-10:]

        return float(self.until(look, lambda last: len(last) == 10 and len(set(last)) == 1)[-1])

    def middle_of(self, area: Locator) -> tuple[float, float]:
        """A point inside an area, scrolled onto the screen."""
        area.scroll_into_view_if_needed()
        inside = area.evaluate(
            """one => {
                const box = one.getBBox(), svg = one.ownerSVGElement, point = svg.createSVGPoint();
                for (let n = 2; n < 14; n++) for (let i = 1; i < n; i++) for (let j = 1; j < n; j++) {
                    point.x = box.x + (box.width * i) / n; point.y = box.y + (box.height * j) / n;
                    const on = point.matrixTransform(svg.getScreenCTM());
                    if (one.isPointInFill(point)) return [on.x, on.y];
                }
            }"""
        )
        frame = self.page.locator("iframe[src*='streamlit_folium']").bounding_box()
        assert frame is not None
        return frame["x"] + inside[0], frame["y"] + inside[1]

    def visible_texts(self) -> list[str]:
        """Every text a reader can see or be told as a hint, on the page and in the map."""
        texts: list[str] = self.page.evaluate(VISIBLE_TEXT)
        for frame in self.page.frames[1:]:
            try:
                texts += frame.evaluate(VISIBLE_TEXT)
            except Error as error:  # a rerun took the frame away: nobody reads it any more
                if not frame.is_detached():
                    raise AssertionError(frame.url) from error
        return texts

    def scrolls_sideways(self) -> bool:
        """Whether the page is wider than the screen."""
        wide: bool = self.page.evaluate(
            "[document.scrollingElement, ...document.querySelectorAll('[data-testid=stMain]')]"
            ".some(one => one.scrollWidth > one.clientWidth)"
        )
        return wide

    def _note(self, request: Request) -> None:
        if not LOCAL.match(request.url):
            self.outside.append(request.url)

    def _keep(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)
