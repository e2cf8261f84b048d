"""The share of answers with evidence files: blanks and what is not asked are no answers."""

from siperi_geo.analysis.evidence_share import EvidenceShare, evidence_share
from siperi_geo.instruments import NOT_ASKED, load


def test_it_counts_answers_and_those_whose_question_names_evidence() -> None:
    keltana, spab = load("keltana"), load("spab")
    blank: list[int | None] = [None] * len(keltana.items)
    assert evidence_share(keltana, blank, ["Q001"]) == EvidenceShare(0, 0, 0, 0)
    answers = [1, 0, NOT_ASKED, *blank[3:]]
    assert evidence_share(keltana, answers, ["Q001", "Q003", "Q009"]) == EvidenceShare(2, 1, 2, 1)
    every = evidence_share(spab, [0] * len(spab.items), [spab.items[0].id])
    named = sum(
        item.evidence is not None or node.evidence is not None for node in spab.root.walk() for item in node.items
    )
    assert (every.answered, every.with_files, every.naming) == (len(spab.items), 1, named)
