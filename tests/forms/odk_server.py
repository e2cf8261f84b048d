"""A small stand-in for KoboToolbox and ODK Central: takes our XLSForm, gives downloads of submissions.

It knows the form only by its sheets, as a server does, and writes columns the way both servers write them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from siperi_geo.boundaries import builtin_areas
from siperi_geo.instruments import Instrument, export_xlsform
from tests.sheets.builders import csv_text, write_sheets, write_text

AREAS = [(area.code, area.name) for area in builtin_areas() if area.level in ("kecamatan", "kelurahan")]
TITLES = {"id": "label::Bahasa Indonesia (id)", "en": "label::English (en)"}
HEAD = {
    "siperi_filled_on": "2026-07-14",
    "siperi_year": "2026",
    "siperi_kecamatan": "53.71.01",
    "siperi_kelurahan": "53.71.01.1001",
    "siperi_subject": "50300123",
    "siperi_place": "SDN Namosain",
}
Submission = dict[str, str]


def sheet_rows(book: Any, name: str) -> list[dict[str, str]]:
    """The rows of a sheet of an XLSForm by heading, empty cells as nothing."""
    head, *rows = book[name].iter_rows(values_only=True)
    return [{title: cell or "" for title, cell in zip(head, row, strict=True)} for row in rows]


@dataclass(frozen=True)
class Style:
    """How a download is asked for. language None: XML values and headers."""

    language: str | None = None
    separator: str = "/"  # between group and question; empty: no groups in headings
    server: str = "kobo"


@dataclass
class Field:
    """A question: its name, the names and labels of the groups around it, its own labels, its choices."""

    name: str
    kind: str
    groups: tuple[dict[str, str], ...]
    row: dict[str, str]
    choices: dict[str, dict[str, str]] = field(default_factory=dict)

    def heading(self, style: Style) -> str:
        parts = [*(self.groups if style.separator else ()), self.row]
        title = TITLES.get(style.language or "")
        return style.separator.join(one.get(title or "name") or one["name"] for one in parts)

    def cell(self, value: str, style: Style) -> str:
        choice = self.choices.get(value)
        return choice[TITLES[style.language]] if choice and style.language else value


class Server:
    """One form that was uploaded."""

    def __init__(self, instrument: Instrument, **how: Any) -> None:
        target = BytesIO()
        export_xlsform(instrument, target, **({"areas": AREAS, "language": "id"} | how))
        self.workbook = target.getvalue()
        self.instrument, self.fields, self._constants = instrument, list[Field](), dict[str, str]()
        book = openpyxl.load_workbook(BytesIO(self.workbook))
        choices: dict[str, dict[str, dict[str, str]]] = {}
        for row in sheet_rows(book, "choices"):
            choices.setdefault(row["list_name"], {})[row["name"]] = row
        groups: list[dict[str, str]] = []
        for row in sheet_rows(book, "survey"):
            kind, _, choice_list = row["type"].partition(" ")
            if kind == "begin_group":
                groups.append(row)
            elif kind == "end_group":
                groups.pop()
            else:
                found = choices.get(choice_list, {})
                self.fields.append(Field(row["name"], kind, tuple(groups), row, found))

    def submission(self, answers: Sequence[int | None], **head: str) -> Submission:
        """What a phone sends: the head, the answers by code, the calculated fields."""
        given = HEAD | head
        pairs = zip(self.instrument.items, answers, strict=True)
        given |= {item.id: str(answer) for item, answer in pairs if answer not in (None, 255)}
        for one in self.fields:
            if one.kind == "calculate":
                rule = one.row["calculation"]
                given[one.name] = given.get(rule.strip("${}"), "") if "$" in rule else rule.strip("'")
        names = {one.name for one in self.fields}
        return {name: value for name, value in given.items() if name in names or name.startswith(("_", "meta"))}

    def rows(self, submissions: Sequence[Mapping[str, str]], style: Style) -> list[list[str]]:
        """The cells of a download: headings, then one row per submission."""
        before, after = _metadata(style.server)
        asked = [one for one in self.fields if style.server == "kobo" or one.kind != "note"]
        rows = [[*before, *(one.heading(style) for one in asked), *after]]
        for number, given in enumerate(submissions, start=1):
            about = _about(number, given)
            cells = [one.cell(given.get(one.name, ""), style) for one in asked]
            rows.append([*(about[key] for key in before), *cells, *(about[key] for key in after)])
        return rows


def _metadata(server: str) -> tuple[list[str], list[str]]:
    if server == "kobo":
        own = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by"]
        return ["start", "end"], [*own, "__version__", "_tags", "meta/rootUuid", "_index"]
    own = ["meta-instanceID", "meta-instanceName", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent"]
    return ["SubmissionDate"], [
        *own,
        "AttachmentsExpected",
        "Status",
        "ReviewState",
        "DeviceID",
        "Edits",
        "FormVersion",
    ]


def _about(number: int, given: Mapping[str, str]) -> dict[str, str]:
    instance = given.get("_uuid", f"aaaa-{number}")
    root, time = given.get("_root", instance), given.get("_submission_time", "2026-07-14T03:21:00")
    return {
        **{key: "" for server in ("kobo", "central") for side in _metadata(server) for key in side},
        **{"_id": given.get("_id", str(1000 + number)), "_uuid": instance, "_submission_time": time},
        **{"meta/rootUuid": f"uuid:{root}", "_index": str(number), "__version__": "vAbc"},
        **{"meta-instanceID": f"uuid:{instance}", "KEY": f"uuid:{root}", "SubmissionDate": f"{time}.123Z"},
        **{"Edits": given.get("_edits", "0"), "FormVersion": "2021-0a1b"},
    }


def write(path: Path, rows: Sequence[Sequence[str]], dialect: str = ";") -> Path:
    """A download as a file: `;` and `,` are CSV with a byte-order mark, anything else a workbook."""
    if dialect not in (";", ","):
        return write_sheets(path.with_suffix(".xlsx"), {"Formulir": rows})
    return write_text(path.with_suffix(".csv"), csv_text(rows, dialect), "utf-8-sig")
