"""Small pieces of SQL that every engine reads alike: doubles, sums in a fixed order, millionths, texts."""

from collections.abc import Sequence

from siperi_geo.instruments.model import MICRO


def weighted_sum(parts: Sequence[str], weights: Sequence[str]) -> str:
    """Σ weight × part in brackets, always added from left to right; one common weight is multiplied once."""
    if len(set(weights)) == 1:
        return f"({weights[0]} * ({' + '.join(parts)}))"
    return f"({' + '.join(f'{weight} * {part}' for part, weight in zip(parts, weights, strict=True))})"


def double(value: float) -> str:
    """A number as a literal that every engine reads as a double (a bare `0.5` is a decimal in some)."""
    written = repr(float(value))
    return written if "e" in written else f"{written}e0"


def one_if(column: str, then: str, otherwise: str) -> str:
    """`then` where the column has a value, else `otherwise`."""
    return f"case when {column} is null then {otherwise} else {then} end"


def micro(expression: str) -> str:
    """Millionths, half up: engines differ in how a cast rounds, not in floor."""
    return f"cast(floor(({expression}) * {double(MICRO)} + 5e-1) as bigint)"


def text(code: str) -> str:
    """A text literal."""
    return "'" + code.replace("'", "''") + "'"
