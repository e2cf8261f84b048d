"""What a reader of two years must know: by which version each was scored, whose the numbers are, what is left out.

The same is said on the page and in the foot of its files. It draws sentences alone.
"""

from collections.abc import Sequence

import pandas as pd

from siperi_geo.analysis import change, change_sentences
from siperi_geo.analysis.narrative import some
from siperi_geo.csv_file import Foot
from siperi_geo.scoring import short
from siperi_geo.text import abbreviation, number, t
from siperi_geo.ui import chart_view, frame
from siperi_geo.ui.change_rows import Rows
from siperi_geo.ui.compare import Pair


def say(pair: Pair) -> None:
    """The versions of both years and the choice made; a caution where nothing can be subtracted."""
    method = pair.method
    if not method.is_comparable:
        frame.caution(_beside(pair))
    else:
        frame.note(_method(pair))
    if method.left_out:
        numbers = [number(one.number, 0) for one in method.left_out]
        frame.note(
            t("change.method.left_out", version=method.by, n=number(len(numbers), 0), numbers=some(numbers))
        )
    if pair.view.instrument.is_private:
        frame.note(t("change.private"))


def foot(pair: Pair) -> Foot:
    """The same choices for the foot of a file."""
    whom = "same" if pair.is_same else "all"
    how = _method(pair) if pair.method.is_comparable else _beside(pair)
    return ((t("change.method"), how), (t("change.respondents"), t(f"change.respondents.{whom}")))


def is_one_scale(pair: Pair) -> bool:
    """Whether the node has the same range in every version: only then are published values subtracted."""
    return len(_ranges(pair)) == 1


def _ranges(pair: Pair) -> set[tuple[float, float] | None]:
    code, found = pair.view.node, set()
    for instrument in pair.method.known.values():
        has_node = any(node.id == code for node in instrument.nodes())
        found.add(instrument.value_range(code) if has_node else None)
    return found


def _versions(pair: Pair) -> dict[str, object]:
    before, after = (", ".join(year) for year in pair.method.versions)
    name = abbreviation(pair.view.instrument.id)
    return {"name": name, "first": pair.years[0], "before": before, "last": pair.years[1], "after": after}


def _method(pair: Pair) -> str:
    if pair.method.by is None:
        return t("change.method.one", **_versions(pair))
    return t("change.method.again", by=pair.method.by, **_versions(pair))


def _beside(pair: Pair) -> str:
    """Why there are no differences: the reader's choice, or versions without a common question."""
    if pair.method.can_rescore:
        return t("change.method.as_published", **_versions(pair))
    known = pair.method.known
    is_all_here = set(known) >= {one for year in pair.method.versions for one in year}
    key = "private" if pair.view.instrument.is_private else "nothing_shared" if is_all_here else "absent"
    words = t(f"change.method.{key}", **_versions(pair))
    scales = []
    for version, instrument in known.items():
        low, high = instrument.value_range(instrument.root.id)
        scales.append(t("change.method.scale", version=version, low=short(low), high=short(high)))
    return f"{words} {' '.join(scales)}" if len(_ranges(pair)) > 1 else words


def findings(pair: Pair, rows: Rows, chosen: str | None, real: Sequence[str]) -> None:
    """The change of the chosen area and of the city, what is `real`, how many rose and fell, who is left out."""
    chart_view.bullets(pair.kept(lambda: _findings(pair, rows, chosen, real), "findings", chosen))


def _findings(pair: Pair, rows: Rows, chosen: str | None, real: Sequence[str]) -> tuple[str, ...]:
    view = pair.view
    found = change.summary(rows.areas)
    words = [change_sentences.whole_area(view.instrument, view.node, rows.city, pair.years), *real]
    if chosen:
        words.insert(0, change_sentences.area_change(view.instrument, view.node, rows.of(chosen)))
    if view.is_own:
        words.append(change_sentences.movement(view.instrument, view.node, found, pair.years[0]))
        return (*words, *change_sentences.left_out(found))
    words.append(change_sentences.areas(found, view.level))
    return (*words, *change_sentences.areas_left_out(found, view.level))


def subjects(pair: Pair, rows: pd.DataFrame) -> tuple[str, ...]:
    """How many of those who fill in the form rose and fell, and who is not compared."""
    found = change.summary(rows)
    return change_sentences.whole(pair.view.instrument, pair.view.node, found, pair.years[0])
