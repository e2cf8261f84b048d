"""The reader itself: what it asks of other hosts is noted and reaches nobody, and it leaves nothing behind."""

from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.browser.conftest import DESKTOP, Readers
from tests.browser.visit import Visit


@pytest.mark.parametrize("url", ["https://example.org/", "http://192.0.2.1/"])
def test_another_host_is_noted_and_not_reached(readers: Readers, server: str, tmp_path: Path, url: str) -> None:
    seen = Visit(readers(DESKTOP).new_page(), server, tmp_path)
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        seen.page.goto(url)
    assert seen.outside == [url]
    seen.page.close()


def test_the_next_reader_finds_nothing_of_the_one_before(readers: Readers, server: str, tmp_path: Path) -> None:
    for _ in range(2):
        seen = Visit(readers(DESKTOP).new_page(), server, tmp_path)
        seen.page.goto(f"{server}/health")
        assert seen.page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
        seen.page.evaluate("localStorage.setItem('left', 'behind'); document.cookie = 'left=behind'")
        assert seen.page.evaluate("[localStorage.length, document.cookie]") == [1, "left=behind"]
        seen.page.close()
