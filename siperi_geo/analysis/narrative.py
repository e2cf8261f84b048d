"""The overview as sentences, from the catalogue: what lifts and holds back, who is weakest, who is missing.

Every sentence is true for nobody, one, two and all whom an instrument asks, for equal values, and for aspects
without a value; where there is nothing to say it says so. It computes nothing: numbers come from `overview`,
`participation`, `advice`.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from siperi_geo.analysis.overview import Extremes, Headline, Since, Standing
from siperi_geo.analysis.participation import Incomplete, Participation, extent
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, pick, signed, t, tn

FEW = 2
STRONG = 3
MANY_NAMES = 12


def whom(head: Headline) -> str:
    """Whose value a city value is: of one kelurahan, or the mean of how many, weighted or not."""
    return whom_of(head.scored_count, head.weighting)


def whom_of(counted: int, weighting: str) -> str:
    """Whose value the value of an area is: of one, or the mean of how many, weighted or not."""
    return t("analysis.whom.one") if counted == 1 else t(f"analysis.whom.{weighting}", n=number(counted, 0))


def alone(has_form: bool, is_scored: bool) -> str:
    """Whose value it is where one kelurahan is shown."""
    return t(
        "analysis.whom.one" if is_scored else "analysis.whom.unassessed" if has_form else "analysis.remark.no_form"
    )


def thin(head: Headline) -> str | None:
    """A caution where a city value stands on few kelurahan; None where it stands on enough, or there is none."""
    if not head.is_thin:
        return None
    return t("analysis.thin", n=number(head.scored_count, 0), all=number(head.area_count, 0))


def strengths(found: Sequence[Standing], head: Headline) -> str:
    """Which aspects lift the index and which hold it back, and which have no value."""
    known = [one for one in found if one.score is not None]
    unknown = [pick(one.node.name) for one in found if one.score is None]
    words = _strengths(known, len(unknown), head)
    if known and unknown:
        words += " " + t("analysis.aspects.unknown", names=join(unknown))
    return words


def _strengths(known: Sequence[Standing], unknown: int, head: Headline) -> str:
    if not known:
        return t("analysis.aspects.none")
    if len(known) == 1 and unknown:
        return t("analysis.aspects.only", name=pick(known[0].node.name), score=number(known[0].score, 1))
    if are_equal(known):
        key = "analysis.aspects.equal.known" if unknown else "analysis.aspects.equal"
        return t(key, score=number(known[0].score, 1))
    lifts = _first([one for one in known if one.side == "lifts"])
    drags = _first([one for one in reversed(known) if one.side == "holds_back"])
    return t("analysis.aspects", lifts=_named(lifts), drags=_named(drags), whom=whom(head))


def are_equal(known: Sequence[Standing]) -> bool:
    """Whether aspects that have a score are written with the same one."""
    return len({number(one.score, 1) for one in known}) < 2


def _first(known: Sequence[Standing]) -> list[Standing]:
    """The first few, and those written like the last of them: an order among equals would be made up."""
    if len(known) <= FEW:
        return list(known)
    last = number(known[FEW - 1].score, 1)
    return [one for place, one in enumerate(known) if place < FEW or number(one.score, 1) == last]


def _named(known: Sequence[Standing]) -> str:
    return join([f"{pick(one.node.name)} ({number(one.score, 1)})" for one in known])


def extremes(instrument: Instrument, found: Extremes) -> str:
    """The kelurahan with the lowest and the highest index."""
    if not found.scored_count:
        return t("analysis.extremes.none")
    ends = [rows["index_value"].iloc[0] for rows in (found.lowest, found.highest)]
    low, high = (number(value, instrument.decimals) for value in ends)
    if found.scored_count == 1:
        return t("analysis.extremes.one", name=_places(found.lowest), value=low)
    if found.are_equal:
        return t("analysis.extremes.equal", n=number(found.scored_count, 0), value=low)
    return t("analysis.extremes", lowest=_places(found.lowest), low=low, highest=_places(found.highest), high=high)


def _places(rows: pd.DataFrame) -> str:
    """Names, each with whether its data are made up where that is marked."""
    origins = rows["origin"] if "origin" in rows else [""] * len(rows)
    names = rows["subject_name" if "subject_name" in rows else "area_name"]
    pairs = zip(names, origins, strict=True)
    return some([f"{name} [{origin}]" if origin else str(name) for name, origin in pairs], most=STRONG)


def readings(instrument: Instrument, cities: Mapping[str, pd.DataFrame], head: Headline) -> tuple[str, ...]:
    """The city's index by each other variant of the instrument, from `scores/score_per_group` per variant."""
    found = []
    for variant, city in cities.items():
        for row in city[city["node"] == instrument.root.id].dropna(subset="index_value").to_dict("records"):
            name, value = pick(instrument.variant(variant).name), number(row["index_value"], instrument.decimals)
            counted = int(row["scored_count"])
            key = "analysis.reading" if counted == head.scored_count else "analysis.reading.others"
            found.append(t(key, name=name, value=value, n=number(counted, 0)))
    return tuple(found)


def mixed_versions(head: Headline) -> tuple[str, ...]:
    """A caveat when one year holds several versions of the instrument."""
    return (t("analysis.mixed", versions=join(head.versions)),) if len(head.versions) > 1 else ()


def obstacles(instrument: Instrument, missed: pd.DataFrame, head: Headline) -> str:
    """The questions most kelurahan do not meet, from all of `advice.missed_items` (most first)."""
    if not head.scored_count:
        return t("analysis.obstacles.nobody")
    if missed.empty:
        return t("analysis.obstacles.none")
    if head.scored_count == 1:
        texts = [t("analysis.quoted", text=_question(instrument, code)) for code in missed["item"].head(STRONG)]
        return tn("analysis.obstacles.one", len(missed), items="; ".join(texts))
    parts = [
        t(
            "analysis.obstacle",
            text=_question(instrument, row["item"]),
            unmet=number(row["unmet_count"], 0),
            answered=number(row["answered_count"], 0),
        )
        for row in missed.head(STRONG).to_dict("records")
    ]
    counts = missed["unmet_count"].tolist()
    is_cut_among_equals = len(counts) > STRONG and counts[STRONG] == counts[STRONG - 1]
    return t("analysis.obstacles.among" if is_cut_among_equals else "analysis.obstacles", items="; ".join(parts))


def _question(instrument: Instrument, code: str) -> str:
    return pick(instrument.item(code).text).rstrip(".")


def participation(found: Participation) -> tuple[str, ...]:
    """Who has no form (a sentence per kecamatan), whose form cannot be assessed, whose is partly filled.

    Example data are nobody's form: beside real ones it is said for how many they stand in.
    """
    sentences = [
        t("analysis.participation.missing", kecamatan=kecamatan, names=some(names))
        for kecamatan, names in found.missing.items()
    ]
    if found.real and found.examples:
        counts = {"real": number(found.real, 0), "examples": number(found.examples, 0)}
        sentences.insert(0, t("analysis.participation.mixed", **counts))
    elif not sentences:
        sentences = [t("analysis.participation.all")]
    if found.not_assessable:
        sentences.append(t("analysis.participation.lacking", names=_forms(found.not_assessable)))
    return (*sentences, *partly(found.partly))


def partly(found: Sequence[Incomplete]) -> tuple[str, ...]:
    """Whose value comes from a form with blanks; nothing where every scored form is complete."""
    return (tn("analysis.participation.partly", len(found), names=_forms(found)),) if found else ()


def since_means(instrument: Instrument, past: Since | None) -> str:
    """How the city's mean changed, where nobody may be told whose forms it is made of."""
    if past is None:
        return t("analysis.card.change.first")
    if not past.summary.compared:
        return t("analysis.change.means.none", year=past.year)
    change = signed(past.summary.mean_change, instrument.decimals)
    return t("analysis.change.means", change=change, year=past.year)


def _forms(found: Sequence[Incomplete]) -> str:
    return some([f"{one.area_name} ({extent(one)})" for one in found])


def some(names: Sequence[str], *, most: int = MANY_NAMES) -> str:
    """Names in a row; of a long list the first dozen (or `most`) and how many more."""
    if len(names) <= most:
        return join(names)
    return t("analysis.more", names=", ".join(names[:most]), n=number(len(names) - most, 0))


def join(parts: Sequence[str]) -> str:
    """`a`, `a dan b`, `a, b dan c`."""
    if len(parts) < 2:
        return "".join(parts)
    return t("analysis.and", first=", ".join(parts[:-1]), last=parts[-1])
