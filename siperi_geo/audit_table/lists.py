"""What the audit keeps of registers, in words: lists, subjects kept by hand, numbers of people."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import chain

from siperi_geo.registers.hazards import class_name, hazard_name
from siperi_geo.registers.subjects.kinds import KINDS
from siperi_geo.registers.subjects.stored import FIELDS
from siperi_geo.registers.vulnerability import kind_name, shown_value
from siperi_geo.text import MISSING, day, number, pick, t, tn

Names = Mapping[str, str]

SUBJECTS = re.compile(r"source=(?P<source>.*); kind=(?P<kind>\w+); new=(?P<new>\d+)(?:; (?P<rest>.*))?", re.DOTALL)
PEOPLE = re.compile(r"source=(?P<source>.*); new=(?P<new>\d+)(?:; (?P<rest>.*))?", re.DOTALL)
COUNTED = re.compile(r"(examples removed|changed|deactivated)=(\d+)")
ENDED = re.compile(r"(\S+): deactivated")
CHANGED = re.compile(r"(\S+): (.* -> .*)", re.DOTALL)
NEXT_FIELD = re.compile(rf", (?=(?:{'|'.join(FIELDS)}|invited) )")
FIELD = re.compile(rf"({'|'.join(FIELDS)}|invited) (.*?) -> (.*)", re.DOTALL)
REPLACED = re.compile(r"(\S+) (\d{4}): (\d+) \((.*)\) -> (\d+)", re.DOTALL)
REMOVED = re.compile(r"(\S+): (\d+) \((.*)\)", re.DOTALL)
# A source, a name or a reason may hold a semicolon itself: a part begins where its own head stands.
NEXT_OF_LIST = re.compile(r"; (?=\S+: |examples removed=|changed=|deactivated=)")
NEXT_REPLACED = re.compile(r"; (?=\S+ \d{4}: \d)")
NEXT_REMOVED = re.compile(r"; (?=\S+: \d+ \()")
HAZARDS = re.compile(r"new=(?P<new>\d+); changed=(?P<changed>\d+); sources=(?P<sources>.*)", re.DOTALL)
HAZARD_REMOVED = re.compile(r"(\S+): (\w+) (-|\d) \((.*)\)", re.DOTALL)
NEXT_HAZARD_REMOVED = re.compile(r"; (?=\S+: \w+ [-\d] \()")
VALUE_REMOVED = re.compile(r"(\S+): (\w+) (\d{4}) (\d+) \((.*)\)", re.DOTALL)
NEXT_VALUE_REMOVED = re.compile(r"; (?=\S+: \w+ \d{4} \d+ \()")
SPM = re.compile(r"new=(?P<new>\d+); changed=(?P<changed>\d+); years=(?P<years>[\d, ]*)")
SPM_GONE = re.compile(r"figures=(\d+)(?:; .*)?")
SPM_STEP = re.compile(r"(?P<state>begun|done) (?P<day>-|[0-9-]{10}); (?P<note>.*)", re.DOTALL)
GONE = re.compile(
    r"(?P<reason>.*); subject_id=.*; kind=(?P<kind>\w+); code=(?P<code>.*); name=(?P<name>.*); "
    r"area_code=(?P<area>\S+); subtype=.*",
    re.DOTALL,
)


def whole(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    """The match of all of a text; ValueError where it has another shape."""
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return found


def subject_list(text: str, names: Names) -> str:
    """A list of subjects or of families that was stored."""
    found = whole(SUBJECTS, text)
    kind = t("audit.detail.families") if found["kind"] not in KINDS else pick(KINDS[found["kind"]].label)
    rest = [_of_list(one, names) for one in NEXT_OF_LIST.split(found["rest"] or "") if one]
    return "; ".join([_source(found["source"]), kind, tn("audit.detail.new", int(found["new"])), *rest])


def _of_list(text: str, names: Names) -> str:
    if found := COUNTED.fullmatch(text):
        return tn(f"audit.detail.{found[1].replace(' ', '_')}", int(found[2]))
    if found := ENDED.fullmatch(text):
        return t("audit.detail.ended", name=names.get(found[1], found[1]))
    if found := CHANGED.fullmatch(text):
        return f"{names.get(found[1], found[1])}: {fields(found[2], names)}"
    return text


def correction(text: str, names: Names) -> str:
    """What was corrected by hand of a subject, and why."""
    said, _, reason = text.partition("; ")
    told = fields(said, names) if said else ""
    return "; ".join(part for part in (told, t("audit.detail.reason", reason=reason) if reason else "") if part)


def fields(text: str, names: Names) -> str:
    """`name A -> B, area_code x -> y` with what the columns are called."""
    changes = (whole(FIELD, one).groups() for one in NEXT_FIELD.split(text))
    told = ((name, _value(name, old, names), _value(name, new, names)) for name, old, new in changes)
    return ", ".join(f"{t(f'audit.detail.field.{name}')}: {old} → {new}" for name, old, new in told)


def _value(name: str, text: str, names: Names) -> str:
    if name == "is_active":
        return t("audit.detail.yes" if text == "True" else "audit.detail.no")
    if name == "subtype":
        types = chain.from_iterable(kind.types.items() for kind in KINDS.values())
        return next((pick(one.label) for code, one in types if code == text), value(text))
    return names.get(text, value(text))


def value(text: str) -> str:
    """A value as the program wrote it; a dash for none."""
    return MISSING if text in ("", "None") else text


def subject_gone(text: str, names: Names) -> str:
    """Why a subject was taken out, and who it was."""
    found = whole(GONE, text)
    area = names.get(found["area"], found["area"])
    who = t("audit.detail.gone", name=found["name"], code=found["code"], area=area)
    return f"{t('audit.detail.reason', reason=found['reason'])}; {who}"


def people_list(text: str, names: Names) -> str:
    """Numbers of people that were stored, and those that they replaced."""
    found = whole(PEOPLE, text)
    rest = [_replaced(one, names) for one in NEXT_REPLACED.split(found["rest"] or "") if one]
    return "; ".join([_source(found["source"]), tn("audit.detail.new", int(found["new"])), *rest])


def _replaced(text: str, names: Names) -> str:
    found = REPLACED.fullmatch(text)
    if found is None:
        return text
    code, year, old, source, new = found.groups()
    before, after = number(int(old), 0), number(int(new), 0)
    return f"{names.get(code, code)} {year}: {before} ({source}) → {after}"


def people_gone(text: str, names: Names) -> str:
    """Numbers of people that were taken out."""
    parts = (whole(REMOVED, one).groups() for one in NEXT_REMOVED.split(text))
    return "; ".join(f"{names.get(code, code)}: {number(int(n), 0)} ({source})" for code, n, source in parts)


def hazards_list(text: str) -> str:
    """Statements on hazards that were stored."""
    found = whole(HAZARDS, text)
    counts = [tn(f"audit.detail.{name}", int(found[name])) for name in ("new", "changed")]
    return "; ".join([*counts, _source(found["sources"])])


def hazards_gone(text: str, names: Names) -> str:
    """Statements on hazards that were taken out."""
    parts = (whole(HAZARD_REMOVED, one).groups() for one in NEXT_HAZARD_REMOVED.split(text))
    return "; ".join(
        f"{names.get(code, code)}: {hazard_name(hazard)}, {_class(level)} ({source})"
        for code, hazard, level, source in parts
    )


def vulnerability_gone(text: str, names: Names) -> str:
    """Values of vulnerability that were taken out."""
    parts = (whole(VALUE_REMOVED, one).groups() for one in NEXT_VALUE_REMOVED.split(text))
    return "; ".join(
        f"{names.get(code, code)}: {kind_name(kind)} {year}, {shown_value(kind, int(micro) / 1e6)} ({source})"
        for code, kind, year, micro, source in parts
    )


def spm_list(text: str) -> str:
    """Figures of the minimum service standard that were stored."""
    found = whole(SPM, text)
    counts = [tn(f"audit.detail.{name}", int(found[name])) for name in ("new", "changed")]
    return "; ".join([*counts, t("audit.detail.years", years=found["years"])])


def spm_gone(text: str) -> str:
    """How many figures of the standard were taken out."""
    return t("audit.detail.spm_figures", n=number(int(whole(SPM_GONE, text)[1]), 0))


def spm_step(text: str) -> str:
    """How far a step of applying the standard is, or was: `selesai (1 Mar 2025); SK Wali Kota`."""
    found = whole(SPM_STEP, text)
    state = t(f"spm_data.steps.state.{found['state']}")
    on = "" if found["day"] == "-" else f" ({day(date.fromisoformat(found['day']))})"
    return "; ".join(filter(None, (state + on, found["note"])))


def _class(text: str) -> str:
    return (class_name(int(text)) if text.isdigit() else None) or t("hazards.no_class")


def _source(text: str) -> str:
    return t("audit.detail.source", source=text)
