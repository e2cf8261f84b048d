"""On which forms the pages of programmes stand: the switch of `basis`, what it means here, and what files say.

Programmes read every instrument at once, each in its newest year up to the one chosen; of families there is no
verified result of its own, so that their published means stay. It computes nothing.
"""

from collections.abc import Collection

from siperi_geo.analysis.origin import counted
from siperi_geo.csv_file import Foot
from siperi_geo.rights import Right
from siperi_geo.text import abbreviation, number, t, use_wording
from siperi_geo.ui import basis, frame, links, programme_reads, reads, who
from siperi_geo.ui.programme_reads import Used


def choose(year: int) -> bool:
    """Whether only verified forms count; words of the page follow."""
    among = next(one for one in programme_reads.closing() if not one.is_private)
    is_verified = basis.choose(among, programme_reads.real_count(year))
    if is_verified:
        use_wording("verified")
    return is_verified


def check(year: int, *, is_verified: bool) -> None:
    """End the page where only verified forms are asked for and no form is verified by that year."""
    if is_verified and not _verified(year):
        frame.empty(who.advice("programmes.verified.nothing", Right.VERIFY), act=links.to_verification, year=year)


def _verified(year: int) -> bool:
    return any(
        min(programme_reads.years_of(one, is_verified=True), default=year + 1) <= year
        for one in programme_reads.closing()
        if not one.is_private
    )


def say(used: Collection[Used], *, is_verified: bool) -> None:
    """What the numbers are of, where they are not of every form that counts."""
    if not is_verified:
        return
    known = {one.name: one for one in used}
    only = [one for one in used if one.forms is not None]
    counts = [t("programmes.verified.one", what=said(one), n=number(one.forms, 0)) for one in only]
    frame.caution(t("programmes.verified.only", said="; ".join(counts) or t("programmes.verified.none")))
    every = programme_reads.closing()
    without = [abbreviation(one.id) for one in every if not one.is_private and one.id not in known]
    if without:
        frame.note(t("programmes.verified.without", names=", ".join(without)))
    if private := [said(known[one.id]) for one in every if one.is_private and one.id in known]:
        frame.note(t("programmes.verified.private", names=", ".join(private)))


def said(one: Used) -> str:
    """A source with its year: `KELTANA 2025`."""
    return f"{abbreviation(one.name)} {one.year}"


def foot(year: int, *, is_verified: bool) -> Foot:
    """For files: whether the forms are examples or real, and on which of them the numbers stand."""
    origins = reads.origins()
    kind = "both" if origins.is_mixed else "example" if origins.examples else "real"
    words = counted(origins.examples + origins.real, origins.examples)
    about = [(t("table.foot.origin"), t(f"table.origin.{kind}", origin=words))]
    if is_verified:
        about.append((t("ui.basis"), t("table.basis.verified")))
    elif programme_reads.real_count(year):
        about.append((t("ui.basis"), t("table.basis.all")))
    return tuple(about)


def suffix(*, is_verified: bool) -> str:
    """What names of files say of the basis."""
    return "-terverifikasi" if is_verified else ""


def footer(*, is_verified: bool) -> None:
    """The foot of the page, with the basis where it is not every form."""
    frame.footer(None, *([t("verified.footer")] if is_verified else []))
