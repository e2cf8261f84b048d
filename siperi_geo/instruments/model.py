"""An instrument as one frozen value: its tree, its scales, its classes, and ways to find things in it.

It computes no score (that is `scoring`): only what follows from the file alone, such as the range of
values a node can have, the place of an item in the answers, and the class an index belongs to.
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property

from siperi_geo.instruments.about import Profile
from siperi_geo.instruments.content import Content
from siperi_geo.instruments.outcomes import ClassBand, StepReading, Variant
from siperi_geo.instruments.parts import NOT_ASKED, Item, Node, Scale, ScoreRange
from siperi_geo.instruments.ranges import range_of

MICRO = 1_000_000


class Instrument(Content):
    """One published version of an instrument, as its file states it."""

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
        """The nodes right under the index that have a value."""
        return self.root.parts

    @property
    def sections(self) -> tuple[Node, ...]:
        """The parts of the form: the aspects, and what only describes."""
        return self.root.children

    @cached_property
    def _counted(self) -> tuple[Node, ...]:
        return tuple(self.root.counted())

    def nodes(self) -> tuple[Node, ...]:
        """The nodes that can have a value, parents before children, in file order; the first is the index."""
        return self._counted

    def node(self, code: str) -> Node:
        """The node with this code, one that only describes too; KeyError when there is none."""
        return self._nodes[code]

    def item(self, item_id: str) -> Item:
        """The item with this id; KeyError when there is none."""
        return self.items[self._positions[item_id]]

    def item_position(self, item_id: str) -> int:
        """The place (from 0) of an item in a stored array of answers; KeyError when it is not an item."""
        return self._positions[item_id]

    def items_under(self, code: str) -> tuple[Item, ...]:
        """Every item that counts below a node, at any depth, in form order, whatever the profile."""
        return tuple(item for node in self.node(code).counted() for item in node.items)

    @property
    def is_of_areas(self) -> bool:
        """Whether those who fill it in are areas themselves, not somebody in them."""
        return self.subject in ("kelurahan", "kecamatan")

    @property
    def is_private(self) -> bool:
        """Whether a single result is shown to nobody, only what many of them in an area have in common."""
        return self.subject == "family"

    @property
    def has_respondents(self) -> bool:
        """Whether several answer for one unit: nobody sees one's result, only what `aggregation` makes."""
        return bool(self.aggregation)

    @property
    def is_unnamed(self) -> bool:
        """Whether who fills it in is a number within a place, not a name, and single forms are nobody's to see."""
        return self.is_private or self.has_respondents

    def profile(self, profile_id: str | None) -> Profile | None:
        """The profile with this id, the first for None; None where there are none. KeyError for an unknown one."""
        if profile_id is None:
            return self.profiles[0] if self.profiles else None
        return {profile.id: profile for profile in self.profiles}[profile_id]

    def is_asked(self, item: Item, profile: Profile | None) -> bool:
        """Whether a form of this profile asks an item."""
        return profile is None or not item.profiles or profile.id in item.profiles

    def asked_count(self, profile: Profile | None) -> int:
        """How many items a form of this profile asks."""
        return sum(self.is_asked(item, profile) for item in self.items)

    def in_profile(self, answers: Sequence[int | None], profile: Profile | None) -> tuple[int | None, ...]:
        """Answers as they are stored for a profile: NOT_ASKED where it does not ask."""
        pairs = zip(self.items, answers, strict=True)
        return tuple(answer if self.is_asked(item, profile) else NOT_ASKED for item, answer in pairs)

    def profile_of(self, answers: Sequence[int | None]) -> Profile | None:
        """The profile that stored answers were given in, told by what was not asked; None where it is none."""
        asked = [answer != NOT_ASKED for answer in answers]
        fits = ([self.is_asked(item, one) for item in self.items] == asked for one in self.profiles)
        return next((one for one, is_it in zip(self.profiles, fits, strict=True) if is_it), None)

    def scale_of(self, item: Item) -> Scale:
        """The answers an item may have."""
        return self.scales[item.scale]

    def variant(self, variant_id: str) -> Variant:
        """The variant with this id; KeyError when there is none."""
        return {variant.id: variant for variant in self.variants}[variant_id]

    def value_range(self, code: str) -> tuple[float, float]:
        """The lowest and highest value of a node on its own scale, from the tree alone."""
        return range_of(self.scales, self.node(code))

    def score_range(self, code: str) -> ScoreRange:
        """The same, as the object that turns a value into a 0–100 score."""
        low, high = self.value_range(code)
        return ScoreRange(low=low, high=high)

    def class_named(self, code: str | None) -> ClassBand | None:
        """The class with this code; None without a code, KeyError for one the instrument does not have."""
        return {band.code: band for band in self.classes}[code] if code else None

    def reading(self, reading_id: str) -> StepReading:
        """The reading in steps with this id; KeyError when there is none."""
        return {reading.id: reading for reading in self.readings}[reading_id]

    def class_of(self, index_micro: int | None) -> ClassBand | None:
        """The class of an index given in millionths; None (cannot be assessed) has none.

        Raises ValueError for an index above the last class, and where the class is no band of the index but
        the step of a reading: then only a score knows it.
        """
        if index_micro is None:
            return None
        if self.classes_from:
            raise ValueError(f"the classes of {self.id} {self.version} are steps of {self.classes_from}")
        classed = self._rounded(index_micro)
        for band in self.classes:
            upper = round(band.upper * MICRO)
            if classed < upper or (classed == upper and band.upper_inclusive):
                return band
        raise ValueError(f"{index_micro} lies above the last class of {self.id} {self.version}")

    def _rounded(self, index_micro: int) -> int:
        step = 1 if self.class_decimals is None else MICRO // 10**self.class_decimals
        return (2 * index_micro + step) // (2 * step) * step
