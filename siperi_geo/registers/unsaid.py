"""The kelurahan that a file says nothing of: how many with the first few in a sentence, all of them as a table.

It finds none (see the `planning` of each register).
"""

from collections.abc import Sequence

import pandas as pd

from siperi_geo.areas import Area
from siperi_geo.columns import column
from siperi_geo.text import number, t

FEW = 5


def first_few(areas: Sequence[Area], *, in_full: bool = False) -> str:
    """`Alak, Naioni, Oeba, Solor, Fatufeto dan 45 lainnya`; every name where `in_full`."""
    names = [area.name for area in areas]
    return ", ".join(names) if in_full else few_names(names)


def few_names(names: Sequence[str]) -> str:
    """The same of names."""
    if len(names) <= FEW + 1:
        return ", ".join(names)
    return t("unsaid.more", names=", ".join(names[:FEW]), n=number(len(names) - FEW, 0))


def unsaid_table(areas: Sequence[Area]) -> pd.DataFrame:
    """Every one of them with its code, as shown text."""
    heads = [column(name).title() for name in ("area_code", "area_name")]
    return pd.DataFrame([(area.code, area.name) for area in areas], columns=heads)
