"""The paints and facts of a change map: steps in the unit of the node, reasons for what is not compared."""

import pandas as pd

from siperi_geo import maps, palette
from siperi_geo.analysis import change, change_groups
from siperi_geo.instruments import load
from siperi_geo.text import use_language
from tests.analysis import frames
from tests.analysis.frames import KELTANA


def test_seven_steps_from_fall_to_rise_and_one_for_not_compared():
    paints = list(maps.change_paints(KELTANA, "index").values())
    assert [paint.label for paint in paints] == [
        "turun 12 atau lebih", "turun 4–12", "turun 0,8–4", "tetap (di bawah 0,8)",
        "naik 0,8–4", "naik 4–12", "naik 12 atau lebih", "Tidak dibandingkan",
    ]  # fmt: skip
    assert [paint.fill for paint in paints[:7]] == list(palette.CHANGE)
    assert paints[-1].hatch is not None


def test_limits_of_an_aspect_are_in_its_own_unit_and_in_the_readers_language():
    use_language("en")
    assert maps.change_paints(KELTANA, "LD")["change1"].label == "rose 0.008–0.04"


def test_facts_say_both_values_and_the_change_or_the_reason():
    found = change.compare(frames.scores(60, 60, None), frames.scores(64, None, None))
    facts = maps.change_facts(KELTANA, "index", found)
    one, two, three = facts.values()
    assert (one.paint, one.lines[1:]) == ("change2", ("60,00 → 64,00", "+4,00"))
    assert one.result == one.lines[1:]
    assert (two.paint, two.lines[1:]) == (maps.NO_DATA, ("formulir tahun awal saja",))
    assert three.lines[1] == "tidak ada formulir pada kedua tahun"


AREAS = pd.DataFrame({"area_code": ["99.01.01"], "area_name": ["Kecamatan 1"], "kecamatan_name": [None]})


def means(before, after, *, is_same):
    found = change.compare(before, after).assign(group_code="99.01.01")
    weights = dict.fromkeys(found["subject_id"], (1, 1))
    return change_groups.of_subjects(KELTANA, "index", AREAS, found, weights, is_same=is_same)


def test_facts_of_means_count_whom_they_are_the_mean_of():
    both = (frames.scores(60, 60, None), frames.scores(64, None, 50))
    (same,) = maps.change_facts(KELTANA, "index", means(*both, is_same=True)).values()
    (every,) = maps.change_facts(KELTANA, "index", means(*both, is_same=False)).values()
    assert (same.paint, same.lines) == ("change2", ("60,00 → 64,00", "+4,00", "dinilai: 1 → 1 kelurahan"))
    assert every.lines[-1] == "dinilai: 2 → 2 kelurahan"
    nobody = means(frames.scores(60, None), frames.scores(None, 60), is_same=True)
    (none,) = maps.change_facts(KELTANA, "index", nobody).values()
    assert (none.paint, none.lines) == (maps.NO_DATA, ("tidak ada peserta yang punya hasil pada kedua tahun",))


def test_what_is_withheld_is_dotted_and_other_versions_lie_side_by_side():
    row = means(frames.scores(60), frames.scores(64), is_same=False).iloc[0].to_dict()
    gone = {"step": pd.NA, "change_value": float("nan")}
    other = pd.DataFrame([row | gone | {"status": "version_differs"}])
    (fact,) = maps.change_facts(KELTANA, "index", other).values()
    assert fact.lines == ("versi instrumen berbeda, hanya disandingkan", "60,00 | 64,00")
    hidden = pd.DataFrame([row | gone | {"status": "withheld", "value_before": None, "value_after": None}])
    (fact,) = maps.change_facts(load("katana"), "index", hidden).values()
    assert fact.paint in maps.change_paints(load("katana"), "index")
    assert fact.lines == ("ditahan untuk melindungi keluarga",)


def test_every_fact_has_a_paint():
    found = change.compare(
        frames.scores(*[60] * 9), frames.scores(*[60 + n for n in (-20, -5, -1, 0, 1, 5, 20, 0.5, -0.5)])
    )
    paints = maps.change_paints(KELTANA, "index")
    assert all(fact.paint in paints for fact in maps.change_facts(KELTANA, "index", found).values())
