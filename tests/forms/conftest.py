"""The instrument whose forms are read, and a set of answers that is neither all yes nor regular."""

import pytest

from siperi_geo.instruments import Instrument, load


@pytest.fixture(scope="session")
def keltana() -> Instrument:
    return load("keltana")


@pytest.fixture(scope="session")
def answers(keltana: Instrument) -> tuple[int, ...]:
    return tuple(int(number * number % 7 < 4) for number in range(len(keltana.items)))
