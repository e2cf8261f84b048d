"""Small made-up shapes: two squares side by side, and the base around them."""

import pytest

from siperi_geo.maps import NO_DATA, BaseMap, Facts, MapView, Paint, Shape

WORDS = {"zoom_in": "Perbesar", "zoom_out": "Perkecil", "home": "Seluruh kota"}


def square(code: str, name: str, west: float) -> Shape:
    """A square of 0.01 degrees at latitude −10.2."""
    ring = [[west, -10.2], [west + 0.01, -10.2], [west + 0.01, -10.19], [west, -10.19], [west, -10.2]]
    return Shape(code, name, {"type": "Polygon", "coordinates": [ring]}, (west + 0.005, -10.195))


def paints() -> dict[str, Paint]:
    return {"low": Paint("#f6c04d", "Rendah"), NO_DATA: Paint("#95979a", "Belum ada data", hatch="#ffffff")}


@pytest.fixture
def base() -> BaseMap:
    shapes = (square("99.01.01.1001", "Kiri", 123.5), square("99.01.01.1002", "Kanan", 123.51))
    return BaseMap(
        land={"type": "Polygon", "coordinates": [[[123, -11], [124, -11], [124, -10], [123, -11]]]},
        outlines=shapes,
        areas=shapes,
        notes=("Skematis, bukan batas resmi",),
        alt="Peta",
        words=WORDS,
    )


@pytest.fixture
def view(base: BaseMap) -> MapView:
    facts = {"99.01.01.1001": Facts("low", ("Indeks 57,16",))}
    return MapView(base.outlines, facts, paints(), selected="99.01.01.1002")
