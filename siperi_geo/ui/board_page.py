"""The parts of the board that everybody reads: numbers, needs one by one, where they are, all as a table.

It computes nothing but counts; no name of a partner, an owner or an account is on it.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from siperi_geo import maps
from siperi_geo.analysis.cards import Card
from siperi_geo.csv_file import Foot
from siperi_geo.plans import Need
from siperi_geo.rights import Right
from siperi_geo.tables.board import need_table, quantity
from siperi_geo.tables.plans import line_name, money, place_of
from siperi_geo.text import city_today, day, number, t, tn
from siperi_geo.ui import chart_view, frame, kept, links, map_view, reads, table_view, who
from siperi_geo.ui.board_choice import NEED, BoardView
from siperi_geo.ui.session import link_to

PLANS = "pages/programmes/plans.py"
MOST_CARDS, OPENED = 6, "board_opened"


def overview(view: BoardView) -> None:
    """How many needs, where, how much money is lacking; ends nothing: without needs it says who adds them."""
    if not view.every:
        frame.note(t("board.none"))
        if who.may_somewhere(Right.PLAN):
            link_to(PLANS, t("ui.nav.programmes.plans"), ":material/checklist:", {})
        return
    if not view.needs:
        frame.note(t("board.none.here", place=view.place))
        return
    known = [one.lacking_idr for one in view.needs if one.lacking_idr is not None]
    unknown = len(view.needs) - len(known)
    remark = tn("board.card.unknown", unknown) if unknown else t("board.card.all_known")
    pledged = sum(one.pledge_count for one in view.needs)
    chart_view.cards(
        [
            Card(t("board.card.needs"), number(len(view.needs), 0), view.place),
            Card(t("board.card.lacking"), money(sum(known)), remark),
            Card(t("board.card.pledges"), number(pledged, 0), t("board.card.pledges.remark")),
        ]
    )


def cards(view: BoardView, in_full: Callable[[Need], None]) -> None:
    """The needs that are due first; the chosen one `in_full`, where its button was pressed, else first."""
    found = list(view.needs)
    if view.chosen is not None and st.session_state.get(OPENED) != view.chosen.action_id:
        found = [view.chosen, *(one for one in found if one != view.chosen)]
    shown = found[:MOST_CARDS]
    if view.chosen is not None and view.chosen not in shown:
        shown.append(view.chosen)
    if shown:
        frame.section(t("board.first"))
    for one in shown:
        with st.container(border=True, key=f"need_{one.action_id}"):
            st.markdown(f"**{frame.plain(one.what)}**")
            frame.note(" · ".join(sentences(one)))
            if one == view.chosen:
                in_full(one)
            else:
                st.button(
                    t("board.answer"), key=f"open_{one.action_id}", on_click=_open, args=(one.action_id,),
                    icon=":material/volunteer_activism:",
                )  # fmt: skip

    if more := len(view.needs) - len(shown):
        frame.note(tn("board.more", more))


def _open(action_id: str) -> None:
    """A need is chosen where its button stands, so that nothing moves away under the reader's finger."""
    st.session_state[NEED] = st.session_state[OPENED] = action_id


def sentences(one: Need) -> list[str]:
    """What is needed, where, until when, how much is lacking."""
    said = [place_of(one), line_name(one.line)]
    if one.target is not None:
        said.append(t("board.said.target", n=quantity(one)))
    if one.lacking_idr is None or one.budget_idr is None:
        said.append(t("board.said.unknown"))
    else:
        said.append(t("board.said.lacking", lacking=money(one.lacking_idr), budget=money(one.budget_idr)))
    if one.pledge_count:
        said.append(tn("board.said.pledged", one.pledge_count))
    if one.due_on is not None:
        words = "board.said.overdue" if one.is_overdue(city_today()) else "board.said.due"
        said.append(t(words, day=day(one.due_on)))
    return said


def on_map(view: BoardView) -> None:
    """How many needs every kelurahan has; those of a kecamatan or the city are said below."""
    shapes = reads.shapes("kelurahan")
    if not view.needs:
        return
    frame.section(t("board.map"))
    if not shapes:
        frame.note(t("map.no_boundaries"))
        links.boundaries()
        return
    words: dict[str, list[str]] = {}
    for one in view.needs:
        words.setdefault(one.area_code, []).append(one.what)
    ids = tuple(one.action_id for one in view.needs)
    facts = kept.by(lambda: maps.need_facts(shapes, words), "need facts", ids)
    picture = maps.MapView(shapes=shapes, facts=facts, paints=maps.need_paints())
    wide, narrow = st.columns([3, 1], gap="medium")
    with wide:
        map_view.show(picture, page="board", is_example=False)
    with narrow:
        map_view.draw_legend(picture, t("board.legend"))
        above = sum(one.level != "kelurahan" for one in view.needs)
        if above:
            frame.note(tn("board.map.above", above))


def listed(view: BoardView) -> None:
    """Every need that the choices leave, with its files."""
    if not view.needs:
        return
    title = t("board.list", place=view.place)
    with st.expander(title):
        rows = need_table(view.needs, city_today())
        frame.table(rows.shown, caption=title)
        name = "siperi-papan-kebutuhan" + (f"-{view.area.code}" if view.area else "")
        made = partial(table_view.made, rows, title, foot(view))
        table_view.files(made, lambda kind: f"{name}.{kind}", key="board")


def about() -> None:
    """What the board holds and what it never holds."""
    frame.note(t("board.about"))


def foot(view: BoardView) -> Foot:
    """What a reader of the file alone must know."""
    years = ((t("plans.field.year"), str(view.year)),) if view.year else ()
    return ((t("plans.field.area"), view.place), *years, *table_view.of_data(t("plans.source")))
