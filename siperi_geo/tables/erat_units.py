"""Tables about the units of local governments: how far they differ, who lacks respondents, whom to ask."""

from collections.abc import Callable, Sequence

from siperi_geo.analysis import narrative
from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_missing import Short, missing_columns
from siperi_geo.analysis.erat_peers import Best, Peers
from siperi_geo.analysis.erat_spread import Range
from siperi_geo.analysis.erat_words import title_of
from siperi_geo.cells import Cells, Table, table
from siperi_geo.tables.erat import counts, of_written, text
from siperi_geo.text import MISSING, number, signed, t

MOST_NAMES = 3


def short(found: list[Short]) -> Table:
    """A row per unit with too few respondents, and whether nobody has answered there yet."""
    code, *columns = of_written(missing_columns(found)).cells
    state = ["erat.short.nobody_yet" if not one.forms else "erat.short.begun" for one in found]
    code = Cells(code.title, code.values, code.shown, is_for_files=True)
    return table(code, columns, text(t("erat.column.status"), [t(one) for one in state]))


def ranges(summary: Summary, found: Sequence[Range]) -> Table:
    """The index and the dimensions: of all units and those of each level how many, lowest, highest, deviation."""
    return table(
        text(t("erat.column.part"), [title_of(summary, one.node) for one in found]),
        counts("spread_units", [len(one.values) for one in found]),
        *(
            _numbers(summary, f"spread_{name}", found, name)
            for name in ("low", "median", "high", "distance", "deviation")
        ),
        *(
            counts(f"spread_{level.id}", [len(one.of_level(level.id)) for one in found], is_for_files=True)
            for level in summary.levels
        ),
    )


def _numbers(summary: Summary, title: str, found: Sequence[Range], name: str) -> Cells:
    values = [getattr(one, name) for one in found]
    shown = [number(one, summary.instrument.decimals) for one in values]
    return Cells(t(f"erat.column.{title}"), values, shown)


def peers(summary: Summary, rows: Sequence[Peers], own: str) -> Table:
    """Per dimension one's own value, the best government and the best unit; whose they are, and of how many."""
    digits = summary.instrument.decimals
    behind = [one.behind for one in rows]
    return table(
        text(t("erat.peers.dimension"), [title_of(summary, one.node) for one in rows]),
        Cells(t("erat.peers.own", name=own), [one.own for one in rows], [number(one.own, digits) for one in rows]),
        text(t("erat.peers.government"), [_government(one, own, digits) for one in rows]),
        Cells(t("erat.peers.behind"), behind, [signed(one, digits) for one in behind]),
        text(t("erat.peers.unit"), [_best(one.unit, digits) for one in rows]),
        *_plain("government", [one.government for one in rows]),
        *_plain("unit", [one.unit for one in rows]),
    )


def _government(one: Peers, own: str, digits: int) -> str:
    best = one.government
    if best is not None and best.names == (own,):
        return t("erat.peers.own_best", n=number(best.among, 0))
    return _best(best, digits)


def _best(best: Best | None, digits: int) -> str:
    if best is None:
        return MISSING
    names = narrative.some(best.names, most=MOST_NAMES)
    return t("erat.peers.best", names=names, value=number(best.value, digits), n=number(best.among, 0))


def _plain(of: str, found: Sequence[Best | None]) -> list[Cells]:
    """Names, value and how many were compared, for files."""
    parts: dict[str, Callable[[Best], object]] = {
        "names": lambda one: "; ".join(one.names),
        "value": lambda one: one.value,
        "among": lambda one: one.among,
    }
    made = []
    for name, part in parts.items():
        values = [None if one is None else part(one) for one in found]
        made.append(Cells(t(f"erat.peers.{of}.{name}"), values, ["" for _ in values], is_for_files=True))
    return made
