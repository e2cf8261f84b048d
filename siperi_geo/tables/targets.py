"""Targets as a table and in a sentence, the same on the page and in the command. It reads and writes nothing."""

from collections.abc import Sequence

from siperi_geo.cells import Cells, Table, written
from siperi_geo.instruments import Instrument, load
from siperi_geo.registers.targets import Target
from siperi_geo.text import abbreviation, moment, number, pick, t


def target_table(found: Sequence[Target]) -> Table:
    """Every target with its instrument, year, part, value, source, and who set it when."""
    names = [_part(load(one.instrument), one.node) for one in found]
    values = [number(one.target, load(one.instrument).decimals) for one in found]
    instruments = [abbreviation(one.instrument) for one in found]
    return Table(
        (
            Cells(t("targets.column.instrument"), instruments, instruments),
            written(t("targets.column.year"), [one.year for one in found], str),
            Cells(t("targets.column.node"), names, names),
            Cells(t("targets.column.target"), [one.target for one in found], values),
            written(t("targets.column.source"), [one.source for one in found], str),
            written(t("targets.column.set_at"), [moment(one.set_at) for one in found], str),
            written(t("targets.column.actor"), [one.actor for one in found], str),
        )
    )


def named(target: Target) -> str:
    """Which one it is: instrument, year and part in words."""
    return f"{abbreviation(target.instrument)} {target.year}, {part_of(target)}"


def part_of(target: Target) -> str:
    """The part of the instrument that a target is for, in words."""
    return _part(load(target.instrument), target.node)


def said(instrument: Instrument, year: int, node: str, value: float, before: Target | None) -> str:
    """What was set, and in place of what."""
    digits = instrument.decimals
    words = {"instrument": abbreviation(instrument.id), "year": year, "node": _part(instrument, node)}
    key = "targets.set" if before is None else "targets.replaced"
    old = None if before is None else number(before.target, digits)
    return t(key, **words, value=number(value, digits), old=old)


def _part(instrument: Instrument, node: str) -> str:
    known = {one.id: one.name for one in (instrument.root, *instrument.aspects)}
    if node not in known:
        return node
    return pick(known[node]) if node == instrument.root.id else f"{pick(known[node])} ({node})"
