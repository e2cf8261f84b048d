"""What tests do on the pages that take files in: give them files, press their buttons."""

from streamlit.testing.v1 import AppTest

from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.pages.opening import shown

YEAR = 2023  # always among the years offered, whatever the clock says, and empty in toy town


def given(page: AppTest, name: str, content: bytes, year: int | None = YEAR) -> AppTest:
    """The page of forms after a file was added and a year chosen."""
    page.file_uploader[0].upload(name, content, "text/csv")
    if year is not None:
        page.selectbox(key="forms_year").set_value(year)
    return page.run()


def given_with_source(page: AppTest, register: str, name: str, content: bytes, source: str) -> AppTest:
    """The page of a register after a file was given and its source written."""
    page.file_uploader[0].upload(name, content, "text/csv")
    page.text_input(key=f"{register}_source").set_value(source)
    return page.run()


def pressed(page: AppTest, words: str) -> str:
    """What the page shows after the button with these words was pressed."""
    button = next(one for one in page.button if words in one.label)
    return shown(button.click().run())


def button(page: AppTest, words: str) -> object:
    return next((one for one in page.button if words in one.label), None)


def forms_of(year: int) -> int:
    count = "select count(*) as n from assessments where year = $year"
    return int(shared_store(settings().store_path).sql(count, {"year": year})["n"].iloc[0])
