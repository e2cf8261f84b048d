"""What surrounds every page: language, styles, heading, banner, notes, tables, empty state, footer.

It knows the parts of a page, not their content; the list of pages is in `dashboard.py`.
"""

import html
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pandas as pd
import streamlit as st

from siperi_geo.accounts.cookie import MARK
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.text import language, number, pick, t, tn, use_language, use_subject, use_wording
from siperi_geo.ui import borrowed_words, freshness, pictures, reads, session, spoken_language, styles
from siperi_geo.ui.table_html import table_html
from siperi_geo.ui.view import View

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

HERE = Path(__file__).parent
_section: ContextVar[str] = ContextVar("section", default="")
MIMES = {".csv": "text/csv", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
MOST_LETTERS = 20  # of what an address asks for in vain
SIDEBAR = 240  # pixels on a wide screen; Streamlit folds it away on a narrow one


def start() -> None:
    """First call of `dashboard.py`: page settings, styles, language switch."""
    st.set_page_config(
        page_title="SiPERI Geo", page_icon=str(HERE / "icon.svg"), layout="wide", initial_sidebar_state=SIDEBAR
    )
    session.arrive()
    with st.sidebar:
        session.choose_language()
        spoken_language.follow()
    st.html(styles.sheet())
    borrowed_words.replace()
    pictures.listen()


def run(page: "StreamlitPage") -> None:
    """Run a page; what the error catalogue knows is shown with its code and remedy, not as a crash."""
    session.arrive_at_page()
    st.set_page_config(page_title=f"{page.title} · SiPERI Geo")
    try:
        page.run()
    except SiperiError as error:
        problems(*error.problems)


def heading(page: str) -> None:
    """The question a page answers (`<page>.title`), one or two sentences (`<page>.lead`), the example banner."""
    _section.set("")
    use_wording("")
    use_subject("kelurahan")
    st.title(t(f"{page}.title"), anchor=False)
    st.markdown(t(f"{page}.lead"))
    if said := " ".join(_of_examples()):
        st.html(f'<p class="siperi-example" role="note">{html.escape(said)}</p>')


def _of_examples() -> Iterator[str]:
    """What of the store is example data: forms, figures of the SPM."""
    origins = reads.origins()
    if origins.examples:
        counts = {"examples": number(origins.examples, 0), "real": number(origins.real, 0)}
        yield t("ui.example.mixed" if origins.is_mixed else "ui.example", **counts)
        if origins.uncounted:
            yield tn("ui.example.uncounted", origins.uncounted)
    if figures := reads.example_figures():
        key = "ui.example.figures" if origins.examples else "ui.example.figures.alone"
        yield t(key, n=number(figures.figures, 0))


def section(words: str) -> None:
    """A heading inside a page."""
    _section.set(words)
    st.subheader(words, anchor=False)


def note(words: str) -> None:
    """A remark in small but readable plain text: a source, a caveat, a rule."""
    st.html(f'<p class="siperi-note">{html.escape(words)}</p>')


def caution(words: str) -> None:
    """What a reader must know before believing a number."""
    st.html(f'<p class="siperi-caution" role="note">{html.escape(words)}</p>')


def table(rows: pd.DataFrame, *, caption: str, is_titled: bool = False, is_stacked: bool = False) -> None:
    """A display frame as a real table; a caption that stands above it already (`is_titled`) is not shown again.

    `is_stacked`: rows stand as cards on a phone, however many columns there are.
    """
    is_titled = is_titled or caption == _section.get()
    st.html(table_html(rows, caption, is_titled=is_titled, is_stacked=is_stacked))


def download(label: str, data: bytes | Callable[[], bytes], file_name: str) -> None:
    """A download button that does not run the page again; what kind of file it is follows from its name.

    Data that is a function is made when the button is pressed; then no two buttons of a page may share a name.
    """
    mime, key = MIMES[Path(file_name).suffix], f"unduh-{file_name}" if callable(data) else None
    st.download_button(label, data, file_name, mime, key=key, on_click="ignore", icon=":material/download:")


def download_apart(label: str, make: Callable[[], bytes], file_name: str, mime: str, *, key: str) -> None:
    """A download button for what not everybody may have: `make` is asked when it is pressed, in this language.

    It may refuse by raising; until then no address leads to the content, and then only who is signed in
    (`server.closed`).
    """
    spoken = language()

    def made() -> bytes:
        use_language(spoken)
        return make()

    st.download_button(label, made, file_name, mime + MARK, key=key, on_click="ignore", icon=":material/download:")


def problems(*found: Problem) -> None:
    """Findings of the error catalogue: what is wrong, where, what to do; errors first."""
    for problem in sorted(found, key=lambda one: not one.is_error):
        show = st.error if problem.is_error else st.warning
        place = f" ({problem.where})" if str(problem.where) else ""
        show(f"{plain(problem.message(language()) + place)}  \n`{problem.code}`")


def empty(key: str, *, act: Callable[[], None] | None = None, **values: Any) -> NoReturn:
    """Say what is missing (`key`), draw the action that helps, and the footer, and end the page."""
    st.info(t(key, **values), icon=":material/inbox:")
    if act is not None:
        act()
    footer(None)
    st.stop()


def footer(view: View | None, *more: str) -> None:
    """Basis, instrument and its status, weights, boundaries, version and snapshot of the data; last on a page.

    `more`: lines before these, of a page that is not of one instrument.
    """
    if asked := session.unmet_here():
        said = ", ".join(f"{key} “{words[:MOST_LETTERS]}”" for key, words in asked.items())
        note(t("ui.address.absent", asked=said))
    lines = [*more] if view is None else [*_basis_line(view), _instrument_line(view), *_weight_lines(view)]
    boundaries = reads.boundary_set()
    if boundaries is not None:
        lines.append(
            t(
                "ui.footer.boundaries",
                name=boundaries.shown_name,
                kind=t(f"ui.boundary_kind.{boundaries.kind}"),
                source=boundaries.shown_source,
                licence=boundaries.licence,
            )
        )
    version = reads.data_version()
    place = "ui.footer.data.served" if reads.is_with_accounts() else "ui.footer.data"
    lines.append(t(place, version=number(version, 0)))
    lines.append(t("ui.footer.snapshot", snapshot=reads.snapshot_id()))
    st.html(f'<footer class="siperi-footer">{"".join(f"<p>{html.escape(line)}</p>" for line in lines)}</footer>')
    session.write_address()
    freshness.watch(version)


def _basis_line(view: View) -> list[str]:
    """That only verified forms are in the numbers, where it is so."""
    return [t("verified.footer")] if view.is_verified_only else []


def _instrument_line(view: View) -> str:
    instrument = view.instrument
    return t(
        "ui.footer.instrument",
        name=pick(instrument.name),
        version=instrument.version,
        status=t(f"instruments.status.{instrument.status}").lower(),
        note=pick(instrument.status_note),
    )


def _weight_lines(view: View) -> list[str]:
    """Where people weigh in a kecamatan or city value shown: in how many kelurahan, and whose numbers.

    They weigh where kelurahan fill in the form themselves; schools, facilities and families each count one.
    """
    if view.instrument.subject != "kelurahan":
        return []
    shown = {"instrument": view.instrument.id, "year": view.year, "variant": view.scored_as}
    return [
        t("people.used", year=row["population_year"], n=number(row["kelurahan_count"], 0), source=row["source"])
        for row in reads.query("populations/weight_source_per_year", **shown).to_dict("records")
    ]


def plain(words: str) -> str:
    """Words of a user or a file for a place that reads Markdown: nothing of them is markup."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>()#+-.!|~$:" else sign for sign in words)
