"""Names of areas short enough to break inside a narrow tile: soft hyphens between syllables, seen only at a break.

The syllables of Kupang's names follow the spelling of Indonesian: a consonant between vowels begins the next one.
"""

import re
from itertools import pairwise

LONG = 6  # letters that fit into a tile on a phone
VOWEL, ONSET = "[aeiouAEIOU]", "(?:ng|ny|sy|kh|[^aeiouAEIOU\\W\\d_])"
BREAK = re.compile(f"(?<={VOWEL})(?={ONSET}{VOWEL})|(?<={VOWEL}[nmrlstkp])(?=[^aeiouAEIOU\\W\\d_]{VOWEL})")
SOFT_HYPHEN = "\u00ad"


def breakable(name: str) -> str:
    """A name whose long words may break between syllables, at least two letters from either end.

    >>> breakable("Manutapen").split(SOFT_HYPHEN)
    ['Ma', 'nu', 'ta', 'pen']
    """
    return re.sub(r"\w+", lambda found: _broken(found[0]), name)


def _broken(word: str) -> str:
    if len(word) <= LONG:
        return word
    places = [one.start() for one in BREAK.finditer(word) if 2 <= one.start() <= len(word) - 2]
    edges = [0, *places, len(word)]
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(edges))
