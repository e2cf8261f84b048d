"""Scoring the forms of some subjects gives what scoring their whole year gives."""

from pathlib import Path

import pytest

from siperi_geo.instruments import load
from siperi_geo.intake import accept_households, examine_households
from siperi_geo.scoring import rescore, rescore_some
from siperi_geo.store import Store
from tests.intake.builders import KATANA, content, families, write


def test_pieces_give_what_the_whole_year_gives(toy_store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "katana.csv", families(30))
    accept_households(toy_store, examine_households(toy_store, [path], KATANA), actor="test", chunk=11)
    in_pieces = content(toy_store)["scores"]
    with toy_store.transaction(actor="test", action="rescore", target="katana") as tx:
        assert rescore(tx, KATANA, 2026) == len(in_pieces) == 30 * 6
    assert content(toy_store)["scores"] == in_pieces


def test_a_revised_form_leaves_no_score_of_the_one_before(toy_store: Store, tmp_path: Path) -> None:
    for seed in (1, 2):
        path = write(tmp_path / f"katana{seed}.csv", families(30, seed=seed))
        accept_households(toy_store, examine_households(toy_store, [path], KATANA), actor="test", chunk=11)
    in_pieces = content(toy_store)["scores"]
    with toy_store.transaction(actor="test", action="rescore", target="katana") as tx:
        rescore(tx, KATANA, 2026)
    assert content(toy_store)["scores"] == in_pieces
    assert len(in_pieces) == 30 * 6


def test_only_where_single_results_are_private(toy_store: Store) -> None:
    with (
        pytest.raises(ValueError, match="keltana"),
        toy_store.transaction(actor="test", action="rescore", target="x") as tx,
    ):
        rescore_some(tx, load("keltana"), 2025, ["99.01.01.1001"])
