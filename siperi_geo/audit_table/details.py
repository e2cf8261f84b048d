"""The details of an audit row in words, read back from what the program writes there.

Every action that writes a shape of its own stands in `SAID` or `NAMING`; what the others write says itself (a
reason, a file). A shape that is not known, as another version may have written it, stays as it is.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from siperi_geo.audit_table.lists import (
    Names,
    correction,
    hazards_gone,
    hazards_list,
    people_gone,
    people_list,
    spm_gone,
    spm_list,
    spm_step,
    subject_gone,
    subject_list,
    value,
    vulnerability_gone,
    whole,
)
from siperi_geo.rights import Role
from siperi_geo.text import MISSING, abbreviation, day, moment, t, tn

ROUND = re.compile(r"(?:open|closed|locked)(?:; until=(?P<until>[0-9-]+))?(?:: (?P<reason>.*))?", re.DOTALL)
GRANT = re.compile(r"(\w+) (\S+) (\S+) (.+)")
ANSWERS = re.compile(r"(\d+) answers(?:, (\d+) files)?")
WORD = re.compile(r"(?P<item>\S+) (?P<who>.+?): (?P<value>-?\d*)(?: (?P<comment>.*))?", re.DOTALL)
REVISED = re.compile(r"revision=(?P<n>\d+); (?P<fields>[\w, ]*)")
COUNTS = re.compile(r"new=(?P<new>\d+); changed=(?P<changed>\d+)")
EXPORTED = re.compile(r"(?P<n>\d+) → (?P<file>.*?): (?P<reason>.*)", re.DOTALL)
OVERRULED = re.compile(r"([A-Z_]+)(?: (.*))?", re.DOTALL)
RESTORED = re.compile(
    r"file_at=(?P<file>\S*); data_at=(?P<data>\S*); data_version=\d+; replaced_data_version=\d+; "
    r"path=(?P<path>.*)",
    re.DOTALL,
)
FILE = re.compile(r"(\S+) (.*) [0-9a-f]{12}", re.DOTALL)
ACTION_FILE = re.compile(r"(?P<name>.*) [0-9a-f]{12}", re.DOTALL)
FORM = re.compile(r"[0-9a-f]{16}")
NOWHERE = "*"
DECIDED = {
    "ASSESSMENT_SUBJECT_DIFFERS": "subject",
    "ASSESSMENT_YEAR_DIFFERS": "year",
    "ASSESSMENT_REVISES_VERIFIED": "verified",
    "FORM_UNREADABLE_AS_BLANK": "blank",
    "HOUSEHOLD_YEAR_DIFFERS": "year",
    "HOUSEHOLD_REVISES_VERIFIED": "verified",
    "HOUSEHOLD_AS_BLANK": "blank",
}
GIVEN_UP = {
    "version absent": "version",
    "INSTRUMENT_VERSION_ABSENT": "version",
    "deactivated": "deactivated",
    "DRAFT_SOMEBODY_ELSES": "somebody",
}


def detail(action: str, text: str, names: Names) -> str:
    """What the detail of a row says; `names`: of areas, subjects and forms, by code or id."""
    try:
        if action in NAMING:
            return NAMING[action](text, names)
        return SAID[action](text) if action in SAID else text
    except (ValueError, KeyError):
        return text


def _round(text: str) -> str:
    found = whole(ROUND, text)
    until = t("audit.detail.until", day=_day(found["until"])) if found["until"] else ""
    reason = t("audit.detail.reason", reason=found["reason"]) if found["reason"] else ""
    return "; ".join(part for part in (until, reason) if part)


def _closing_day(text: str) -> str:
    return t("audit.detail.no_day") if text == MISSING else t("audit.detail.until", day=_day(text))


def _day(text: str) -> str:
    return day(date.fromisoformat(text))


def _grants(text: str, names: Names) -> str:
    return "; ".join(_grant(one, names) for one in text.split("; "))


def _grant(text: str, names: Names) -> str:
    """`Pengisi: KELTANA, wilayah Naikolan (Maulafa)`, as on the page of the accounts."""
    role, instrument, area, subject = whole(GRANT, text).groups()
    limits = [] if instrument == NOWHERE else [abbreviation(instrument)]
    if area != NOWHERE:
        limits.append(t("users.limit.area", name=names.get(area, area)))
    if subject != NOWHERE:
        limits.append(names.get(subject, subject))
    return f"{t(f'sign_in.role.{Role(role)}')}: {', '.join(limits) or t('users.limit.none')}"


def _given_up(text: str) -> str:
    if text in GIVEN_UP:
        return t(f"audit.detail.given_up.{GIVEN_UP[text]}")
    answers, files = whole(ANSWERS, text).groups()
    said = tn("audit.detail.answers", int(answers))
    return f"{said}, {tn('audit.detail.files', int(files))}" if files else said


def _moved(text: str, names: Names) -> str:
    """Why forms were moved, and which ones where there were several."""
    words = text.split(" ")
    forms = [word for word in words if FORM.fullmatch(word)]
    reason = " ".join(word for word in words if word not in forms)
    return "; ".join(part for part in (reason, ", ".join(names.get(one, one) for one in forms)) if part)


def _word(text: str) -> str:
    found = whole(WORD, text)
    said = [t("audit.detail.value", value=found["value"])] if found["value"] else []
    said += [found["comment"]] if found["comment"] else []
    return t("audit.detail.word", item=found["item"], who=found["who"], said="; ".join(said))


def _file(text: str) -> str:
    """`Q001: SK.pdf`; the beginning of its hash stays in files."""
    return "{}: {}".format(*whole(FILE, text).groups()) if text else text


def _action_file(text: str) -> str:
    """`Berita acara.pdf`; the beginning of its hash stays in files."""
    return str(whole(ACTION_FILE, text)["name"])


def _decisions(text: str) -> str:
    """What was decided against what forms say, each kind once, with how many or where."""
    places: dict[str, list[str]] = {}
    for one in text.split("; ") if text else []:
        code, where = whole(OVERRULED, one).groups()
        places.setdefault(t(f"audit.detail.overruled.{DECIDED[code]}"), []).append(where or "")
    return "; ".join(f"{said} ({', '.join(where)})" for said, where in places.items())


def _years(text: str) -> str:
    return t("audit.detail.every_year") if text == NOWHERE else t("audit.detail.years", years=text)


def _restored(text: str) -> str:
    found = whole(RESTORED, text)
    at = {
        name: moment(datetime.fromisoformat(found[name])) if found[name] else MISSING for name in ("file", "data")
    }
    return t("audit.detail.restored", path=found["path"], **at)


def _exported(text: str) -> str:
    found = whole(EXPORTED, text)
    reason = t("audit.detail.reason", reason=found["reason"])
    return f"{tn('audit.detail.rows', int(found['n']))} → {found['file']}; {reason}"


def _rows(text: str) -> str:
    return tn("audit.detail.rows", int(text))


def _signed_in(text: str) -> str:
    return t("audit.detail.once") if text == "once" else _address(text)


def _address(text: str) -> str:
    return t("audit.detail.from", address=text) if text else text


def _email(text: str) -> str:
    return text or t("audit.detail.no_email")


def _outlines(text: str) -> str:
    """`source: None -> BIG; licence: …`, of a stored set of boundaries."""
    changes = [one.partition(": ") for one in text.split("; ")]
    pairs = [(name, change.partition(" -> ")) for name, _, change in changes]
    return "; ".join(
        f"{t(f'audit.detail.set.{name}')}: {value(old)} → {value(new)}" for name, (old, _, new) in pairs
    )


def _changed(text: str) -> str:
    """Which revision of an action, and which of its fields are other ones."""
    found = whole(REVISED, text)
    fields = ", ".join(t(f"plans.field.{name}") for name in found["fields"].split(", ") if name)
    return f"{t('audit.detail.revision', n=found['n'])}; {fields}"


def _counts(text: str) -> str:
    """How many rows of a file are new, and how many were changed."""
    found = whole(COUNTS, text)
    return "; ".join(tn(f"audit.detail.{name}", int(found[name])) for name in ("new", "changed"))


SAID: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("open_round", "close_round", "lock_round"), _round),
    "change_closing_day": _closing_day,
    "discard_draft": _given_up,
    **dict.fromkeys(("add_evidence", "remove_evidence"), _file),
    **dict.fromkeys(("add_action_file", "remove_action_file"), _action_file),
    "import_forms": _decisions,
    "take_back_word": _word,
    "rescore": _years,
    "restore": _restored,
    "export_families": _exported,
    "export_audit": _rows,
    "sign_in": _signed_in,
    "sign_in_failed": _address,
    "set_email": _email,
    "update_boundaries": _outlines,
    "change_action": _changed,
    **dict.fromkeys(("import_plan", "import_costs"), _counts),
    "import_hazards": hazards_list,
    "import_vulnerability": hazards_list,
    "import_spm": spm_list,
    "remove_spm": spm_gone,
    **dict.fromkeys(("set_spm_step", "remove_spm_step"), spm_step),
}
NAMING: Mapping[str, Callable[[str, Names], str]] = {
    **dict.fromkeys(("add_account", "add_grant", "remove_grant"), _grants),
    **dict.fromkeys(("verify_form", "return_form", "reject_form", "take_back"), _moved),
    "import_subjects": subject_list,
    "correct_subject": correction,
    "remove_subject": subject_gone,
    "import_populations": people_list,
    "remove_populations": people_gone,
    "remove_hazards": hazards_gone,
    "remove_vulnerability": vulnerability_gone,
}
