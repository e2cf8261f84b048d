"""Contradictions between forms: the worked cases, every shipped rule once, laws, and what is said of them."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis.cross import Crossing, by_form, crossings
from siperi_geo.analysis.cross_words import COLUMNS, counts, cross_list, holds
from siperi_geo.instruments import CrossRule, Side, cross_rules, versions_of
from siperi_geo.settings import settings as current
from siperi_geo.text import use_language

RULES = cross_rules()
VERSIONS = versions_of(RULES)
DATA = yaml.safe_load((current().instruments / "pertentangan_cases.yaml").read_text(encoding="utf-8"))
ABOVE = {kelurahan: kecamatan for kecamatan, inside in DATA["places"].items() for kelurahan in inside}
SCHOOLS = [rule for rule in RULES if rule.id == "peringatan_sekolah"]
Form = dict[str, Any]


def frame(forms: Sequence[Form]) -> pd.DataFrame:
    """Forms as they are written in the cases, as `assessments/answers_of_year` gives them."""
    every = [form for form in forms for _ in range(form.get("times", 1))]
    columns = list(_row(0, filled(SCHOOLS[0].claim)))
    return pd.DataFrame([_row(number, form) for number, form in enumerate(every)], columns=columns)


def _row(number: int, form: Form) -> Form:
    place, kind = form["in"], (form["instrument"], form["version"])
    is_area = form["instrument"] in ("keltana", "kencana")
    instrument = VERSIONS.get(kind)
    items = instrument.items if instrument else VERSIONS["spab", "2026"].items
    return {
        "assessment_id": f"form {number}",
        "subject_id": place if is_area else f"{kind[0]} {number}",
        "subject_name": place if is_area else f"{kind[0]} {number}",
        "area_name": place,
        "kelurahan_code": place if place in ABOVE else None,
        "kecamatan_code": ABOVE.get(place, place),
        "instrument": kind[0],
        "version": kind[1],
        "is_example": form.get("example", False),
        "answers": [form["says"].get(item.id) for item in items],
    }


def found(*forms: Form, rules: Sequence[CrossRule] = RULES) -> tuple[Crossing, ...]:
    return crossed(frame(forms), rules)


def crossed(
    forms: pd.DataFrame, rules: Sequence[CrossRule] = RULES, *, withheld: Collection[str] = (), least: int = 10
) -> tuple[Crossing, ...]:
    return crossings(forms, rules, VERSIONS, withheld=withheld, least_families=least)


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: str(case["name"]))
def test_worked_case(case: dict[str, Any]) -> None:
    told = [
        {
            "rule": one.rule.id, "of": one.claimant.subject_id, "against": one.against,
            "otherwise": one.otherwise, "silent": one.silent, "named": len(one.others),
        }
        for one in found(*case["forms"])
    ]  # fmt: skip
    assert told == case["expect"], case["sum"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_every_rule_can_hold_and_is_worded_in_both_languages(rule: CrossRule) -> None:
    forms = [filled(rule.claim), filled(rule.against) | {"times": rule.at_least}]
    held = {one.rule.id: one for one in found(*forms, rules=[rule])}
    assert held[rule.id].against == rule.at_least
    for language in ("id", "en"):
        use_language(language)
        row = cross_list(list(held.values()), VERSIONS).iloc[0]
        assert [row[name] for name in COLUMNS if row[name] in ("", None)] == []
        assert counts(held[rule.id], VERSIONS).endswith(".")


def filled(side: Side) -> Form:
    """A form with nothing but the first of the answers that a side is about."""
    instrument = VERSIONS[side.instrument, side.versions[0]]
    place = "Timur" if instrument.subject == "kecamatan" else "Bukit"
    says = {side.item: side.answers[0]}
    return {"instrument": instrument.id, "version": instrument.version, "in": place, "says": says}


def test_both_parties_find_what_they_touch_and_a_bystander_nothing() -> None:
    claim = {"instrument": "keltana", "version": "2021", "in": "Bukit", "says": {"Q093": 1}}
    school = {"instrument": "spab", "version": "2026", "in": "Bukit"}
    touched = by_form(found(claim, school | {"says": {"A6_R5": 0}}, school | {"says": {"A6_R5": 2}}))
    assert {form: (len(one.asked), len(one.named)) for form, one in touched.items()} == {
        "form 0": (1, 0),
        "form 1": (0, 1),
    }


def test_counts_say_who_answered_what() -> None:
    use_language("id")
    case = {one["name"]: one for one in DATA["cases"]}
    many = found(*case["sebagian_besar_sekolah_belum"]["forms"])[0]
    assert counts(many, VERSIONS) == "5 dari 7 sekolah di kelurahan ini menjawab “Belum”; 2 menjawab lain."
    families = found(*case["sepuluh_keluarga_dihitung_tanpa_nama"]["forms"])
    assert counts(families[0], VERSIONS).startswith("6 dari 10 keluarga di kelurahan ini")
    assert "katana" not in cross_list(families, VERSIONS)["names"].iloc[0]
    assert cross_list(families, VERSIONS)["names"].iloc[0] == "tidak disebut satu per satu"


OF_FAMILIES = [rule for rule in RULES if rule.against.instrument == "katana"]


@pytest.mark.parametrize("rule", OF_FAMILIES, ids=lambda rule: str(rule.id))
def test_families_are_left_out_where_withheld_and_where_fewer_than_the_least_number(rule: CrossRule) -> None:
    forms = frame([filled(rule.claim), filled(rule.against) | {"times": 12}])
    place = forms["subject_id"].iloc[0]
    assert [len(crossed(forms, [rule], least=least)) for least in (5, 12, 13)] == [1, 1, 0]
    assert crossed(forms, [rule], withheld={place}) == ()
    assert len(crossed(forms, [rule], withheld={"elsewhere"})) == 1


def test_a_withheld_area_leaves_out_families_alone() -> None:
    claim = {"instrument": "keltana", "version": "2021", "in": "Bukit", "says": {"Q093": 1}}
    school = {"instrument": "spab", "version": "2026", "in": "Bukit", "says": {"A6_R5": 0}}
    assert len(crossed(frame([claim, school]), SCHOOLS, withheld={"Bukit"}, least=1000)) == 1


def test_a_rule_says_how_many_families_it_takes_here(monkeypatch: pytest.MonkeyPatch) -> None:
    use_language("id")
    monkeypatch.setenv("SIPERI_LEAST_FAMILIES", "50")
    assert "50" in holds(OF_FAMILIES[0], VERSIONS)


def test_nothing_is_found_in_nothing() -> None:
    assert crossed(frame([])) == ()
    assert crossed(frame(DATA["cases"][0]["forms"]), []) == ()


answered = st.sampled_from([0, 1, 2, 9, None])
schools = st.lists(answered, max_size=6)


def town(given_answers: Sequence[int | None]) -> list[Form]:
    claim = {"instrument": "keltana", "version": "2021", "in": "Bukit", "says": {"Q093": 1}}
    of = {"instrument": "spab", "version": "2026", "in": "Bukit"}
    return [claim, *(of | {"says": {} if one is None else {"A6_R5": one}} for one in given_answers)]


def share(forms: Sequence[Form]) -> float:
    held = found(*forms, rules=SCHOOLS)
    return held[0].against / held[0].answered if held else 0


@settings(max_examples=8)
@given(schools, st.randoms(use_true_random=False))
def test_order_makes_no_difference_blanks_neither_and_agreement_never_adds(
    answers: list[int | None], random: Any
) -> None:
    whole = frame(town(answers))
    shuffled = whole.sample(frac=1, random_state=random.randrange(2**31))
    assert crossed(shuffled, SCHOOLS) == crossed(whole, SCHOOLS)
    assert share(town([*answers, None])) == share(town(answers))
    assert share(town([*answers, 2])) <= share(town(answers))
