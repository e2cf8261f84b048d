"""How many of those invited to respond did: answered ÷ invited, over the units that say how many they invited.

Where no unit says so there is no rate; the share of units with enough respondents is given instead, as what it is.
Counts alone; of whom they are nobody knows.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Response:
    """`units`, those with any answer, with enough respondents, their forms; of those that say it: how many,
    invited, answered.
    """

    units: int
    begun: int
    enough: int
    forms: int
    saying: int
    invited: int
    answered: int

    @property
    def rate_pct(self) -> float | None:
        """answered ÷ invited × 100 of the units that say it; above 100 where more answered than were invited.

        None where none says it, or nobody was invited.
        """
        return 100 * self.answered / self.invited if self.invited else None

    @property
    def enough_pct(self) -> float | None:
        """The share of units with enough respondents; None without any unit."""
        return 100 * self.enough / self.units if self.units else None


def response(units: Iterable[tuple[int, int | None, bool]]) -> Response:
    """From each unit's forms, how many it invited (None: it does not say), whether it has enough respondents."""
    known = list(units)
    saying = [(forms, invited) for forms, invited, _ in known if invited is not None]
    return Response(
        units=len(known),
        begun=sum(forms > 0 for forms, _, _ in known),
        enough=sum(has_enough for _, _, has_enough in known),
        forms=sum(forms for forms, _, _ in known),
        saying=len(saying),
        invited=sum(invited for _, invited in saying),
        answered=sum(forms for forms, _ in saying),
    )
