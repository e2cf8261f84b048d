"""Whether a mean says enough of whom it is the mean of: the rule of thin areas, in one place. It counts nobody.

Own design: a mean is thin when fewer than half of those registered could be assessed. One good school of twelve
must not colour a kelurahan green; pages hatch thin areas and say so.
"""

THIN = 0.5
"""Below this share of those registered that could be assessed, a mean is thin."""


def is_thin(scored_count: int, subject_count: int) -> bool:
    """Whether there is a value, but of less than half of everybody; nobody assessed is no value, so not thin.

    `is_thin(1, 12)` is true, `is_thin(6, 12)` is not.
    """
    return 0 < scored_count < THIN * subject_count
