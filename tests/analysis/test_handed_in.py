"""What a verifier's list says of forms: order, contradictions, jumps, concerns; answers beside the verifier's."""

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest

from siperi_geo.analysis.handed_in import HandedIn, handed_in
from siperi_geo.analysis.reviewed import changed, contradicted, differing, with_reviews
from siperi_geo.analysis.verified import counted, marked
from siperi_geo.assessments import Review
from siperi_geo.instruments import NOT_ASKED, Instrument, load
from siperi_geo.scoring import score_form

KELTANA = load("keltana")
ITEMS = len(KELTANA.items)


def answers(met: int, **other: int | None) -> list[int | None]:
    """Of every indicator the first `met` questions answered yes, but for those named."""
    given = {item.id: int(place < met) for node in KELTANA.nodes() for place, item in enumerate(node.items)}
    return list((given | other).values())


def row(name: str, given: list[int | None], *, minute: int = 0, **other: object) -> dict[str, object]:
    return {
        "subject_id": name, "subject_name": name, "area_code": name, "area_name": name,
        "kecamatan_code": "99.01.01", "kecamatan_name": "Bukit",
        "assessment_id": f"form-{name}", "version": "2021", "revision": 1,
        "state": "submitted", "answers": given, "recorded_at": datetime(2026, 3, 1, 8, minute, tzinfo=UTC),
        "actor": "lurah", "is_repair": False, "review_count": 0, **other,
    }  # fmt: skip


def before(name: str, met: int, **other: object) -> dict[str, object]:
    given = answers(met)
    score = score_form(KELTANA, given)
    values = {"index_value": score.index, "score": score.score}
    return {"subject_id": name, "year": 2025, "version": "2021", "answers": given, **values, **other}


def found(*rows: dict[str, object], earlier: tuple[dict[str, object], ...] = ()) -> dict[str, HandedIn]:
    columns = ["subject_id", "year", "version", "answers", "index_value", "score"]
    forms = handed_in(pd.DataFrame(rows), pd.DataFrame(earlier, columns=columns), {"2021": KELTANA})
    return {one.subject_id: one for one in forms}


def test_those_that_wait_longest_come_first() -> None:
    rows = [row("a", answers(2), state="verified"), row("b", answers(2), minute=5), row("c", answers(2), minute=1)]
    assert list(found(*rows)) == ["c", "b", "a"]


def test_concerns_name_why_a_form_wants_a_look() -> None:
    forms = found(
        row("plain", answers(2)),
        row("contrary", answers(2, Q001=0)),
        row("jumped", answers(4)),
        row("blank", [None] * 100 + answers(2)[100:]),
        row("absent", answers(2), version="1999"),
        row("repaired", answers(2), is_repair=True, review_count=1),
        earlier=(before("jumped", 1), before("plain", 2)),
    )
    assert {name: one.concerns for name, one in forms.items()} == {
        "plain": (),
        "contrary": ("contradictions",),
        "jumped": ("big_jump",),
        "blank": ("not_assessable",),
        "absent": ("version_absent",),
        "repaired": ("repair", "reviewed"),
    }


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (before("a", 3), (20.0, True)),  # 20 of a range of 80: 25 points of 100
        (before("a", 4), (0.0, False)),
        (before("a", 3, version="2012"), None),
        (before("a", 3, index_value=None, score=None), None),
    ],
)
def test_a_jump_is_measured_against_the_same_version(
    then: dict[str, object], expected: tuple[float, bool] | None
) -> None:
    jump = found(row("a", answers(4)), earlier=(then,))["a"].jump
    assert (None if jump is None else (jump.index, jump.is_big)) == expected


def test_what_changed_and_what_contradicts_is_named_by_item() -> None:
    form = found(row("a", answers(2, Q001=0)), earlier=(before("a", 2),))["a"]
    assert changed(form, KELTANA) == {"Q001": 1}
    assert contradicted(form) == {"Q001"}
    assert form.earlier is not None
    assert changed(replace(form, earlier=replace(form.earlier, version="2012")), KELTANA) == {}


def test_the_verifiers_answers_stand_beside_those_declared() -> None:
    given = answers(2)
    said = {"Q001": Review(0, ""), "Q002": Review(None, "bukti?"), "Q003": Review(0, "")}
    assert with_reviews(KELTANA, given, said) == tuple(answers(2, Q001=0))
    assert differing(KELTANA, given, said) == ("Q001",)
    assert given == answers(2)


def test_a_question_that_was_not_asked_stays_so() -> None:
    rsab: Instrument = load("rsab")
    given = [NOT_ASKED] * len(rsab.items)
    assert differing(rsab, given, {rsab.items[-1].id: Review(1, "")}) == ()


def test_a_form_is_in_its_area_and_its_kecamatan() -> None:
    form = found(row("99.01.01.1001", answers(2)))["99.01.01.1001"]
    asked = (None, "99.01.01", "99.01.01.1001", "99.01.02")
    assert [form.is_within(area) for area in asked] == [True, True, True, False]


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 204), ""),
        ((5, 0, 0), "2026: belum ada yang diverifikasi dari 5 formulir; semuanya penilaian sendiri."),
        ((5, 2, 0), "2026: 2 dari 5 formulir sudah diverifikasi; selebihnya penilaian sendiri."),
        (
            (5, 5, 3),
            "2026: formulir yang masuk sudah diverifikasi semuanya (5). Formulir contoh (3) "
            "ikut dalam nilai, tetapi tidak dalam hitungan verifikasi ini.",
        ),
    ],
)
def test_how_many_are_verified_in_a_sentence(counts: tuple[int, int, int], words: str) -> None:
    assert counted(2026, *counts) == words


def test_rows_say_how_they_came_about() -> None:
    forms = pd.DataFrame(
        {"assessment_id": ["a", "b"], "state": ["verified", "submitted"], "is_example": [False, False]}
    )
    rows = pd.DataFrame({"assessment_id": ["b", None, "a"]})
    assert marked(rows, forms)["verification"].tolist() == ["penilaian sendiri", None, "terverifikasi"]
    assert "verification" not in marked(rows, forms.assign(is_example=True))
    assert marked(rows, forms.assign(is_example=[True, False]))["verification"].iloc[2] == "data contoh"
