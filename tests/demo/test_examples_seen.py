"""Examples of every instrument: what there is, that it is told from real data, and that nothing counts it so."""

import hashlib
import json

import pytest

from siperi_geo import demo
from siperi_geo.analysis.erat_reading import instrument_with_respondents, summary_of
from siperi_geo.analysis.withheld import withheld_in
from siperi_geo.assessments import areas_of, plan, subjects_of
from siperi_geo.boundaries import label_points
from siperi_geo.demo.yes_no import area_answers
from siperi_geo.errors import SiperiError
from siperi_geo.forms.households.codes import refusal_of
from siperi_geo.forms.respondents import number_of
from siperi_geo.instruments import load
from siperi_geo.registers.governments import governments
from siperi_geo.registers.subjects import KINDS, Kind, counts_of_governments, example_code, stored_subjects
from siperi_geo.registers.subjects.codes import read_code
from siperi_geo.sheets import RefusedError
from siperi_geo.store import Store, run_checks

# Every answer of the 194 forms of KELTANA in 2023 to 2026, as they were before other instruments had examples.
KELTANA = "5dcdcce84d544eb1f92ade50ea160db420df8ac230fd617932825724ce2f1554"
WITH_REGISTER = ["spab", "rsab", "erat"]
INDEX = "select * from scores where node = 'index' and variant = 'standard'"


def test_those_of_kelurahan_never_change(seen: Store) -> None:
    areas = areas_of(seen, "kelurahan")
    made = list(area_answers(load("keltana"), areas, label_points(seen), last_year=2026))
    told = hashlib.sha256()
    for area, year, answers in sorted(made, key=lambda one: (one[0].code, one[1])):
        told.update(json.dumps([area.code, year, answers]).encode())
    assert (len(made), told.hexdigest()) == (194, KELTANA)


def test_every_instrument_is_filled_and_scored(seen: Store) -> None:
    there = {one.instrument: one for one in demo.loaded(seen.query)}
    assert {name: one.last_year - one.first_year + 1 for name, one in there.items()} == {
        "keltana": 4, "kencana": 4, "spab": 3, "rsab": 3, "katana": 2, "erat": 2,
    }  # fmt: skip
    assert all((one.made_up == one.subjects) != (name in ("keltana", "kencana")) for name, one in there.items())
    assert 300 < there["katana"].made_up < 14 * 50
    scored = seen.sql(f"select instrument, count(*) as n, count(index_value) as known from ({INDEX}) group by all")
    assert dict(zip(scored["instrument"], scored["n"], strict=True)) == {n: one.forms for n, one in there.items()}
    assert (scored["known"] >= 0.9 * scored["n"]).all()
    spread = seen.sql(f"select instrument, count(distinct class_code) as n from ({INDEX}) group by all")
    assert (spread["n"] >= 2).all(), "not all in one class"
    assert run_checks(seen) == {}


def test_all_of_it_is_marked_in_rows_names_and_codes(seen: Store) -> None:
    assert seen.sql("select bool_and(is_example) as b from assessments")["b"].tolist() == [True]
    made_up = seen.sql(
        "select kind, name, code, is_example from subjects where kind not in ('kelurahan', 'kecamatan')"
    )
    assert set(made_up["kind"]) == {"school", "health_facility", "family", "unit", "government_unit"}
    assert made_up["is_example"].all()
    assert made_up["name"].str.contains("contoh", case=False).all()
    assert made_up["code"].str.startswith("contoh_").all()
    assert not seen.sql("select bool_or(is_example) as b from subjects where kind like 'ke%'")["b"].any()


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_no_list_may_write_such_a_code(kind: Kind) -> None:
    for place in (1, 12, 12345):
        with pytest.raises(RefusedError) as caught:
            read_code(example_code(place), kind, None)
        assert caught.value.code == "SUBJECT_CODE_SHAPE"


def test_no_form_may_write_such_a_code() -> None:
    assert refusal_of(example_code(7)) is not None
    with pytest.raises(RefusedError):
        number_of(example_code(7))


@pytest.mark.parametrize("name", WITH_REGISTER)
def test_made_up_ones_are_on_no_list_and_no_file_finds_them(seen: Store, name: str) -> None:
    instrument = load(name)
    kind = next(one.id for one in KINDS.values() if one.serves == instrument.subject)
    assert subjects_of(seen, instrument) == []
    found = seen.sql("select subject_id from subjects where kind = $kind", {"kind": kind})["subject_id"].iloc[0]
    assert seen.query("accounts/place_of_subject", subject_id=found).empty, "no grant can name it"
    assert stored_subjects(seen, kind) == []
    if KINDS[kind].is_of_city:
        assert seen.query("subjects/count_per_kelurahan", kind=kind)["subject_count"].sum() == 0
    else:
        assert counts_of_governments(
            kind, seen.query("subjects/count_per_government", kind=kind).to_dict("records")
        ).empty
    with pytest.raises(SiperiError) as caught:
        plan(seen, instrument, ())
    assert caught.value.code == "ASSESSMENT_REGISTER_EMPTY"


def test_they_are_asked_in_years_with_examples_alone(seen: Store) -> None:
    asked = {"instrument": "spab", "kind": "school", "variant": "standard"}
    rows = seen.query("scores/score_per_subject", **asked, year=2026, node="index")
    assert len(rows) > rows["assessment_id"].notna().sum() > 15, "somebody has no form"
    assert rows["is_made_up"].all()
    assert seen.query("scores/score_per_subject", **asked, year=2027, node="index").empty
    city = seen.query("scores/score_per_group", **asked, years=[2026], level="city")
    assert set(city["subject_count"]) == {len(rows)}


def test_few_families_are_withheld_and_most_are_shown(seen: Store) -> None:
    hidden = withheld_in(seen.query, load("katana"), 2026, 10)
    assert "few" in hidden.values()
    assert 1 <= len(hidden) < 7, "of fourteen kelurahan"


def test_governments_show_what_is_published_and_what_is_not(seen: Store) -> None:
    instrument = instrument_with_respondents()
    now, before = (summary_of(seen.query, instrument, year, governments(seen)) for year in (2026, 2025))
    index = now.nodes[0]
    assert now.figures[index].value is not None
    assert before.figures[index].value is None, "of the province's own units too few came in"
    assert [level.figures[index].value is None for level in before.levels] == [True, False]
    known = [one for level in now.levels for one in level.governments if one.units]
    assert {one.figures[index].value is None for one in known} == {True, False}
    assert now.response.rate_pct is not None
    assert now.response.saying < now.response.units, "some do not say how many they asked"
    lonely = [unit for one in known for unit in one.units if unit.forms == 2]
    assert len(lonely) == 1
    assert lonely[0].figures[index].value is None
