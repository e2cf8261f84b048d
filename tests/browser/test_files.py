"""A picture carries nothing but pixels; a link opened by somebody else shows the same words and choices."""

import struct
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.test_taking_along import taken

PLAIN = {"IHDR", "IDAT", "IEND", "sRGB", "gAMA", "pHYs", "cHRM"}  # size, pixels, how to show them
PICTURED = ("?tahun=2025", "kesenjangan?tahun=2025&tingkat=kecamatan", "perubahan?aspek=LD", "banding")
LINKS = (
    "peta?tahun=2025&banding=tahun:2024&di=53.71.05",
    "perubahan?tahun=2026&tahun_awal=2023&peserta=sama&tingkat=kecamatan&aspek=PK",
    "metode?bagian=mean&rata=53.71.02&simpul=LD&tahun=2024",
)


def chunks(content: bytes) -> set[str]:
    """The kinds of what a PNG file is made of."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    found, at = set(), 8
    while at < len(content):
        (size,) = struct.unpack(">I", content[at : at + 4])
        found.add(content[at + 4 : at + 8].decode("ascii"))
        at += size + 12
    return found


@pytest.mark.parametrize("path", PICTURED)
def test_a_picture_carries_nothing_but_pixels(visit: Open, server: str, path: str) -> None:
    seen = visit(server, path)
    expect(seen.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    button = seen.page.get_by_role("button", name="Unduh gambar (PNG)").first
    content = Path(taken(seen, button).path()).read_bytes()
    assert chunks(content) <= PLAIN
    assert len(content) > 20_000


@pytest.mark.parametrize("path", LINKS)
def test_a_link_shows_somebody_else_the_same(visit: Open, server: str, path: str) -> None:
    seen = visit(server, path)
    seen.until(lambda: seen.page.url, lambda url: "tahun=" in url)
    other = visit(server, seen.page.url.removeprefix(f"{server}/"))

    def both() -> list[list[str]]:
        """What both see; names of frames that show nothing are told to nobody."""
        texts = [sorted(one.visible_texts()) for one in (seen, other)]
        return [[text for text in of_one if not text.startswith("siperi_geo.ui.")] for of_one in texts]

    seen.until(both, lambda texts: texts[0] == texts[1] and bool(texts[0]))
    assert other.page.url == seen.page.url
    asked = set(path.partition("?")[2].split("&"))
    assert asked <= set(seen.page.url.replace("%3A", ":").partition("?")[2].split("&"))
