"""The SQL columns of one item: its points, and what else must be known of an item that may leave the sum."""

from siperi_geo.instruments import NOT_ASKED, Instrument, Item
from siperi_geo.scoring.counting import may_leave
from siperi_geo.scoring.sql_text import double


def item_columns(instrument: Instrument, item: Item, place: int, *, with_worst: bool) -> list[str]:
    """`item_p`: points, null where there are none. Of an item that may leave the sum also `given_p`: 1 answered.

    `asked_item_p`: 1 asked, of one that not every profile asks. `worst_p`: points, a blank being the worst.
    """
    answer, points = f"el(answers, {place})", _cases(instrument, item)
    found = [f"case {answer} {points} end as item_{place}"]
    if not may_leave(instrument, item):
        return found
    found.append(f"case when {answer} is null or {answer} = {NOT_ASKED} then 0 else 1 end as given_{place}")
    if item.profiles:
        found.append(f"case when {answer} = {NOT_ASKED} then 0 else 1 end as asked_item_{place}")
    if with_worst:
        worst = double(instrument.scale_of(item).ends[0])
        read = f"case when {answer} is null then {worst} else case {answer} {points} end end"
        found.append(f"{read} as worst_{place}")
    return found


def _cases(instrument: Instrument, item: Item) -> str:
    choices = instrument.scale_of(item).choices
    return " ".join(f"when {one.value} then {double(one.points)}" for one in choices if one.points is not None)
