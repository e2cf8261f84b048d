"""What an edition of a round holds where single forms are shown to nobody: means of areas, or of units."""

from functools import partial

from siperi_geo.analysis import erat_edition, family_edition
from siperi_geo.assessments import Means
from siperi_geo.instruments import Instrument


def means_of(instrument: Instrument, least: int) -> Means | None:
    """What `move_round` must be given to publish an instrument: nothing where single results may be shown.

    `least`: fewest families of whom anything is said.
    """
    if instrument.has_respondents:
        return partial(erat_edition.rows_of_year, instrument)
    return partial(family_edition.rows_of_year, instrument, least) if instrument.is_private else None
