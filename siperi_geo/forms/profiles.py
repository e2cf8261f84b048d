"""Which form of an instrument a filled form is: the user's word, what the file says, else the first.

It marks the questions that this form does not ask; an answer to one of them is named and not used.
"""

from collections.abc import Sequence

from siperi_geo.errors import SiperiError, Where, brief
from siperi_geo.forms.draft import Draft, runs
from siperi_geo.instruments import Instrument, Profile
from siperi_geo.sheets import Findings, fold, listed


def settle_profiles(
    drafts: Sequence[Draft], instrument: Instrument, findings: Findings, *, chosen: str | None
) -> None:
    """Give every draft its profile. Raises FORM_PROFILE_UNKNOWN, of the user's word or of a form's own."""
    users = _named(instrument, chosen, Where(findings.file)) if chosen else None
    if not instrument.profiles:
        return
    for draft in drafts:
        said = _named(instrument, draft.profile, draft.where) if draft.profile and not users else None
        if users and draft.profile and not _is_named(users, draft.profile):
            values = {"said": brief(draft.profile), "profile": users.id}
            findings.problem("FORM_PROFILE_DIFFERS", draft.where, **values)
        _mark(draft, instrument, users or said or instrument.profiles[0], findings)


def check_profile(instrument: Instrument, word: str | None) -> None:
    """Raises FORM_PROFILE_UNKNOWN for a word of the user's that names no form of the instrument."""
    if word:
        _named(instrument, word, Where())


def _mark(draft: Draft, instrument: Instrument, profile: Profile, findings: Findings) -> None:
    pairs = zip(instrument.items, draft.answers, strict=True)
    unused = [item.number for item, one in pairs if one is not None and not instrument.is_asked(item, profile)]
    if unused:
        values = {"numbers": listed(runs(unused)), "profile_id": profile.name.id, "profile_en": profile.name.en}
        findings.problem("FORM_NOT_ASKED", draft.where, **values)
    draft.answers[:] = instrument.in_profile(draft.answers, profile)


def _named(instrument: Instrument, word: str, where: Where) -> Profile:
    for profile in instrument.profiles:
        if _is_named(profile, word):
            return profile
    known = ", ".join(f"{profile.id} ({profile.name.id})" for profile in instrument.profiles) or "–"
    raise SiperiError("FORM_PROFILE_UNKNOWN", where, found=brief(word), known=known)


def _is_named(profile: Profile, word: str) -> bool:
    return fold(word) in {fold(one) for one in (profile.id, profile.name.id, profile.name.en)}
