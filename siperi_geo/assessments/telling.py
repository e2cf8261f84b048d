"""How finely counts of households and respondents may be told: into no part that only a few are in.

A report that tells one form as new, revised or unchanged tells of its household whether it has handed in, and
whether exactly these answers.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray


def may_tell(parts: Iterable[int], least: int) -> bool:
    """Whether nothing is in a part, or at least `least`: then they may be told one by one."""
    return all(n == 0 or n >= least for n in parts)


def may_tell_apart(parts: Iterable[NDArray[np.bool_]], area: NDArray[np.int32], least: int) -> bool:
    """The same of parts of entries, each in an area: in every area, and so in the whole."""
    return all(may_tell(np.unique(area[part], return_counts=True)[1].tolist(), least) for part in parts)
