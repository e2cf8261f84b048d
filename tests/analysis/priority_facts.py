"""Facts of areas for tests of priorities: small ones that can be checked by hand, and drawn ones."""

import numpy as np
from hypothesis import strategies as st

from siperi_geo.analysis.needs import Facts, Place, Values
from siperi_geo.programmes import Line, catalogue

KIE, DRILL, FAMILIES, KSB = "1.05.03.2.01.0007", "1.05.03.2.02.0018", "1.05.03.2.02.0019", "1.06.06.2.02.0001"
SERVICES = ("spm_b1", "spm_b2", "spm_b3")


def places(n: int) -> tuple[Place, ...]:
    """Kelurahan of one kecamatan."""
    return tuple(Place(f"99.01.01.{1001 + at}", f"Kel {at}", "99.01.01", "Kec") for at in range(n))


def values(*some: float | None) -> Values:
    """An array, None for what is not known."""
    return np.array([np.nan if one is None else one for one in some], dtype=float)


def facts(n: int, **known: object) -> Facts:
    """Facts that know nothing but what is given."""
    nothing = np.full(n, np.nan)
    usual: dict[str, object] = {
        "scores": {},
        "taking_part": {},
        "people": nothing,
        "hazard": nothing,
        "vulnerability": nothing,
        "not_served": {},
    }
    return Facts(places=places(n), **{**usual, **known})  # type: ignore[arg-type]


def lines(*codes: str) -> tuple[Line, ...]:
    """Lines of the catalogue."""
    return tuple(catalogue().line(code) for code in codes)


@st.composite
def drawn(draw: st.DrawFn, most: int = 6) -> Facts:
    """Facts with holes, of up to `most` areas."""
    n = draw(st.integers(1, most))

    def some(high: int, of: float = 1.0) -> Values:
        cell = st.one_of(st.none(), st.integers(0, high))
        return values(*(None if (one := draw(cell)) is None else one / of for _ in range(n)))

    return facts(
        n,
        scores={("keltana", node): some(100) for node in ("I22", "I28", "I18")} | {("katana", "P1"): some(100)},
        taking_part={"keltana": some(10, 10.0), "spab": some(10, 10.0)},
        people=some(5000),
        hazard=some(3, 3.0),
        vulnerability=some(10, 10.0),
        not_served={one: some(900) for one in SERVICES},
        funded={KIE: some(100)},
        planning_offices=frozenset({"bpbd"} if draw(st.booleans()) else ()),
    )
