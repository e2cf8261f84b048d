"""Toy town's store with two open actions, and an offer on the first."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from siperi_geo import offers, plans
from siperi_geo.offers import Contact, Offer, Receipt
from siperi_geo.store import Store
from tests.plans.conftest import MUARA, action

CALL = Contact(name="Maria Contoh", reach="0380-555-0100")
SECRET = "Maria Contoh"


@pytest.fixture
def store(toy_store: Store) -> Store:
    return toy_store


@pytest.fixture
def needed(store: Store) -> str:
    """An open action in Bukit that lacks all of its five million."""
    return plans.add(store, action(is_open=True), actor="ani")


@pytest.fixture
def elsewhere(store: Store) -> str:
    """One in Muara of which nobody knows what it costs."""
    return plans.add(store, action(area_code=MUARA, is_open=True, budget_idr=None), actor="ani")


@pytest.fixture
def give(store: Store, needed: str) -> Callable[..., Receipt]:
    """Give an offer of two million, changed as said."""

    def given(contact: Contact = CALL, **changes: Any) -> Receipt:
        return offers.give(store, replace(offer(needed), **changes), contact, actor="ani")

    return given


def offer(action_id: str, **changes: Any) -> Offer:
    usual = Offer(
        action_id=action_id,
        partner_kind="business",
        partner_name="PT Maju Jaya",
        what="Mencetak 500 poster",
        amount_idr=2_000_000,
    )
    return replace(usual, **changes)
