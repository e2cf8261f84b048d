"""Names in words that all may read: whether they say who did not agree to be named. It refuses nothing itself.

A name of several words counts wherever these stand together, whatever is written between them, with or without
what goes before it (PT, Yayasan, Bapak). A name of one word can be a word of every day ("Air", "Bunga"): alone it
counts only where it is not one that our own pages or the action use, and after PT or Bapak always. Own design.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AnySet
from functools import cache
from pathlib import Path
from unicodedata import normalize

import yaml

from siperi_geo.instruments import available, load
from siperi_geo.offers.offer import KeptOffer
from siperi_geo.programmes import catalogue as lines
from siperi_geo.text import LANGUAGES, catalogue

KNOWN = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))
FORMS, TITLES, SMALL = (frozenset(KNOWN[name].split()) for name in ("forms", "titles", "everyday"))
WORD = re.compile(r"(?<![\w@./-])[^\W\d_]+(?![\w@/]|\.\w)")  # of no address
SHORT = 3  # so many letters alone are a name only with a capital


def named_in(words: str, kept: KeptOffer) -> str | None:
    """The name in these words that is not to be read by all; None where there is none.

    The partner's where they did not agree to be named; the contact's always, unless it is the partner's own.
    """
    said, ordinary = _Said(words), everyday() | set(_tokens(kept.action_what))
    offer = kept.offer
    partner = _tokens(offer.partner_name)
    if not offer.may_be_named and (found := said.whole(_core(partner), ordinary)):
        return found
    person = _tokens(kept.contact.name) if kept.contact else []
    open_name = set(partner) if offer.may_be_named else set()
    if set(person) <= open_name:
        return None
    core = _core(person)
    parts = ([one] for one in core if one not in open_name)
    return next((found for one in (core, *parts) if (found := said.whole(one, ordinary))), None)


class _Said:
    """The words, and each as it is compared."""

    def __init__(self, words: str) -> None:
        self.words = normalize("NFKC", words)
        self.found = list(re.finditer(r"[^\W_]+", self.words))
        self.tokens = [one.group().casefold() for one in self.found]

    def whole(self, name: Sequence[str], ordinary: AnySet[str]) -> str | None:
        """A name as it stands in the words; None where it does not."""
        wanted = "".join(name)
        for start, end in self._runs(wanted) if wanted else ():
            if len(name) > 1 or self._is_alone_a_name(start, end, ordinary):
                return self.words[self.found[start].start() : self.found[end].end()]
        return None

    def _runs(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Where words stand together that make up what is wanted: `Maju-Jaya`, `MAJUJAYA`, `ptmajujaya`."""
        for start in range(len(self.tokens)):
            joined = ""
            for end in range(start, len(self.tokens)):
                joined += self.tokens[end]
                if joined == wanted or joined in {form + wanted for form in FORMS}:
                    yield start, end
                if len(joined) > len(wanted) + max(map(len, FORMS)):
                    break

    def _is_alone_a_name(self, start: int, end: int, ordinary: AnySet[str]) -> bool:
        word = self.found[start].group()
        if self.tokens[start] in FORMS or (start > 0 and self.tokens[start - 1] in FORMS | TITLES):
            return True
        token = "".join(self.tokens[start : end + 1])
        if len(token) < 2 or token.isdigit() or token in ordinary:
            return False
        return len(token) > SHORT or (word[0].isupper() and not self._begins(start))

    def _begins(self, at: int) -> bool:
        """Whether a word begins a sentence, where every word has a capital."""
        before = self.words[: self.found[at].start()].rstrip(" \"'(“‘")
        return not before or before[-1] in ".!?:;•-"


def _core(tokens: list[str]) -> list[str]:
    """A name without what goes before or after it; whole where nothing would be left."""
    return [one for one in tokens if one not in FORMS | TITLES] or tokens


def _tokens(words: str) -> list[str]:
    return [one.casefold() for one in re.findall(r"[^\W_]+", normalize("NFKC", words))]


@cache
def everyday() -> frozenset[str]:
    """Words that stand small in our own pages, instruments and budget lines: who writes one names nobody by it."""
    messages = (one.string for language in LANGUAGES for one in catalogue(language))
    texts = [one if isinstance(one, str) else " ".join(one or ()) for one in messages]
    texts += [load(one.id, one.version).model_dump_json() for one in available()]
    texts.append(lines().model_dump_json())
    return SMALL | {found for text in texts for found in WORD.findall(text) if found.islower()}
