"""An explanation in words: one sentence per step of the calculation, with its numbers, in the reader's language.

It reads numbers and rounds them for reading; it computes no value of a node.
"""

from siperi_geo.instruments import Instrument, Rescale
from siperi_geo.scoring.explain import Explanation
from siperi_geo.text import number, pick, t

TERMS_SHOWN = 6
DECIMALS = 4


def sentences(instrument: Instrument, step: Explanation) -> list[str]:
    """What was done to get a node's value, in order: what is missing, its rule, its own scale."""
    if step.value is None or step.raw is None:
        return [*_missing(step), *reasons(instrument, step)]
    return [*_missing(step), _rule(instrument, step), *_rescaled(step)]


def reasons(instrument: Instrument, step: Explanation) -> list[str]:
    """Why a node has no value: too few answers, too few children with a value, or nothing below that has one."""
    found = []
    if step.answered < step.needed:
        words = {"answered": step.answered, "total": step.total_items, "needed": step.needed}
        found.append(t("scoring.step.too_few_answers", **words))
    if step.valued_children < step.needed_children:
        counts = {"valued": step.valued_children, "n": len(step.children), "needed": step.needed_children}
        part, names = _part_name(instrument, step), _names_without_value(step)
        found.append(t("scoring.step.children_lacking", part=part, names=names, **counts))
    return found or [t("scoring.step.nothing_below")]


def short(value: float | None) -> str:
    """A number with as many decimals as it needs, four at most: `61`, `4,3571`, `0,5`."""
    if value is None:
        return number(None)
    places = next((d for d in range(DECIMALS) if round(value, d) == round(value, DECIMALS)), DECIMALS)
    return number(value, places)


def _rule(instrument: Instrument, step: Explanation) -> str:
    counted = [(weight, value) for weight, value in step.parts if value is not None]
    words = {
        "n": len(counted),
        "part": _part_name(instrument, step),
        "total": short(step.total),
        "weight": short(step.weight),
        "raw": short(step.raw),
        "terms": _terms(counted),
    }
    if step.node.rule == "weighted_mean":
        is_plain = {weight for weight, _ in counted} == {1.0}
        return t("scoring.step.mean" if is_plain else "scoring.step.weighted_mean", **words)
    if len(counted) == len(step.parts):
        return t("scoring.step.sum", **words)
    return t("scoring.step.sum_of_some", full=short(sum(weight for weight, _ in step.parts)), **words)


def _part_name(instrument: Instrument, step: Explanation) -> str:
    """What is added up: the level below, in lower case as inside a sentence, or answers."""
    if step.items:
        return t("scoring.answer")
    names = {level.id: level.name for level in instrument.levels}
    return pick(names[step.children[0].node.level]).lower()


def _terms(counted: list[tuple[float, float]]) -> str:
    shown = [f"{short(weight)} × {short(value)}" for weight, value in counted[:TERMS_SHOWN]]
    return " + ".join([*shown, "…"] if len(counted) > TERMS_SHOWN else shown)


def _rescaled(step: Explanation) -> list[str]:
    scale = step.node.rescale
    if scale is None or scale.from_ == scale.to:
        return []
    words = {"raw": short(step.raw), "value": short(step.value), **_scale_words(scale)}
    return [t(f"scoring.step.{_scale_kind(scale)}", **words)]


def _scale_kind(scale: Rescale) -> str:
    """A line through zero is read as a division or a product, any other with its start."""
    (low, high), (to_low, to_high) = scale.from_, scale.to
    if abs(low * to_high - high * to_low) < 1e-9:
        return "divided" if to_high < high else "multiplied"
    return "rescaled" if low else "from_zero"


def _scale_words(scale: Rescale) -> dict[str, str]:
    (low, high), (to_low, to_high) = scale.from_, scale.to
    slope = (to_high - to_low) / (high - low)
    return {
        "low": short(low),
        "high": short(high),
        "to_low": short(to_low),
        "to_high": short(to_high),
        "slope": short(slope),
        "divisor": short(1 / slope),
    }


def _missing(step: Explanation) -> list[str]:
    blank = sum(one.answer is None and one.is_asked for one in step.items)
    left = sum(one.answer is not None and one.value is None for one in step.items)
    unasked = sum(not one.is_asked for one in step.items)
    is_lacking = step.valued_children < step.needed_children
    found = []
    if blank:
        key = "blank_as_worst" if step.missing == "as_worst" else "blank_left_out"
        found.append(t(f"scoring.step.{key}", blank=blank, n=len(step.items)))
    if left:
        found.append(t("scoring.step.not_applicable", left=left, n=len(step.items)))
    if unasked:
        found.append(t("scoring.step.not_asked", unasked=unasked, n=len(step.items)))
    if step.valued_children < len(step.children) and not is_lacking:
        found.append(t("scoring.step.children_left_out", names=_names_without_value(step)))
    return found


def _names_without_value(step: Explanation) -> str:
    return ", ".join(pick(child.node.name) for child in step.children if child.value is None)
