"""What the reader looks at: the frozen sum of the filters. It draws and reads nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from siperi_geo.analysis.origin import counted, marked
from siperi_geo.instruments import Instrument
from siperi_geo.scoring import scored_as
from siperi_geo.text import pick, t

AreaLevel = Literal["kelurahan", "kecamatan"]


@dataclass(frozen=True, slots=True)
class View:
    """What the reader looks at: the choices made, and what is known about them."""

    instrument: Instrument
    year: int
    years: tuple[int, ...]
    level: AreaLevel
    node: str
    variant: str
    is_verified_only: bool
    data_version: int
    forms: Mapping[int, tuple[int, int]]  # year → forms that count on this basis, example forms among them
    is_mixed: bool
    row: DeltaGenerator = field(repr=False, compare=False)

    @property
    def scored_as(self) -> str:
        """The variant under which the scores shown stand: the reading, of all forms or of the verified ones."""
        return scored_as(self.variant, is_verified_only=self.is_verified_only)

    @property
    def is_own(self) -> bool:
        """Whether areas of the level shown fill in the form themselves; else they show means of who is in them."""
        return self.level == self.instrument.subject

    @property
    def node_name(self) -> str:
        """The name of the index or aspect shown, in the reader's language."""
        return pick(self.instrument.node(self.node).name)

    @property
    def year_before(self) -> int | None:
        """The nearest earlier year with scores on the basis shown."""
        earlier = [year for year in self.years if year < self.year]
        return max(earlier, default=None)

    def holds_examples(self, years: Collection[int] = ()) -> bool:
        """Whether any of these years (the year shown, when none is given) holds example data."""
        return any(self.forms[year][1] for year in years or (self.year,))

    def holds_real(self, years: Collection[int] = ()) -> bool:
        """Whether any of these years (the year shown, when none is given) holds real forms."""
        return any(forms > examples for forms, examples in (self.forms[year] for year in years or (self.year,)))

    def origin(self, years: Collection[int] = ()) -> str:
        """How many forms of these years (the year shown, when none is given) are examples and how many real.

        Of families only that there are both: of few nobody says how many.
        """
        forms = [self.forms[year] for year in years or (self.year,)]
        if self.instrument.is_private and 0 < sum(n for _, n in forms) < sum(n for n, _ in forms):
            return t("families.origin.both")
        return counted(sum(n for n, _ in forms), sum(n for _, n in forms))

    def marked(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows of scores that say whether they are example or real data while the store holds both."""
        return marked(rows, is_mixed=self.is_mixed)
