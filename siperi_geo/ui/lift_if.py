"""What if: items that a reader ticks as met, everywhere or in one place, and the classes that would follow.

Scoring itself scores every form anew with these answers; nothing is stored.
"""

import streamlit as st

from siperi_geo import maps
from siperi_geo.analysis import uplift_words
from siperi_geo.analysis.gap_parts import leaves
from siperi_geo.analysis.uplift_standing import Standing
from siperi_geo.instruments import Instrument, Item
from siperi_geo.tables import uplift as tables
from siperi_geo.text import pick, t, tn
from siperi_geo.ui import (
    chart_view,
    choices,
    filters,
    frame,
    lift_page,
    lift_reads,
    lift_ticks,
    map_view,
    reads,
    results,
    table_view,
)
from siperi_geo.ui.lift_reads import Here
from siperi_geo.ui.session import NODE, WITHIN
from siperi_geo.ui.view import View

FIRST = 8  # items offered before a reader chooses a part of the form


def show(view: View, here: Here, cheapest: tuple[str, ...], chosen: str | None) -> None:
    """The ticks, where they hold, and what would follow."""
    frame.section(t("lift.if"))
    frame.caution(t("lift.if.label"))
    ticked = lift_ticks.ticked(view.instrument)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        within = _within(view)
        part = _part(view.instrument)
    if cheapest:
        lift_ticks.offer(cheapest, tn("lift.tick.these", len(cheapest)))
    items = _offered(view, ticked, part)
    with st.container(key="lift_ticks"):
        lift_ticks.boxes(items, ticked, lift_reads.open_count(view))
    if not ticked:
        frame.note(t("lift.if.none"))
        return
    lift_ticks.clear()
    now, then = lift_reads.now(view), lift_reads.if_met(view, ticked, within)
    _result(here, now, then, len(ticked))
    _maps(view, here, now, then, chosen)
    caption = tn("lift.if.caption", len(ticked), year=view.year)
    made = tables.of_if(here.instruments, now, then, here.names)
    said = ((t("lift.if.items"), ", ".join(ticked)), (t("lift.if.within"), within or t("ui.pick.everywhere")))
    key = f"andai-{view.level}"
    table_view.twin(view, made, title=caption, caption=caption, key=key, more=(*lift_page.foot(view), *said))


def _within(view: View) -> str | None:
    """Where the items would be met: one kecamatan or kelurahan, or everywhere."""
    asked = results.per_subject(view)
    above = asked.assign(area_code=asked["kecamatan_code"], area_name=asked["kecamatan_name"])
    names = filters.area_labels(above.drop_duplicates("area_code")) | filters.area_labels(asked)
    return choices.optional_box(WITHIN, t("lift.if.within"), names, placeholder=t("ui.pick.everywhere"), width=260)


def _part(instrument: Instrument) -> str | None:
    """The part of the form whose items are offered."""
    names = {}
    for aspect in instrument.aspects:
        for node in leaves(instrument, aspect.id):
            own = pick(node.name)
            names[node.id] = own if node.id == aspect.id else f"{pick(aspect.name)} › {own}"
    return choices.optional_box(NODE, t("lift.if.part"), names, placeholder=t("lift.if.part.first"), width=420)


def _offered(view: View, ticked: tuple[str, ...], part: str | None) -> list[Item]:
    """The items of the part, or those that most forms do not meet yet; what is ticked stays in sight."""
    instrument, counts = view.instrument, lift_reads.open_count(view)
    if part is None:
        most = sorted(instrument.items_under(instrument.root.id), key=lambda one: -counts.get(one.id, 0))
        wanted = {one.id for one in most[:FIRST]}
    else:
        wanted = {one.id for one in instrument.items_under(part)}
    return [one for one in instrument.items if one.id in wanted or one.id in ticked]


def _result(here: Here, now: dict[str, Standing], then: dict[str, Standing], items: int) -> None:
    """How many areas would change class."""
    order = {code: {band.code: band.order for band in one.classes} for code, one in here.instruments.items()}
    moves = [
        order[code].get(then[code].class_code or "", 0) - order[code].get(now[code].class_code or "", 0)
        for code in now
    ]
    rises, falls = sum(one > 0 for one in moves), sum(one < 0 for one in moves)
    chart_view.bullets(uplift_words.lines_of_if(rises, falls, len(now), items))


def _maps(view: View, here: Here, now: dict[str, Standing], then: dict[str, Standing], chosen: str | None) -> None:
    """Both maps side by side in the classes of the instrument, with one legend."""
    shapes = reads.shapes(view.level)
    if not shapes:
        frame.note(t("map.no_boundaries"))
        return
    above = {code: kecamatan for code, (_, kecamatan) in here.names.items()}
    paints = maps.score_paints(view.instrument, view.instrument.root.id)
    before, after = (
        maps.MapView(
            shapes=shapes,
            facts=maps.standing_facts(here.instruments, side, above),
            paints=paints,
            selected=chosen,
            title=title,
        )
        for side, title in ((now, t("lift.if.now")), (then, t("lift.if.then")))
    )
    map_view.show(before, after, page="lift", level=view.level, is_example=view.holds_examples())
    legends = (maps.legend(before), maps.legend(after))
    st.html(maps.legend_of_two(legends, (before.title, after.title), t("lift.if.legend")))
