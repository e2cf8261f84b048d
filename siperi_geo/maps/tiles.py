"""Equal tiles for areas of unequal size: a grid on which neighbours stay near and each kecamatan stays together.

How (own design): the grid has about a tenth more cells than areas. Where an area wants to be is the mean of its
place on the map and its rank from west to east and north to south, because ranks give the crowded centre room. The
areas are assigned to cells with the least sum of squared distances (`scipy.optimize.linear_sum_assignment`). Then
two cells are swapped, the best pair first, as long as that lowers the distances plus a price for every pair of
neighbours that no longer touch and a higher one for every kecamatan in pieces. Nothing is random, so that the same
boundaries always give the same tiles. It draws nothing.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
import shapely
from scipy.optimize import linear_sum_assignment

from siperi_geo.maps.model import Shape

Cell = tuple[int, int]
ROOM = 1.1
MOST_COLUMNS = 7  # a tile must hold a name on a phone
LOST, PIECES = 1.5, 40.0  # prices in squared cells: of neighbours apart, of a kecamatan in one piece too many
TOUCHING = 1e-4  # degrees: outlines are rounded to five decimals
MOST_SWAPS = 400


@dataclass(frozen=True, slots=True)
class Tiles:
    """The row and column of every area, from 0 at the north-west, and the size of the grid."""

    cells: dict[str, Cell]
    rows: int
    columns: int
    neighbours: frozenset[tuple[str, str]]

    @property
    def kept_pct(self) -> float:
        """The share of neighbours on the map whose tiles touch too, at a side or a corner."""
        if not self.neighbours:
            return 100.0
        return 100.0 * sum(_touch(self.cells[a], self.cells[b]) for a, b in self.neighbours) / len(self.neighbours)


def tiles(shapes: tuple[Shape, ...]) -> Tiles:
    """The tiles of all areas of a level; costly the first time, remembered for these shapes."""
    return _tiles(tuple((one.area_code, one.label_at, json.dumps(one.geometry)) for one in shapes))


@lru_cache(maxsize=8)
def _tiles(areas: tuple[tuple[str, tuple[float, float], str], ...]) -> Tiles:
    codes = [code for code, _, _ in areas]
    if not codes:
        return Tiles({}, 0, 0, frozenset())
    rows, columns = _grid(len(codes))
    pairs = _neighbours([shapely.from_geojson(text) for _, _, text in areas])
    cells = [(row, column) for row in range(rows) for column in range(columns)]
    distances = _distances([at for _, at, _ in areas], rows, columns)
    _, start = linear_sum_assignment(distances)
    places = _Places(distances, cells, pairs, [code.rpartition(".")[0] for code in codes])
    found = places.improved([int(one) for one in start])
    named = {code: cells[at] for code, at in zip(codes, found, strict=True)}
    return Tiles(named, rows, columns, frozenset((codes[a], codes[b]) for a, b in pairs))


def _grid(n: int) -> Cell:
    columns = min(MOST_COLUMNS, math.ceil(math.sqrt(n * ROOM))) if n < 100 else math.ceil(math.sqrt(n * ROOM))
    return math.ceil(max(n, n * ROOM - columns) / columns), columns


def _distances(points: Sequence[tuple[float, float]], rows: int, columns: int) -> np.ndarray:
    """Squared distance in cells of every area (rows) to every cell (columns)."""
    lon, lat = np.array(points, dtype=float).T
    wanted = np.stack([_spread(-lat, rows), _spread(lon, columns)], axis=1)
    grid = np.array([(row, column) for row in range(rows) for column in range(columns)], dtype=float)
    found: np.ndarray = ((wanted[:, None, :] - grid[None, :, :]) ** 2).sum(axis=2)
    return found


def _spread(values: np.ndarray, size: int) -> np.ndarray:
    """Places from 0 to size − 1: half by value, half by rank."""
    width = np.ptp(values) or 1.0
    ranks = np.argsort(np.argsort(values, kind="stable"), kind="stable") / max(len(values) - 1, 1)
    return np.asarray((size - 1) * (0.5 * (values - values.min()) / width + 0.5 * ranks))


def _neighbours(shapes: Sequence[shapely.Geometry]) -> list[Cell]:
    wide = [shapely.buffer(one, TOUCHING) for one in shapes]
    return [(a, b) for a, b in combinations(range(len(wide)), 2) if shapely.intersects(wide[a], wide[b])]


def _touch(one: Cell, other: Cell) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) == 1


class _Places:
    """What a layout costs, and how it gets cheaper."""

    def __init__(
        self, distances: np.ndarray, cells: Sequence[Cell], pairs: Iterable[Cell], groups: Sequence[str]
    ) -> None:
        self.distances, self.cells = distances, cells
        self.near: list[list[int]] = [[] for _ in groups]
        for a, b in pairs:
            self.near[a].append(b)
            self.near[b].append(a)
        self.groups = groups
        self.members = {group: [i for i, one in enumerate(groups) if one == group] for group in groups}

    def improved(self, at: list[int]) -> list[int]:
        """The layout after every swap that pays; `at` is the cell of every area."""
        for _ in range(MOST_SWAPS):
            gain, swap = max(self._gains(at), key=lambda found: found[0], default=(0.0, (0, 0)))
            if gain <= 1e-9:
                return at
            at = _swapped(at, *swap)
        return at

    def _gains(self, at: list[int]) -> Iterable[tuple[float, Cell]]:
        """What every swap of an area's cell with another cell would save, dearest areas' candidates only."""
        owner = {cell: area for area, cell in enumerate(at)}
        for area, cell in enumerate(at):
            for other in range(len(self.cells)):
                partner = owner.get(other)
                if other == cell or (partner is not None and partner < area):
                    continue
                if (
                    abs(self.cells[cell][0] - self.cells[other][0])
                    + abs(self.cells[cell][1] - self.cells[other][1])
                    > 4
                ):
                    continue
                touched = [area] if partner is None else [area, partner]
                after = _swapped(at, cell, other)
                yield self._cost(at, touched) - self._cost(after, touched), (cell, other)

    def _cost(self, at: Sequence[int], areas: Sequence[int]) -> float:
        """The part of the cost that these areas have a part in."""
        cost = sum(float(self.distances[area, at[area]]) for area in areas)
        links = {tuple(sorted((area, other))) for area in areas for other in self.near[area]}
        cost += LOST * sum(not _touch(self.cells[at[a]], self.cells[at[b]]) for a, b in links)
        groups = {self.groups[area] for area in areas}
        return cost + PIECES * sum(self._pieces(at, group) - 1 for group in groups)

    def _pieces(self, at: Sequence[int], group: str) -> int:
        """In how many pieces, joined at their sides, the tiles of a kecamatan lie."""
        left, pieces = {self.cells[at[area]] for area in self.members[group]}, 0
        while left:
            pieces += 1
            edge = [left.pop()]
            while edge:
                row, column = edge.pop()
                for step in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
                    if step in left:
                        left.remove(step)
                        edge.append(step)
        return pieces


def _swapped(at: Sequence[int], one: int, other: int) -> list[int]:
    return [other if cell == one else one if cell == other else cell for cell in at]
