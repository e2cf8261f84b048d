"""One submission, several rows: the same row twice, or a form that was changed after it was sent.

Rows belong together when they share an instance id (or one names the other as the one it replaces). What is the
same is kept once; of what differs the newest counts, and the older rows are set aside. Nothing goes unsaid.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from siperi_geo.errors import Problem, Where
from siperi_geo.forms.draft import Draft
from siperi_geo.sheets import Findings, Sheet, listed

FIRST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Edition:
    """A row of submissions: the ids it goes by, when it was sent, and the form read from it (None: refused).

    The row itself is not kept, only its number and, where it was not wholly read, the digest of its text.
    """

    sheet: Sheet
    row: int
    ids: frozenset[str]
    instance: str
    replaced: str
    edits: int
    submitted: datetime | None
    draft: Draft | None
    digest: bytes

    @property
    def age(self) -> tuple[int, datetime]:
        """The greater, the newer."""
        return self.edits, self.submitted or FIRST

    @property
    def where(self) -> Where:
        return self.sheet.at(self.row)

    @property
    def content(self) -> object:
        """What it says; of a row that was not wholly read, the digest of its text."""
        draft = self.draft
        if draft is None or draft.unread:
            return self.digest
        notes = tuple(sorted((item, note.note) for item, note in draft.notes.items()))
        return tuple(draft.answers), draft.owner, draft.profile, tuple(sorted(draft.header.items())), notes

    def set_aside(self, problem: Problem, findings: Findings) -> None:
        """Put its row, read again, into quarantine."""
        for line in self.sheet.pick({self.row}):
            findings.set_aside(self.sheet, line, problem)


def read_time(text: str) -> datetime | None:
    """A time as servers write it, in UTC where it does not say; None when it is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def keep_newest(editions: Sequence[Edition], findings: Findings) -> list[Draft]:
    """The forms to use: one per submission. What is left out, and why, is among the findings."""
    kept: list[Draft] = []
    for same in submissions_of(editions):
        chosen = _one_of(same, findings) if len(same) > 1 else same[0]
        if chosen and chosen.draft:
            kept.append(chosen.draft)
    return kept


def submissions_of(editions: Iterable[Edition]) -> list[list[Edition]]:
    """The rows of each submission, in file order; a row without any id is a submission of its own."""
    family_of: dict[str, list[Edition]] = {}
    families: dict[int, list[Edition]] = {}
    for edition in editions:
        joined = {id(one): one for word in edition.ids if (one := family_of.get(word)) is not None}
        family = [*(row for one in joined.values() for row in one), edition]
        for old in joined:
            del families[old]
        family.sort(key=lambda one: one.row)
        families[id(family)] = family
        family_of |= dict.fromkeys((word for row in family for word in row.ids), family)
    return list(families.values())


def _one_of(same: Sequence[Edition], findings: Findings) -> Edition | None:
    newest = newest_of(same)
    if newest is None:
        for edition in same:
            problem = findings.problem("FORM_ODK_EDITIONS_UNCLEAR", edition.where, instance=edition.instance)
            edition.set_aside(problem, findings)
        return None
    others = [edition for edition in same if edition is not newest]
    if again := [edition.row for edition in others if edition.content == newest.content]:
        findings.problem("FORM_ODK_DOUBLED", newest.where, rows=listed(again))
    for edition in others:
        if edition.content != newest.content:
            edition.set_aside(findings.problem("FORM_ODK_EDITED", edition.where, row=newest.row), findings)
    return newest


def newest_of(same: Sequence[Edition]) -> Edition | None:
    """The one that no other replaces, else the last to be edited or sent; None when several contents are."""
    replaced = {edition.replaced for edition in same if edition.replaced}
    candidates = [edition for edition in same if edition.instance not in replaced] or list(same)
    last = max(edition.age for edition in candidates)
    newest = [edition for edition in candidates if edition.age == last]
    return newest[0] if all(edition.content == newest[0].content for edition in newest) else None
