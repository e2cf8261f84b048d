"""XLSForms: pyxform converts every one without a warning, ODK Validate accepts it, and it asks what it should."""

import re
import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyxform.validators.odk_validate import ODK_VALIDATE_PATH
from pyxform.xls2xform import convert

from siperi_geo.boundaries import builtin_areas
from siperi_geo.instruments import available, export_xlsform, load
from siperi_geo.instruments import xlsform_layout as layout
from siperi_geo.instruments.xlsform_words import spoken

AREAS = [(area.code, area.name) for area in builtin_areas() if area.level in ("kecamatan", "kelurahan")]
EVERY = [(ref.id, ref.version, None) for ref in available()]
EVERY += [("rsab", "2015", "hospital"), ("rsab", "2015", "puskesmas")]
ID, EN = "label::Bahasa Indonesia (id)", "label::English (en)"
Cells = list[dict[str, Any]]


def exported(code: str, version: str | None = None, **how: Any) -> bytes:
    target = BytesIO()
    export_xlsform(load(code, version), target, areas=AREAS, **({"language": "id"} | how))
    return target.getvalue()


def xform(content: bytes) -> str:
    """The XForm that pyxform makes of it; a warning fails the test."""
    warnings: list[str] = []
    converted = convert(BytesIO(content), warnings=warnings, file_type=".xlsx", validate=False)
    assert [*warnings, *converted.warnings] == []
    return str(converted.xform)


def rows(content: bytes, sheet: str) -> Cells:
    head, *cells = openpyxl.load_workbook(BytesIO(content))[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in cells]


def asked(content: bytes) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in rows(content, "survey") if row["name"]}


@pytest.mark.parametrize(("code", "version", "profile"), EVERY)
@pytest.mark.parametrize(("with_notes", "language"), [(False, "en"), (True, "id")])
def test_pyxform_converts_it_without_a_warning(
    code: str, version: str, profile: str | None, with_notes: bool, language: str
) -> None:
    made = xform(exported(code, version, profile=profile, with_notes=with_notes, language=language))
    assert f'id="siperi_{code}{"_" + profile if profile else ""}"' in made
    assert "<repeat" not in made


def validated(*paths: Path) -> int:
    """ODK Validate's exit code; all forms in one run of Java."""
    words = ["java", "-Djava.awt.headless=true", "-jar", ODK_VALIDATE_PATH, *map(str, paths)]
    return subprocess.run(words, capture_output=True, check=False, timeout=200).returncode


@pytest.mark.skipif(shutil.which("java") is None, reason="ODK Validate needs Java, which is not installed here")
def test_odk_validate_accepts_every_form(tmp_path: Path) -> None:
    paths = []
    for number, (code, version, profile) in enumerate(EVERY):
        path = tmp_path / f"{number}.xml"
        path.write_text(xform(exported(code, version, profile=profile, with_notes=True)), encoding="utf-8")
        paths.append(path)
    assert validated(*paths) == 0
    broken = tmp_path / "broken.xml"
    broken.write_text(xform(exported("keltana")).replace("= '0' and (", "= '0' und ("), encoding="utf-8")
    assert validated(broken) != 0


@pytest.mark.parametrize(("code", "version", "profile"), EVERY)
def test_every_question_is_there_once_in_order_in_both_languages(
    code: str, version: str, profile: str | None
) -> None:
    instrument, content = load(code, version), exported(code, version, profile=profile)
    chosen = instrument.profile(profile) if profile else None
    expected = [item for item in instrument.items if instrument.is_asked(item, chosen)]
    found = [row for row in rows(content, "survey") if str(row["type"]).startswith("select_one s_")]
    assert [row["name"] for row in found] == [layout.question_name(item.id) for item in expected]
    assert [row[ID] for row in found] == [f"{item.number}. {item.text.id}" for item in expected]
    assert [row[EN] for row in found] == [f"{item.number}. {item.text.en}" for item in expected]
    for item, row in zip(expected, found, strict=True):
        assert not item.evidence or item.evidence.id in row["hint::Bahasa Indonesia (id)"]
        assert not item.evidence or item.evidence.en in row["hint::English (en)"]


@pytest.mark.parametrize(("code", "version", "profile"), EVERY)
def test_every_answer_can_be_chosen_not_applicable_too(code: str, version: str, profile: str | None) -> None:
    instrument, found = load(code, version), Counter[tuple[str, str, str, str]]()
    for row in rows(exported(code, version, profile=profile), "choices"):
        found[row["list_name"], row["name"], row[ID], row[EN]] += 1
    for name, scale in instrument.scales.items():
        for choice in scale.choices:
            assert found[f"s_{name}", str(choice.value), choice.label.id, choice.label.en] == 1


def test_a_kelurahan_is_chosen_below_its_kecamatan() -> None:
    content = exported("keltana")
    choices = rows(content, "choices")
    below = {row["name"]: row["kecamatan"] for row in choices if row["list_name"] == "kelurahan"}
    assert len(below) == 51
    assert all(code.startswith(f"{kecamatan}.") for code, kecamatan in below.items())
    fields = asked(content)
    assert fields["siperi_kelurahan"]["choice_filter"] == "kecamatan = ${siperi_kecamatan}"
    assert fields["siperi_area"]["calculation"] == "${siperi_kelurahan}"
    assert (fields["siperi_year"]["constraint"], fields["siperi_year"]["required"]) == (
        ". >= 2000 and . <= 2099",
        "yes",
    )
    assert (fields["siperi_instrument"]["calculation"], fields["siperi_version"]["calculation"]) == (
        "'keltana'",
        "'2021'",
    )


WHOSE = {
    "keltana": {"siperi_kecamatan", "siperi_kelurahan", "siperi_filled_by"},
    "kencana": {"siperi_kecamatan", "siperi_filled_by"},
    "spab": {"siperi_kecamatan", "siperi_kelurahan", "siperi_subject", "siperi_place", "siperi_filled_by"},
    "rsab": {"siperi_kecamatan", "siperi_kelurahan", "siperi_subject", "siperi_place", "siperi_filled_by"},
    "katana": {"siperi_kecamatan", "siperi_kelurahan", "siperi_subject", "siperi_anonymous"},
    "erat": {"siperi_government", "siperi_unit", "siperi_respondent", "siperi_anonymous"},
}
ALWAYS = {"siperi_head", "siperi_filled_on", "siperi_year", "siperi_form", "siperi_instrument", "siperi_version"}


@pytest.mark.parametrize("code", WHOSE)
def test_the_head_asks_what_its_subject_needs_and_nobodys_name_on_an_anonymous_form(code: str) -> None:
    found = {name for name in asked(exported(code)) if name.startswith("siperi_") and "_h_" not in name}
    assert found - ALWAYS - {"siperi_area", "siperi_profile"} == WHOSE[code]


def test_a_family_number_cannot_hold_an_identity_number() -> None:
    rule = asked(exported("katana"))["siperi_subject"]["constraint"]
    pattern = re.compile(rule.removeprefix("regex(., '").removesuffix("')"))
    assert all(pattern.match(text) for text in ("12", "012", "RT03-12", "RT03/01-7"))
    assert not any(pattern.match(text) for text in ("5371010101900001", "Maria", "Maria 12", "081234567890", ""))


def test_who_fills_it_in_chooses_the_profile_and_questions_follow() -> None:
    chosen, fixed = asked(exported("rsab")), asked(exported("rsab", profile="puskesmas"))
    only = [item for item in load("rsab").items if item.profiles == ("hospital",)]
    assert len(only) == 14
    assert all(chosen[item.id]["relevant"] == "${siperi_profile} = 'hospital'" for item in only)
    assert (chosen["siperi_profile"]["type"], fixed["siperi_profile"]["type"]) == (
        "select_one profile",
        "calculate",
    )
    assert not any(item.id in fixed for item in only)
    with pytest.raises(KeyError):
        exported("rsab", profile="klinik")


def test_a_first_no_before_a_yes_is_a_reminder_never_a_jump() -> None:
    found = asked(exported("keltana"))
    rule = "${Q001} = '0' and (${Q002} = '1' or ${Q003} = '1' or ${Q004} = '1')"
    assert (found["c_I01"]["type"], found["c_I01"]["relevant"]) == ("note", rule)
    assert not any(found[item.id].get("relevant") for item in load("keltana").items)
    assert not any(found[item.id].get("required") for item in load("keltana").items)


def test_small_groups_fill_one_screen_and_large_ones_go_question_by_question() -> None:
    found = asked(exported("rsab"))
    assert (found["g_S2_1"]["appearance"], found["g_S2_2"]["appearance"]) == ("field-list", None)
    assert found["g_M2"]["appearance"] is None


def test_settings_say_which_form_and_version_it_is() -> None:
    (settings,) = rows(exported("keltana", "2012", language="en"), "settings")
    assert settings["form_id"] == "siperi_keltana"
    assert settings["version"].startswith("2012-")
    assert settings["default_language"] == "English (en)"


def test_notes_are_asked_only_when_wanted() -> None:
    assert asked(exported("katana", with_notes=True))["n_K01"]["type"] == "text"
    assert "n_K01" not in asked(exported("katana"))


def test_areas_are_needed_where_one_is_chosen() -> None:
    with pytest.raises(ValueError, match="kecamatan"):
        export_xlsform(load("kencana"), BytesIO(), areas=[], language="id")
    export_xlsform(load("erat"), BytesIO(), areas=[], language="id")


@given(
    st.from_regex(r"\A[A-Za-z][A-Za-z0-9_]{0,12}\Z")
    | st.sampled_from(["meta", "xml1", "q_", "Q_1", "g_A", "q_q_x"])
)
def test_names_of_questions_can_be_read_back(item_id: str) -> None:
    name = layout.question_name(item_id)
    assert layout.item_of_name(name) == item_id
    assert name.lower() != "meta"
    assert not name.lower().startswith(("siperi_", "g_", "n_", "c_", "xml"))


@pytest.mark.parametrize(("code", "version", "profile"), EVERY)
def test_no_two_columns_of_an_export_have_one_heading(code: str, version: str, profile: str | None) -> None:
    said = [(name, label) for name, label in spoken(load(code, version)) if not name.startswith("c_")]
    for headings in (
        [name.lower() for name, _ in said],
        *([getattr(x, k).lower() for _, x in said] for k in ("id", "en")),
    ):
        assert [word for word, n in Counter(headings).items() if n > 1] == []
