"""Tables of the plan: actions, sums, pledges, revisions. It reads and sums nothing."""

from collections.abc import Mapping, Sequence
from datetime import date

from siperi_geo.analysis.plan_sums import By, Sum
from siperi_geo.cells import Cells, Table, for_files, for_pages, table, written
from siperi_geo.plans import KeptAction, Need, label_of
from siperi_geo.programmes import Line, catalogue
from siperi_geo.text import CITY_ZONE, MISSING, day, number, percent, pick, t, tn

MILLION = 1_000_000
SHOWN = (
    "what",
    "year",
    "area",
    "line",
    "owner_name",
    "target",
    "budget_idr",
    "money",
    "due_on",
    "progress_pct",
    "state",
    "files",
)


def money(rupiah: int) -> str:
    """Rupiah as a sentence has them: `Rp 7,5 juta`; in full where a million with one decimal would say too little.

    >>> money(40_000), money(7_500_000), money(1_040_000), money(123_456_789)
    ('Rp 40.000', 'Rp 7,5 juta', 'Rp 1.040.000', 'Rp 123,5 juta')
    """
    if rupiah < MILLION or (rupiah < 10 * MILLION and rupiah % (MILLION // 10)):
        return f"Rp {number(rupiah, 0)}"
    return t("plans.million", n=number(rupiah / MILLION, 1 if rupiah % MILLION else 0))


def plan_table(actions: Sequence[KeptAction], today: date) -> Table:
    """The actions as a page lists them in six columns; in files every field is a column. Overdue ones say so."""
    rows = [_shown(one, today) for one in actions]
    fields = [
        Cells(t(f"plans.field.{name}"), [row[name][1] for row in rows], [row[name][0] for row in rows])
        for name in SHOWN
    ]
    seen = {name: [row[name][0] for row in rows] for name in SHOWN}
    of = dict(zip(SHOWN, fields, strict=True))
    return table(
        of["what"],
        of["area"],
        for_pages(t("plans.seen.line"), _joined(" · ", seen["line"], seen["target"])),
        of["budget_idr"],
        for_pages(t("plans.seen.owner"), _joined(" · ", seen["owner_name"], seen["money"])),
        for_pages(t("plans.seen.state"), [_standing(one, today) for one in actions]),
        for_files(of[name] for name in SHOWN if name not in ("what", "area", "budget_idr")),
    )


def _joined(sign: str, *columns: Sequence[str]) -> list[str]:
    """What is said in each row, without what is missing."""
    return [sign.join(one for one in row if one not in ("", MISSING)) for row in zip(*columns, strict=True)]


def _standing(one: KeptAction, today: date) -> str:
    """`berjalan, 40 %; tenggat 31 Januari 2026 · lewat tenggat; 1 berkas`."""
    it = one.action
    said = [f"{label_of('states', it.state)}, {percent(it.progress_pct)}"]
    if it.due_on:
        late = f" · {t('plans.overdue')}" if it.is_overdue(today) else ""
        said.append(f"{t('plans.field.due_on').lower()} {day(it.due_on)}{late}")
    if lacks_proof(one):
        said.append(t("plans.seen.lacking"))
    elif (proof := proof_of(one)) != MISSING:
        said.append(f"{t('plans.seen.proof')} {proof}")
    return "; ".join(said)


def _shown(one: KeptAction, today: date) -> Mapping[str, tuple[str, object]]:
    """Each column as it is read, and as a file carries it."""
    it = one.action
    due = day(it.due_on) + (f" · {t('plans.overdue')}" if it.is_overdue(today) else "")
    quantity = MISSING if it.target is None else f"{quantity_of(it.target)} {it.unit}"
    said = {
        "what": it.what,
        "area": place_of(one),
        "line": line_name(it.line),
        "owner_name": it.owner_name,
        "target": quantity,
        "money": label_of("money", it.money),
        "due_on": due,
        "state": label_of("states", it.state),
    }
    return {name: (words, words) for name, words in said.items()} | {
        "year": (str(it.year), it.year),
        "budget_idr": (number(it.budget_idr, 0), it.budget_idr),
        "progress_pct": (percent(it.progress_pct), it.progress_pct),
        "files": (proof_of(one), one.file_count),
    }


def proof_of(one: KeptAction) -> str:
    """The evidence there is: files with the day of the last one, a reference in words; of a done one none too."""
    said = [tn("plans.proof.files", one.file_count, day=_day_of(one))] if one.file_count else []
    said += [t("plans.proof.words", day=day(one.action.evidence_on))] if one.action.evidence else []
    return "; ".join(said) or (t("plans.proof.lacking") if lacks_proof(one) else MISSING)


def lacks_proof(one: KeptAction) -> bool:
    """Whether an action is said to be done and nothing shows it."""
    return one.action.state == "done" and not (one.file_count or one.action.evidence)


def _day_of(one: KeptAction) -> str:
    return day(one.filed_at.astimezone(CITY_ZONE)) if one.filed_at else MISSING


def exchange_table(actions: Sequence[KeptAction]) -> Table:
    """Every field of every action, as `siperi plan import` reads it back."""
    rows = [
        {
            "action_id": one.action_id,
            "year": one.action.year,
            "what": one.action.what,
            "area_code": one.action.area_code,
            "area": one.area_name,
            "kecamatan": one.kecamatan_name or "",
            "line_code": one.action.line,
            "line": line_name(one.action.line),
            "closes": "; ".join(one.action.closes),
            "owner_kind": label_of("owners", one.action.owner_kind),
            "owner_name": one.action.owner_name,
            "indicator": one.action.indicator,
            "target": one.action.target,
            "unit": one.action.unit,
            "budget_idr": one.action.budget_idr,
            "money": label_of("money", one.action.money),
            "due_on": one.action.due_on.isoformat() if one.action.due_on else "",
            "progress_pct": one.action.progress_pct,
            "state": label_of("states", one.action.state),
            "reason": one.action.reason,
            "evidence": one.action.evidence,
            "evidence_on": one.action.evidence_on.isoformat() if one.action.evidence_on else "",
            "is_open": t("plans.yes") if one.action.is_open else t("plans.no"),
            "files": one.file_count,
        }
        for one in actions
    ]
    names = list(rows[0]) if rows else ["action_id", "year", "what", "area_code", "line"]
    return table([written(t(f"plans.field.{name}"), [row[name] for row in rows], _text) for name in names])


def sum_table(by: By, sums: Sequence[Sum], whole: Sum, names: Mapping[str, str]) -> Table:
    """A row for each sum, and the whole at the end."""
    rows = [*sums, whole]
    words = [*(names.get(one.key, one.key) for one in sums), t("plans.sum.all")]
    return table(
        written(t(f"plans.sum.{by}"), words, str),
        written(t("plans.sum.actions"), [one.action_count for one in rows], lambda n: number(n, 0)),
        written(t("plans.field.budget_idr"), [one.budget_idr for one in rows], lambda n: number(n, 0)),
        written(t("plans.sum.unknown"), [one.unknown_count for one in rows], lambda n: number(n, 0)),
        written(t("plans.sum.pledged"), [one.pledged_idr for one in rows], lambda n: number(n, 0)),
        written(t("plans.sum.progress"), [one.progress_pct for one in rows], percent),
        written(t("plans.sum.overdue"), [one.overdue_count for one in rows], lambda n: number(n, 0)),
    )


def line_name(code: str) -> str:
    """What a budget line is called; its code where another catalogue knew it."""
    line = line_of(code)
    return pick(line.name) if line else code


def line_of(code: str) -> Line | None:
    """The line of a code; None where this catalogue has none."""
    return next((line for line in catalogue().lines if line.code == code), None)


def place_of(one: KeptAction | Need) -> str:
    """The area with its level: `Oesapa (Kelapa Lima)`, `Kecamatan Alak`, `Kota Kupang`."""
    if one.level == "kelurahan":
        return f"{one.area_name} ({one.kecamatan_name})"
    return t("plans.place.kecamatan", name=one.area_name) if one.level == "kecamatan" else one.area_name


def quantity_of(value: float | None) -> str:
    """A quantity without idle decimals; a dash for none."""
    return "" if value is None else number(value, 0 if float(value).is_integer() else 2)


def _text(value: object) -> str:
    return "" if value is None else str(value)
