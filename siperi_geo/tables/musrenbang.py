"""The tables of the sheet of one kelurahan: how it stands, what is weakest, what is planned. It reads nothing."""

from collections.abc import Callable, Sequence

from siperi_geo.analysis.sheet import Standing
from siperi_geo.analysis.weakest import Weak
from siperi_geo.cells import Cells, Table, table, written
from siperi_geo.plans import KeptAction, label_of
from siperi_geo.tables.plans import line_name, quantity_of
from siperi_geo.text import MISSING, abbreviation, number, pick, t

LINE = "(……………………………)"
Named = Callable[[str, str], str]  # instrument, part → words
HEADS = (
    "row",
    "words",
    "code",
    "line",
    "year",
    "score",
    "short",
    "class",
    "volume",
    "unit",
    "budget",
    "money",
    "owner",
)


def standing_table(found: Sequence[Standing]) -> Table:
    """The newest index of each instrument with its class, and what the instrument is."""
    return table(
        written(t("musrenbang.instrument"), [abbreviation(one.instrument.id) for one in found], str),
        written(t("musrenbang.year"), [one.year for one in found], str),
        written(t("musrenbang.score"), [one.score for one in found], number),
        written(t("musrenbang.class"), [class_of(one) for one in found], str),
        written(t("musrenbang.status"), [status_of(one) for one in found], str),
    )


def class_of(one: Standing) -> str:
    """The class in words; that there is none where a mean has none."""
    return one.class_name or t("musrenbang.class.none")


def status_of(one: Standing) -> str:
    """`adaptasi; data contoh`."""
    said = [t(f"instruments.status.{one.instrument.status}")]
    return "; ".join([*said, t("musrenbang.example")] if one.is_example else said)


def weak_table(weak: Sequence[Weak], named: Named) -> Table:
    """The weakest parts with what is missing to full marks, and a line that can improve each."""
    return table(
        written(t("musrenbang.part"), [named(one.instrument, one.part) for one in weak], str),
        written(t("musrenbang.year"), [one.year for one in weak], str),
        written(t("musrenbang.score"), [one.score for one in weak], number),
        written(t("musrenbang.short"), [100 - one.score for one in weak], number),
        written(t("musrenbang.line"), [f"{pick(one.lines[0].name)} · {one.lines[0].code}" for one in weak], str),
    )


def planned_table(actions: Sequence[KeptAction], place: str) -> Table:
    """The actions that are planned or running, with all that an office asks for.

    The head names the place: it is all that a second sheet of paper repeats.
    """
    of = [one.action for one in actions]
    return table(
        written(
            t("musrenbang.action", name=place),
            [f"{one.what} ({label_of('states', one.state)})" for one in of],
            str,
        ),
        written(t("plans.field.line"), [f"{line_name(one.line)} · {one.line}" for one in of], str),
        written(t("musrenbang.volume"), [_volume(one.target, one.unit) for one in of], str),
        written(t("plans.field.budget_idr"), [one.budget_idr for one in of], lambda n: number(n, 0)),
        written(t("plans.field.money"), [label_of("money", one.money) for one in of], str),
        written(t("plans.field.owner_name"), [one.owner_name for one in of], str),
    )


def sheet_table(
    found: Sequence[Standing],
    weak: Sequence[Weak],
    actions: Sequence[KeptAction],
    named: Named,
    signers: Sequence[str],
) -> Table:
    """The whole sheet as one table for a file: a kind of row each; what a kind does not have is empty."""
    rows: list[dict[str, object]] = [
        {"row": t("musrenbang.standing"), "words": abbreviation(one.instrument.id), "year": one.year,
         "score": one.score, "class": f"{class_of(one)} ({status_of(one)})"}
        for one in found
    ]  # fmt: skip
    rows += [
        {"row": t("musrenbang.weak"), "words": named(one.instrument, one.part), "code": one.lines[0].code,
         "line": pick(one.lines[0].name), "year": one.year, "score": one.score, "short": 100 - one.score}
        for one in weak
    ]  # fmt: skip
    rows += [_planned(one) for one in actions]
    rows += [{"row": t("musrenbang.sign"), "words": who, "line": LINE} for who in signers]
    return table([_column(name, [row.get(name) for row in rows]) for name in HEADS])


def _column(name: str, values: Sequence[object]) -> Cells:
    return written(t(f"musrenbang.head.{name}"), values, lambda one: MISSING if one is None else str(one))


def _planned(kept: KeptAction) -> dict[str, object]:
    one = kept.action
    return {
        "row": t("musrenbang.proposed"), "words": f"{one.what} ({label_of('states', one.state)})",
        "code": one.line, "line": line_name(one.line), "year": one.year,
        "volume": one.target, "unit": one.unit,
        "budget": one.budget_idr, "money": label_of("money", one.money), "owner": one.owner_name,
    }  # fmt: skip


def _volume(target: float | None, unit: str) -> str:
    return f"{quantity_of(target)} {unit}".strip() if target is not None else MISSING
