"""How much of a form has evidence files beside it. It judges no file and no answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from siperi_geo.instruments import NOT_ASKED, Instrument


@dataclass(frozen=True, slots=True)
class EvidenceShare:
    """Of the answers given, and of those whose question names evidence: how many, and how many have a file."""

    answered: int
    with_files: int
    naming: int
    naming_with_files: int


def evidence_share(
    instrument: Instrument, answers: Sequence[int | None], with_files: Collection[str]
) -> EvidenceShare:
    """The share of a form's answers; `with_files` are the ids of the items that have files."""
    pairs = zip(instrument.items, answers, strict=True)
    answered = {item.id for item, answer in pairs if answer is not None and answer != NOT_ASKED}
    naming = {
        item.id
        for node in instrument.root.walk()
        for item in node.items
        if item.id in answered and (item.evidence is not None or node.evidence is not None)
    }
    have = set(with_files)
    return EvidenceShare(len(answered), len(answered & have), len(naming), len(naming & have))
