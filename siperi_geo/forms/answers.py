"""Words of an answer → the value that is stored. The instrument's own words come first, then habits.

A blank is never "no": it is None. A word that no rule knows is an error, not a guess.
"""

from functools import cache

from siperi_geo.instruments import Item, Scale
from siperi_geo.sheets import fold, whole_number

BLANK = frozenset({"", "-", "–", "—", "−", "--", "n/a", "na", "n.a.", "n.a", "null", "kosong"})
# One family is one meaning: a choice that goes by any of these words understands all of them.
# A cross is in no family: some use it to choose an answer, others to say no.
HABITS = (
    frozenset(["ya", "y", "iya", "yes", "yep", "true", "benar", "betul", "✓", "✔", "☑", "√", "✅", "v"]),
    frozenset(["tidak", "tdk", "tak", "t", "n", "no", "not", "false", "salah", "✗", "✘", "🗙", "❌"]),
)


EXCEL_ERRORS = frozenset(["#ref!", "#n/a", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#spill!", "#calc!"])


class UnreadableAnswerError(ValueError):
    """A text that is no answer of the scale; `code` is its catalogue code."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        is_formula, is_error = text.startswith("="), fold(text) in EXCEL_ERRORS
        self.code = (
            "FORM_FORMULA_EMPTY" if is_formula else "FORM_FORMULA_ERROR" if is_error else "FORM_ANSWER_UNKNOWN"
        )


class Answers:
    """Reads the answers of one scale."""

    def __init__(self, scale: Scale) -> None:
        self._values = _words(scale)
        self._blank = BLANK | {fold(word) for word in scale.blank}
        self._seen: dict[str, int | None] = {}
        self.accepted = {
            "accepted_id": " / ".join(f"{choice.label.id} ({choice.value})" for choice in scale.choices),
            "accepted_en": " / ".join(f"{choice.label.en} ({choice.value})" for choice in scale.choices),
        }

    def read(self, text: str) -> int | None:
        """The stored value of an answer, None for a blank; UnreadableAnswerError when it is neither."""
        if text not in self._seen:
            if len(self._seen) > 10_000:
                self._seen.clear()
            self._seen[text] = self._look_up(text)
        return self._seen[text]

    def _look_up(self, text: str) -> int | None:
        word = fold(text)
        for spelling in (word, word.strip(" .!'\"()")):
            number = whole_number(spelling)
            for known in (spelling, str(number)):
                if known in self._values:
                    return self._values[known]
            if spelling in self._blank:
                return None
        raise UnreadableAnswerError(text)


def _words(scale: Scale) -> dict[str, int]:
    values = {str(choice.value): choice.value for choice in scale.choices}
    for choice in scale.choices:
        own = {fold(word) for word in (choice.label.id, choice.label.en, *choice.aliases)}
        values |= dict.fromkeys(own, choice.value)
    for family in HABITS:
        meant = {values[word] for word in family if word in values}
        if len(meant) == 1:
            values = dict.fromkeys(family, meant.pop()) | values
    return values


class AnswerBook:
    """Reads the answers of a whole instrument: one `Answers` per scale, shared by its items."""

    def __init__(self, scales: dict[str, Scale]) -> None:
        self._for = cache(lambda scale: Answers(scales[scale]))

    def of(self, item: Item) -> Answers:
        """The reader for the scale of an item."""
        return self._for(item.scale)
