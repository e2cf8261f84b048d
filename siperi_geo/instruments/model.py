"""An instrument as one frozen value: its tree, its scales, its classes, and ways to find things in it.

It computes no score (that is `scoring`): only what follows from the file alone, such as the range of
values a node can have, the place of an item in the answers, and the class an index belongs to.
"""

import hashlib
import json
from datetime import date
from functools import cached_property

from pydantic import Field

from siperi_geo.instruments.parts import (
    Change,
    ClassBand,
    Code,
    Consistency,
    Item,
    ItemDefaults,
    Label,
    LegalBasis,
    Level,
    Named,
    Node,
    Note,
    Part,
    PartMark,
    Scale,
    ScoreRange,
    Source,
    Status,
    Subject,
    Text,
    Variant,
)

MICRO = 1_000_000


class Instrument(Part):
    """One published version of an instrument, as its file states it."""

    id: Code
    version: Text
    name: Label
    subject: Subject
    status: Status
    status_note: Label
    legal_basis: tuple[LegalBasis, ...]
    sources: tuple[Source, ...]
    valid_from: date
    valid_to: date | None
    decimals: int = Field(2, ge=0, le=6)
    header: tuple[Named, ...] = ()
    spm_services: tuple[Named, ...] = ()
    scales: dict[str, Scale]
    levels: tuple[Level, ...] = Field(min_length=1)
    item_defaults: ItemDefaults = ItemDefaults()
    classes: tuple[ClassBand, ...] = Field(min_length=1)
    classes_note: Label
    variants: tuple[Variant, ...] = Field(min_length=1)
    consistency: tuple[Consistency, ...] = ()
    marks: tuple[PartMark, ...] = ()
    notes: tuple[Note, ...] = ()
    history: tuple[Change, ...] = Field(min_length=1)
    root: Node

    def __hash__(self) -> int:
        return hash((self.id, self.version, self.content_hash))

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of everything a reader or a score depends on: the whole file but its change history.

        What a file leaves at its default is left out, so that a key the model learns later changes no old hash.
        """
        content = self.model_dump(mode="json", by_alias=True, exclude={"history"}, exclude_defaults=True)
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    @cached_property
    def _nodes(self) -> dict[str, Node]:
        return {node.id: node for node in self.root.walk()}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item in form order: an item's place here is its place in a stored array of answers."""
        return tuple(item for node in self.root.walk() for item in node.items)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {item.id: position for position, item in enumerate(self.items)}

    @property
    def aspects(self) -> tuple[Node, ...]:
        """The nodes right under the index."""
        return self.root.children

    def nodes(self) -> tuple[Node, ...]:
        """All nodes, parents before children, in file order; the first is the index."""
        return tuple(self._nodes.values())

    def node(self, code: str) -> Node:
        """The node with this code; KeyError when there is none."""
        return self._nodes[code]

    def item(self, item_id: str) -> Item:
        """The item with this id; KeyError when there is none."""
        return self.items[self._positions[item_id]]

    def item_position(self, item_id: str) -> int:
        """The place (from 0) of an item in a stored array of answers; KeyError when it is not an item."""
        return self._positions[item_id]

    def items_under(self, code: str) -> tuple[Item, ...]:
        """Every item below a node, at any depth, in form order."""
        return tuple(item for node in self.node(code).walk() for item in node.items)

    def scale_of(self, item: Item) -> Scale:
        """The answers an item may have."""
        return self.scales[item.scale]

    def variant(self, variant_id: str) -> Variant:
        """The variant with this id; KeyError when there is none."""
        return {variant.id: variant for variant in self.variants}[variant_id]

    def value_range(self, code: str) -> tuple[float, float]:
        """The lowest and highest value of a node on its own scale, from the tree alone."""
        return _range(self, self.node(code))

    def score_range(self, code: str) -> ScoreRange:
        """The same, as the object that turns a value into a 0–100 score."""
        low, high = self.value_range(code)
        return ScoreRange(low=low, high=high)

    def class_named(self, code: str | None) -> ClassBand | None:
        """The class with this code; None without a code, KeyError for one the instrument does not have."""
        return {band.code: band for band in self.classes}[code] if code else None

    def class_of(self, index_micro: int | None) -> ClassBand | None:
        """The class of an index given in millionths; None (cannot be assessed) has none."""
        if index_micro is None:
            return None
        for band in self.classes:
            upper = round(band.upper * MICRO)
            if index_micro < upper or (index_micro == upper and band.upper_inclusive):
                return band
        raise ValueError(f"{index_micro} lies above the last class of {self.id} {self.version}")


def inner_range(node: Node, parts: list[tuple[float, tuple[float, float]]]) -> tuple[float, float]:
    """The range before `rescale`, from the weights and ranges of the parts: Σ w·x, or Σ w·x / Σ w."""
    low = sum(weight * part[0] for weight, part in parts)
    high = sum(weight * part[1] for weight, part in parts)
    total = sum(weight for weight, _ in parts) if node.rule == "weighted_mean" else 1
    return low / total, high / total


def parts_of(instrument: Instrument, node: Node) -> list[tuple[float, tuple[float, float]]]:
    """Weight and value range of each child or item of a node."""
    items = [(item.weight, _points(instrument.scale_of(item))) for item in node.items]
    return items + [(child.weight, _range(instrument, child)) for child in node.children]


def _points(scale: Scale) -> tuple[float, float]:
    return scale.worst.points, scale.best.points


def _range(instrument: Instrument, node: Node) -> tuple[float, float]:
    if node.rescale:
        return node.rescale.to
    return inner_range(node, parts_of(instrument, node))
