"""A summary in words: what is missing until publication, and how each number was made. It computes nothing new."""

from collections.abc import Iterator, Mapping, Sequence

from siperi_geo.analysis import narrative
from siperi_geo.analysis.erat_figures import Figure, Government, Level, Summary, Unit
from siperi_geo.text import number, pick, signed, t

MOST_NAMED = 10


def title_of(summary: Summary, node: str) -> str:
    """What a node is called."""
    return pick(summary.instrument.node(node).name)


def value(summary: Summary, figure: Figure) -> str:
    """A published value as people read it; that there are too few respondents otherwise."""
    if figure.value is None:
        return t("erat.too_few")
    return number(figure.value, summary.instrument.decimals)


def gap(summary: Summary, node: str) -> str:
    """The perception gap with its sign; a dash while it cannot be said."""
    return signed(summary.gap(node), summary.instrument.decimals)


def finding(summary: Summary) -> str:
    """Where the two levels see themselves furthest apart, as the title of a chart; what is missing otherwise."""
    known = {node: found for node in summary.nodes[1:] if (found := summary.gap(node)) is not None}
    digits = summary.instrument.decimals
    if not known:
        return t("erat.finding.none")
    names, most = furthest(summary, known)
    if not round(most, digits):
        return t("erat.finding.same")
    key = "erat.finding.below" if most < 0 else "erat.finding.above"
    return t(key, node=names, apart=number(abs(most), digits))


def furthest(summary: Summary, values: Mapping[str, float]) -> tuple[str, float]:
    """The names of the nodes furthest from 0 (several that are equally far on one side), and how far, as shown."""
    digits = summary.instrument.decimals
    shown = {node: round(value, digits) for node, value in values.items()}
    most = max(shown.values(), key=abs)
    names = [title_of(summary, node) for node, value in shown.items() if value == most]
    return narrative.some(names, most=2), most


def level_name(level_id: str) -> str:
    """What a level is called: the province, the kabupaten and kota."""
    return t(f"erat.level.{level_id}")


def with_units(level: Level) -> list[Government]:
    """The governments of a level whose units are known."""
    return [one for one in level.governments if one.units]


def missing(summary: Summary) -> list[str]:
    """What the index still lacks, from the province down; empty when everything is published."""
    said: list[str] = []
    index = summary.nodes[0]
    for level in summary.levels:
        known = with_units(level)
        if level.figures[index].value is None:
            said.append(t("erat.missing.level", level=level_name(level.id)))
        if not known:
            said.append(t("erat.missing.units", level=level_name(level.id)))
        said += [_of_government(one, index) for one in known if one.figures[index].value is None]
    short = [unit for level in summary.levels for one in level.governments for unit in _short(one, index)]
    if short:
        said.append(t("erat.missing.short", n=number(len(short), 0), minimum=short[0].figures[index].minimum))
    return said


def calculation(summary: Summary, node: str, place: Summary | Level | Government | Unit) -> list[str]:
    """How one number was made, down to what is published and no further."""
    if isinstance(place, Summary):
        return list(_province(summary, node))
    figure = place.figures[node]
    if isinstance(place, Unit):
        return [_of_people(summary, place, figure)]
    parts: Sequence[Government | Unit]
    parts = with_units(place) if isinstance(place, Level) else place.units
    kind = "level" if isinstance(place, Level) else "government"
    return list(_of_parts(summary, node, figure, parts, kind))


def spread(summary: Summary, figure: Figure) -> str:
    """Standard deviation and range of what was averaged; a dash where there is nothing to compare."""
    if figure.spread is None:
        return "–"
    names = {"deviation": figure.spread.deviation, "low": figure.spread.low, "high": figure.spread.high}
    return t("erat.spread", **{name: number(one, summary.instrument.decimals) for name, one in names.items()})


def status_of(one: Government, node: str) -> str:
    """How far a government is from being published."""
    figure = one.figures[node]
    if not one.units:
        return t("erat.status.no_units")
    key = "erat.status.published" if figure.value is not None else "erat.status.lacking"
    return t(key, n=number(figure.lacking, 0))


def _province(summary: Summary, node: str) -> Iterator[str]:
    weights = next(step for step in summary.instrument.aggregation if step.to == "province").weights
    ends = {level.id: level.figures[node] for level in summary.levels}
    lacking = [level_name(one) for one, figure in ends.items() if figure.value is None]
    for level in summary.levels:
        yield t("erat.sum.end", level=level_name(level.id), value=value(summary, level.figures[node]))
    if lacking:
        yield t("erat.sum.incomplete", levels=", ".join(lacking))
        return
    parts = [f"{number(weights[one], 2)} × {value(summary, figure)}" for one, figure in ends.items()]
    yield t("erat.sum.province", parts=" + ".join(parts), value=value(summary, summary.figures[node]))
    yield t("erat.sum.gap", gap=gap(summary, node))


def _of_parts(
    summary: Summary, node: str, figure: Figure, parts: Sequence[Government | Unit], kind: str
) -> Iterator[str]:
    shown = [one for one in parts if one.figures[node].value is not None]
    for one in shown:
        yield f"{one.name}: {value(summary, one.figures[node])}"
    left = [one.name for one in parts if one.figures[node].value is None]
    if left:
        more = f", … (+{len(left) - MOST_NAMED})" if len(left) > MOST_NAMED else ""
        yield t(f"erat.sum.{kind}.left", names=", ".join(left[:MOST_NAMED]) + more)
    if figure.value is None:
        values = {"n": number(figure.counted, 0), "minimum": number(figure.minimum, 0)}
        yield t(f"erat.sum.{kind}.few", **values)
        return
    total = sum(one.figures[node].value or 0 for one in shown)
    words = {"sum": number(total, summary.instrument.decimals), "n": number(len(shown), 0)}
    yield t(f"erat.sum.{kind}", **words, value=value(summary, figure), spread=spread(summary, figure))


def _of_people(summary: Summary, unit: Unit, figure: Figure) -> str:
    values = {"n": number(figure.counted, 0), "forms": number(unit.forms, 0), "minimum": figure.minimum}
    if figure.value is None:
        return t("erat.sum.unit.few", **values)
    return t("erat.sum.unit", **values, value=value(summary, figure))


def _of_government(one: Government, index: str) -> str:
    figure = one.figures[index]
    values = {"n": figure.counted, "minimum": figure.minimum, "lacking": figure.lacking}
    return t("erat.missing.government", name=one.name, **{key: number(n, 0) for key, n in values.items()})


def _short(one: Government, index: str) -> list[Unit]:
    return [unit for unit in one.units if unit.figures[index].value is None]
