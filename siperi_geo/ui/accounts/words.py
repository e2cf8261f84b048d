"""Grants in words, and the names of the areas and subjects that they can be limited to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from siperi_geo.areas import placed_name
from siperi_geo.assessments import takes_files
from siperi_geo.boundaries import stored_areas
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.rights import Grant
from siperi_geo.text import abbreviation, t
from siperi_geo.ui import reads
from siperi_geo.ui.fill import choice as fill_choice
from siperi_geo.ui.fill import place as fill_place


@dataclass(frozen=True, slots=True)
class Places:
    """Areas by code and subjects by id, with the names they are chosen by."""

    areas: Mapping[str, str]
    subjects: Mapping[str, str]


def places() -> Places:
    """Everything that a grant can be limited to; households are nobody's to choose."""
    subjects: dict[str, str] = {}
    for one in instruments():
        subjects |= subjects_of(one)
    return Places(_areas(), subjects)


def instruments() -> list[Instrument]:
    """Those whose forms can be stored."""
    found = (load(ref.id) for ref in available())
    return sorted(
        (one for one in {one.id: one for one in found}.values() if takes_files(one)), key=lambda one: one.id
    )


def subjects_of(instrument: Instrument) -> Mapping[str, str]:
    """Everybody whom an instrument asks, but families; of respondents the units that they answer for.

    A kecamatan is told from a kelurahan of the same name.
    """
    if instrument.is_private:
        return {}
    if instrument.has_respondents:
        return fill_place.units(instrument)
    found = fill_choice.everybody(instrument)
    is_kecamatan = instrument.subject == "kecamatan"
    return {one: t("users.area.kecamatan", name=name) for one, name in found.items()} if is_kecamatan else found


def role(of: str) -> str:
    """What a role is called."""
    return t(f"sign_in.role.{of}")


def of(grant: Grant, known: Places) -> str:
    """`Pengisi: KELTANA, Naikolan (Maulafa)`; `Admin: tanpa batas`."""
    limits = [abbreviation(grant.instrument)] if grant.instrument else []
    if grant.area_code:
        limits.append(t("users.limit.area", name=known.areas.get(grant.area_code, grant.area_code)))
    if grant.subject_id:
        limits.append(known.subjects.get(grant.subject_id, grant.subject_id))
    return f"{role(grant.role)}: {', '.join(limits) or t('users.limit.none')}"


def of_all(grants: Iterable[Grant], known: Places) -> str:
    """All grants of one account, in one line."""
    return "; ".join(of(one, known) for one in grants) or t("users.grants.none")


def _areas() -> dict[str, str]:
    areas = {one.code: one for one in stored_areas(reads.store())}
    names = {}
    for one in areas.values():
        above = areas.get(one.parent_code or "")
        if one.level == "kelurahan" and above is not None:
            names[one.code] = placed_name(one.name, above.code, above.name)
        else:
            names[one.code] = t("users.area.kecamatan", name=one.name) if one.level == "kecamatan" else one.name
    return dict(sorted(names.items(), key=lambda pair: (pair[0].count("."), pair[1].casefold())))
