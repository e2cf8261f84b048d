"""What a refusal is about is said by name, where the store knows one; a household by its kelurahan alone."""

import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.rights import WHOLE, About, Grant, Person, Right, Role
from siperi_geo.store import Store, about_subjects, permit
from tests.people import begin

ANI = Person("ani", (Grant(Role.FILLER, subject_id="nobody"),))
BUKIT, UTARA = "99.01.01.1001", "99.01.01"


def refused(store: Store, *abouts: About) -> str:
    with pytest.raises(SiperiError) as caught:
        permit(store, ANI, Right.FILL, abouts)
    return caught.value.problem.what("id").partition("mengisi formulir")[2]


def test_a_refusal_names_what_it_is_about(toy_store: Store) -> None:
    begin(toy_store)
    name = toy_store.query("accounts/area_of", area_code=BUKIT)["name"].iloc[0]
    above = toy_store.query("accounts/area_of", area_code=UTARA)["name"].iloc[0]
    (form,) = about_subjects(toy_store, "keltana", [BUKIT])
    assert refused(toy_store, form) == f" untuk KELTANA {name}."
    assert refused(toy_store, About(None, UTARA), form) == f" untuk {above} dan 1 lainnya."
    (household,) = about_subjects(toy_store, "katana", [f"family:{BUKIT}:K 7"])
    assert refused(toy_store, household) == f" untuk KATANA {name}."
    assert refused(toy_store, About("spab", None, "school:404")) == " untuk SPAB school:404."
    assert refused(toy_store, WHOLE) == " untuk seluruh kota."
