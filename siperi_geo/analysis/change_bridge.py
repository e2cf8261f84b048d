"""The bridge from the published change of an area to the real one, in words: what is taken out on the way.

Numbers are those of `change_parts`, under the names that they have elsewhere on the page; it only rounds them, and
says so where the rounded ones do not add up.
"""

from collections.abc import Sequence

from siperi_geo.analysis.change_parts import Decomposition
from siperi_geo.analysis.exact import MICRO
from siperi_geo.text import number, signed, t, tn

WHO = ("method", "new", "lost", "weights")
"""What is taken out first, in this order: it leaves the same respondents."""


def sentences(
    found: Decomposition, name: str, shown: Sequence[str], digits: int, *, lines: float | None
) -> tuple[str, ...]:
    """From the published change over that of the same respondents to the real one; then rounding, where it shows.

    `shown`: the parts that can be other than zero. `lines`: the mean of the changes of the areas shown, each of
    equal weight, where the page shows it beside these numbers.
    """
    if not found.same:
        return (t("change.bridge.nobody", name=name, total=_signed(found.parts.total, digits)),)
    words = [_walk(found, name, shown, digits)]
    if lines is not None:
        is_same = signed(lines, digits) == _signed(found.parts.same, digits)
        key = "change.bridge.lines.same" if is_same else "change.bridge.lines"
        words.append(t(key, mean=signed(lines, digits)))
    if not adds_up(found, digits):
        words.append(t("change.bridge.rounded", digits=number(digits, 0)))
    return (" ".join(words),)


def _walk(found: Decomposition, name: str, shown: Sequence[str], digits: int) -> str:
    parts = found.parts
    words = [t("change.bridge.published", name=name, total=_signed(parts.total, digits))]
    out = [(t(f"change.bridge.out.{one}"), getattr(parts, one)) for one in WHO if one in shown]
    if any(value for _, value in out):
        taken = ", ".join(f"{what} ({_signed(value, digits)})" for what, value in out if value)
        words.append(tn("change.bridge.same", found.same, taken=taken, same=_signed(parts.same, digits)))
    else:
        words.append(t("change.bridge.same.all"))
    values = {"coverage": _signed(parts.coverage, digits), "real": _signed(parts.real, digits)}
    words.append(t("change.bridge.real" if parts.coverage else "change.bridge.real.all", **values))
    return " ".join(words)


def adds_up(found: Decomposition, digits: int) -> bool:
    """Whether the numbers add up as they are shown, at so many decimals."""
    parts = found.parts
    out = sum(_rounded(getattr(parts, one), digits) for one in WHO)
    same = _rounded(parts.same, digits)
    is_same_whole = _rounded(parts.real, digits) + _rounded(parts.coverage, digits) == same
    return is_same_whole and same + out == _rounded(parts.total, digits)


def _rounded(micro: int, digits: int) -> int:
    rounded: int = round(micro * 10**digits / MICRO)
    return rounded


def _signed(micro: int, digits: int) -> str:
    return signed(micro / MICRO, digits)
