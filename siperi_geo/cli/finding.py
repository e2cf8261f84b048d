"""One line of `siperi doctor`: what was looked at, whether it is in order, and what was seen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from siperi_geo.errors import Problem, SiperiError
from siperi_geo.text import language, t

Status = Literal["ok", "warning", "bad", "unknown"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A line: `label` is the end of its key `doctor.label.…`, `seen` the words a person reads out on the phone."""

    label: str
    status: Status
    seen: str

    def __str__(self) -> str:
        return f"{t(f'doctor.status.{self.status}'):<10} {t(f'doctor.label.{self.label}')}: {self.seen}"


def ok(label: str, seen: str) -> Finding:
    """In order."""
    return Finding(label, "ok", seen)


def warning(label: str, seen: str) -> Finding:
    """Works, but worth knowing."""
    return Finding(label, "warning", seen)


def bad(label: str, seen: str) -> Finding:
    """Needs a person."""
    return Finding(label, "bad", seen)


def unknown(label: str, seen: str) -> Finding:
    """Could not be looked at: neither in order nor not."""
    return Finding(label, "unknown", seen)


def of_problem(label: str, problem: Problem) -> Finding:
    """What the error catalogue says, as a line that needs a person."""
    place = f" [{problem.where}]" if str(problem.where) else ""
    return bad(label, f"{problem.code}{place}: {problem.message(language())}")


def looked_at(label: str, look: Callable[[], Finding | Iterable[Finding]]) -> list[Finding]:
    """What a look found; a look that fails is itself a finding, so that the others are still made."""
    try:
        found = look()
        return [found] if isinstance(found, Finding) else list(found)
    except SiperiError as error:
        return [of_problem(label, problem) for problem in error.problems]
    except Exception as error:
        return [bad(label, f"{type(error).__name__}: {error}")]


def verdict(findings: Sequence[Finding]) -> str:
    """The last line: all in order, or how much is not."""
    n_bad, n_warnings = (sum(one.status == status for one in findings) for status in ("bad", "warning"))
    if n_bad:
        return t("doctor.not_all_good", bad=n_bad, warnings=n_warnings)
    n_unknown = sum(one.status == "unknown" for one in findings)
    if n_unknown:
        return t("doctor.nothing_bad_known", warnings=n_warnings, unknown=n_unknown)
    return t("doctor.nothing_bad", warnings=n_warnings) if n_warnings else t("doctor.all_good")
