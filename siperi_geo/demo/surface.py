"""Values over places of which neighbours resemble each other: a Gaussian process over points, in kilometres."""

from collections.abc import Sequence
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

CORRELATION_KM = 3.0
KM_PER_DEGREE = 111.32
Floats = NDArray[np.float64]


def root_of(points: Sequence[tuple[float, float]]) -> Floats:
    """What makes a smooth surface over these points (lon, lat) of as many independent normal numbers."""
    places = np.array(points)
    x = places[:, 0] * KM_PER_DEGREE * cos(radians(float(places[:, 1].mean())))
    y = places[:, 1] * KM_PER_DEGREE
    distance = np.hypot(x[:, None] - x, y[:, None] - y)
    covariance = np.exp(-0.5 * (distance / CORRELATION_KM) ** 2) + 1e-6 * np.eye(len(points))
    return np.asarray(np.linalg.cholesky(covariance), np.float64)
