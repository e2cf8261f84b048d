"""Where forms of others say otherwise, as a profile tells it: only to who may see the forms it is about.

Nobody is said to be wrong, families are counted and never named. It finds nothing (`ui.verify.cross` does).
"""

from collections.abc import Collection, Sequence

from siperi_geo.analysis import cross_words
from siperi_geo.analysis.cross import Crossing, Party
from siperi_geo.instruments import load
from siperi_geo.rights import Right
from siperi_geo.text import number, pick, t
from siperi_geo.ui import chart_view, frame, scope, who
from siperi_geo.ui.verify.cross import Found, found_in

MOST = 12


def show(year: int, subjects: Collection[str]) -> None:
    """What is asked of the forms of these subjects (ids), or says otherwise than they do."""
    frame.section(t("cross.section"))
    if not who.may_somewhere(Right.SEE_FORM):
        frame.note(t("profile.cross.closed"))
        return
    found = found_in(year)
    frame.problems(*found.problems)
    touched = [one for one in _seen(found) if any(party.subject_id in subjects for party in _at_odds(one))]
    if not touched:
        frame.note(t("profile.cross.none" if found.real_count else "profile.cross.examples", year=year))
        return
    frame.note(t("cross.lead"))
    chart_view.bullets([_said(one, found) for one in touched[:MOST]])
    if len(touched) > MOST:
        frame.note(t("profile.cross.more", n=number(len(touched) - MOST, 0)))


def _at_odds(one: Crossing) -> tuple[Party, ...]:
    """Who claims something, and who says otherwise; not those who say nothing of it."""
    return (one.claimant, *(party for party in one.others if party.stance == "against"))


def _seen(found: Found) -> Sequence[Crossing]:
    """Those between forms that whoever is here may see one of."""
    if who.may(Right.SEE_FORM):
        return found.every
    mine = {code: scope.subjects(Right.SEE_FORM, load(code)) for code, _ in found.versions}
    return [one for one in found.every if any(party.subject_id in mine[party.instrument] for party in one.parties)]


def _said(one: Crossing, found: Found) -> str:
    who_says = cross_words.place_of(one.claimant, found.versions)
    return t(
        "profile.cross.one",
        who=who_says,
        text=pick(one.rule.text),
        counts=cross_words.counts(one, found.versions),
        question=pick(one.rule.question),
    )
