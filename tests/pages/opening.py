"""Opening a page of the dashboard in AppTest, and reading what it shows."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("title", "subheader", "markdown", "html", "info", "warning", "error")


def open_page(name: str) -> AppTest:
    """A page inside the dashboard, on the store that the settings point to."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    return app.switch_page(f"pages/results/{name}.py").run()


def shown(page: AppTest) -> str:
    """Everything the page shows as text or HTML, without the style sheet."""
    assert not page.exception
    texts = [str(element.value) for kind in KINDS for element in page.get(kind)]
    return "\n".join(text for text in texts if not text.startswith("<style"))


def chose(page: AppTest, key: str, value: object) -> AppTest:
    """The page after a choice in the widget with this key."""
    page.session_state[key] = value
    return page.run()


def alternatives(page: AppTest) -> list[str]:
    """The alternative text of every chart."""
    return [element.proto.alt for element in page.get("plotly_chart")]


def figures(page: AppTest) -> list[str]:
    """Every chart as its JSON."""
    return [element.proto.spec for element in page.get("plotly_chart")]
