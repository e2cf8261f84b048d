"""Filling a form on the web: every answer is kept at once, handed in once, scored as any other form."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.assessments import Draft, begin, discard, draft_of, move_round, save_answer, save_note
from siperi_geo.errors import SiperiError
from siperi_geo.filling import gains, standing, submit
from siperi_geo.instruments import NOT_ASKED, Instrument, load
from siperi_geo.intake import accept, examine
from siperi_geo.scoring import score_form
from siperi_geo.store import Store, run_checks
from siperi_geo.verification import decide
from tests.toytown import build as toytown

BUKIT, KARANG = "99.01.01.1001", "99.01.02.1002"
YEAR = 2026


@pytest.fixture
def store(toy_store: Store) -> Iterator[Store]:
    """Toy town with an open round of KELTANA 2026."""
    move_round(toy_store, "keltana", YEAR, "open", actor="test")
    yield toy_store
    assert run_checks(toy_store) == {}


@pytest.fixture(scope="module")
def keltana() -> Instrument:
    return load("keltana")


def now(store: Store, draft: Draft) -> Draft:
    """The draft as it is stored."""
    found = draft_of(store, draft.instrument.id, draft.subject_id, draft.year)
    assert found is not None
    return found


def fill(store: Store, draft: Draft, value: int = 1, *, most: int = 128) -> Draft:
    """The draft with its first questions answered."""
    for item in draft.instrument.items[:most]:
        save_answer(store, draft, item.id, value, actor="lurah")
    return now(store, draft)


def test_answers_are_stored_one_by_one_and_outlive_the_store_handle(toy_path: Path, keltana: Instrument) -> None:
    with Store.open(toy_path) as first:
        move_round(first, "keltana", YEAR, "open", actor="test")
        version = first.data_version
        draft = begin(first, keltana, BUKIT, YEAR, actor="lurah")
        for item, value in (("Q001", 1), ("Q002", 0), ("Q003", 1), ("Q003", None)):
            save_answer(first, draft, item, value, actor="lurah")
        save_note(first, draft, "Q002", " SK menyusul ", actor="sekretaris")
        assert first.data_version == version + 1, "readers look again when a draft begins, not at every answer"
    with Store.open(toy_path) as second:
        again = begin(second, keltana, BUKIT, YEAR, actor="sekretaris")
        assert again.draft_id == draft.draft_id
        assert again.answers == (1, 0) + (None,) * 126
        assert again.notes == {"Q002": "SK menyusul"}
        assert len(again.unanswered) == 126
        listed = second.query("drafts/draft_list").iloc[0]
        assert (listed["subject_name"], listed["answered_count"], listed["saved_by"]) == ("Bukit", 2, "sekretaris")


def test_a_draft_counts_nowhere_until_it_is_handed_in(store: Store, keltana: Instrument) -> None:
    draft = fill(store, begin(store, keltana, KARANG, YEAR, actor="lurah"))
    years = store.query("scores/year_list", instrument="keltana", variant="standard")["year"].tolist()
    assert YEAR not in years
    assert standing(draft).index == 100
    form = submit(store, draft, actor="lurah")
    stored = store.sql("select * from assessments where assessment_id = $a", {"a": form}).iloc[0]
    assert (stored["subject_id"], stored["state"], stored["revision"], stored["actor"]) == (
        KARANG, "submitted", 1, "lurah",
    )  # fmt: skip
    scores = store.sql("select index_value from scores where assessment_id = $a and node = 'index'", {"a": form})
    assert scores["index_value"].tolist() == [100.0] * len(keltana.variants)
    assert draft_of(store, "keltana", KARANG, YEAR) is None
    with pytest.raises(SiperiError, match="DRAFT_GONE"):
        submit(store, draft, actor="lurah")
    with pytest.raises(SiperiError, match="DRAFT_GONE"):
        save_answer(store, draft, "Q001", 0, actor="lurah")


def test_a_blank_form_is_not_handed_in(store: Store, keltana: Instrument) -> None:
    with pytest.raises(SiperiError, match="DRAFT_BLANK"):
        submit(store, begin(store, keltana, BUKIT, YEAR, actor="lurah"), actor="lurah")
    assert draft_of(store, "keltana", BUKIT, YEAR) is not None


@pytest.mark.parametrize(("to", "code"), [("closed", "ROUND_CLOSED"), ("locked", "ROUND_LOCKED")])
def test_a_round_that_ended_takes_nothing_and_keeps_what_was_filled_in(
    store: Store, keltana: Instrument, to: str, code: str
) -> None:
    draft = fill(store, begin(store, keltana, BUKIT, YEAR, actor="lurah"), most=3)
    for state in ("closed", "locked") if to == "locked" else ("closed",):
        move_round(store, "keltana", YEAR, state, actor="test")
    for act in (
        lambda: save_answer(store, draft, "Q001", 0, actor="lurah"),
        lambda: save_note(store, draft, "Q001", "x", actor="lurah"),
        lambda: submit(store, draft, actor="lurah"),
        lambda: begin(store, keltana, KARANG, YEAR, actor="lurah"),
    ):
        with pytest.raises(SiperiError, match=code):
            act()
    assert now(store, draft).answers[:4] == (1, 1, 1, None)


def test_without_a_round_or_for_strangers_nothing_begins(store: Store, keltana: Instrument) -> None:
    with pytest.raises(SiperiError, match="ROUND_ABSENT"):
        begin(store, keltana, BUKIT, 2027, actor="x")
    with pytest.raises(SiperiError, match="DRAFT_SUBJECT_UNKNOWN"):
        begin(store, keltana, "53.71.01.1001", YEAR, actor="x")
    draft = begin(store, keltana, BUKIT, YEAR, actor="x")
    with pytest.raises(SiperiError, match="DRAFT_ANSWER_UNKNOWN"):
        save_answer(store, draft, "Q001", 7, actor="x")
    with pytest.raises(SiperiError, match="DRAFT_NOTE_LONG"):
        save_note(store, draft, "Q001", "x" * 2001, actor="x")
    with pytest.raises(KeyError):
        save_note(store, draft, "Q999", "x", actor="x")


def test_a_returned_form_is_repaired_from_its_own_answers(store: Store, keltana: Instrument) -> None:
    first = submit(store, fill(store, begin(store, keltana, BUKIT, YEAR, actor="lurah"), most=100), actor="lurah")
    decide(store, first, "returned", actor="bpbd", reason="lengkapi")
    draft = begin(store, keltana, BUKIT, YEAR, actor="lurah")
    assert (draft.based_on, draft.answers[:101]) == (first, (1,) * 100 + (None,))
    save_answer(store, draft, "Q101", 0, actor="lurah")
    second = submit(store, now(store, draft), actor="lurah")
    decide(store, second, "verified", actor="bpbd")
    states = store.sql(
        "select state from assessments where subject_id = $s and year = 2026 order by revision", {"s": BUKIT}
    )
    assert states["state"].tolist() == ["returned", "verified"]
    with pytest.raises(SiperiError, match="DRAFT_VERIFIED"):
        begin(store, keltana, BUKIT, YEAR, actor="lurah")


def test_a_form_that_was_verified_meanwhile_is_not_replaced(
    store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    first = submit(store, fill(store, begin(store, keltana, BUKIT, YEAR, actor="lurah"), most=9), actor="lurah")
    draft = begin(store, keltana, BUKIT, YEAR, actor="lurah")
    decide(store, first, "verified", actor="bpbd")
    with pytest.raises(SiperiError, match="DRAFT_VERIFIED"):
        submit(store, draft, actor="lurah")
    file = toytown.write_csv(tmp_path / "f.csv", keltana, {BUKIT: {"met": 4}})
    found = examine(store, [file], keltana, year=YEAR)
    assert "ASSESSMENT_REVISES_VERIFIED" in [problem.code for problem in found.plan.overruled]


def test_blanks_beyond_those_accepted_stop_it(store: Store, keltana: Instrument) -> None:
    draft = fill(store, begin(store, keltana, BUKIT, YEAR, actor="lurah"), most=9)
    save_answer(store, draft, "Q001", None, actor="camat")
    with pytest.raises(SiperiError, match="DRAFT_BLANKS_MORE"):
        submit(store, draft, actor="lurah", blanks=119)
    submit(store, draft, actor="lurah", blanks=120)


def test_a_form_that_came_in_meanwhile_is_not_followed_unseen(
    store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    draft = fill(store, begin(store, keltana, BUKIT, YEAR, actor="lurah"), most=5)
    file = toytown.write_csv(tmp_path / "f.csv", keltana, {BUKIT: {"met": 4}})
    accept(store, examine(store, [file], keltana, year=YEAR), actor="bpbd")
    with pytest.raises(SiperiError, match="DRAFT_OVERTAKEN") as refused:
        submit(store, draft, actor="lurah")
    came_in = refused.value.problems[0].values["assessment"]
    with pytest.raises(SiperiError, match="DRAFT_OVERTAKEN"):
        submit(store, draft, actor="lurah", over="another")
    submit(store, draft, actor="lurah", over=came_in)
    assert store.query("assessments/newest_per_subject", instrument="keltana", year=YEAR)["revision"].tolist() == [
        2
    ]


def test_what_is_discarded_is_gone_and_said(store: Store, keltana: Instrument) -> None:
    draft = fill(store, begin(store, keltana, BUKIT, YEAR, actor="lurah"), most=2)
    discard(store, draft, actor="lurah")
    assert store.query("drafts/draft_list").empty
    audit = store.sql("select action, detail from audit order by audit_id desc limit 1").iloc[0]
    assert audit.tolist() == ["discard_draft", "2 answers"]
    with pytest.raises(SiperiError, match="DRAFT_GONE"):
        discard(store, draft, actor="lurah")


def test_a_form_of_a_profile_asks_what_the_profile_asks(subjects_store: Store) -> None:
    rsab = load("rsab")
    where = subjects_store.sql("select subject_id from subjects where kind = 'health_facility' and is_active")
    subject_id, profile = where["subject_id"].iloc[0], rsab.profiles[-1]
    move_round(subjects_store, "rsab", YEAR, "open", actor="test")
    draft = begin(subjects_store, rsab, subject_id, YEAR, actor="x", profile=profile.id)
    asked = [item for item in rsab.items if rsab.is_asked(item, profile)]
    assert len(draft.unanswered) == len(asked) < len(rsab.items)
    for item in asked:
        save_answer(subjects_store, draft, item.id, rsab.scale_of(item).best.value, actor="x")
    form = submit(subjects_store, draft, actor="x")
    stored = subjects_store.sql("select answers from assessments where assessment_id = $a", {"a": form})
    assert NOT_ASKED in stored["answers"].iloc[0]


def test_another_profile_takes_over_only_what_it_asks(subjects_store: Store) -> None:
    rsab = load("rsab")
    where = subjects_store.sql("select subject_id from subjects where kind = 'health_facility' and is_active")
    subject_id, (wide, narrow) = where["subject_id"].iloc[0], (rsab.profile("hospital"), rsab.profile("puskesmas"))
    only_wide = next(item for item in rsab.items if rsab.is_asked(item, wide) and not rsab.is_asked(item, narrow))
    move_round(subjects_store, "rsab", YEAR, "open", actor="test")
    draft = begin(subjects_store, rsab, subject_id, YEAR, actor="x", profile="hospital")
    for item in (rsab.items[0], only_wide):
        save_answer(subjects_store, draft, item.id, rsab.scale_of(item).best.value, actor="x")
        save_note(subjects_store, draft, item.id, "catatan", actor="x")
    form = submit(subjects_store, draft, actor="x")
    decide(subjects_store, form, "returned", actor="bpbd", reason="puskesmas")
    again = begin(subjects_store, rsab, subject_id, YEAR, actor="x", profile="puskesmas")
    assert again.answers[rsab.item_position(only_wide.id)] == NOT_ASKED
    assert only_wide.id not in again.notes
    kept = int(only_wide != rsab.items[0])
    assert subjects_store.query("drafts/draft_list")["answered_count"].tolist() == [kept]


@settings(max_examples=10)  # each is a hundred forms
@given(answers=st.lists(st.sampled_from([0, 1] * 10 + [None]), min_size=128, max_size=128))
def test_a_gain_is_what_the_better_answer_adds(answers: list[int | None]) -> None:
    instrument = load("keltana")
    index = score_form(instrument, answers).index
    found = gains(instrument, answers, most=2)
    if index is None:
        assert found == []
    for gain in found:
        changed = list(answers)
        changed[instrument.item_position(gain.item.id)] = gain.choice.value
        after = score_form(instrument, changed).index
        assert after is not None
        assert index is not None
        assert gain.index == pytest.approx(after - index)
        assert gain.index > 0
    assert [one.index for one in found] == sorted((one.index for one in found), reverse=True)


def test_nothing_raises_a_perfect_form(keltana: Instrument) -> None:
    assert gains(keltana, [1] * 128) == []
    assert [gain.item.id for gain in gains(keltana, [0] + [1] * 127)] == ["Q001"]


def test_two_people_begin_and_fill_one_form_at_the_same_time(store: Store, keltana: Instrument) -> None:
    halves = [keltana.items[:20], keltana.items[20:40]]

    def work(part: int) -> str:
        draft = begin(store, keltana, KARANG, YEAR, actor=f"orang {part}")
        for item in halves[part]:
            save_answer(store, draft, item.id, part, actor=f"orang {part}")
        return draft.draft_id

    with ThreadPoolExecutor(2) as people:
        begun = set(people.map(work, range(2)))
    assert len(begun) == 1
    assert draft_of(store, "keltana", KARANG, YEAR).answers[:41] == (0,) * 20 + (1,) * 20 + (None,)  # type: ignore[union-attr]


def test_an_older_form_that_counts_again_has_not_overtaken(
    store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    first = toytown.write_csv(tmp_path / "a.csv", keltana, {BUKIT: {"met": 4}})
    accept(store, examine(store, [first], keltana, year=YEAR), actor="bpbd")
    second = submit(
        store, fill(store, begin(store, keltana, BUKIT, YEAR, actor="lurah"), 0, most=9), actor="lurah"
    )
    draft = begin(store, keltana, BUKIT, YEAR, actor="lurah")
    decide(store, second, "rejected", actor="bpbd", reason="keliru")
    submit(store, draft, actor="lurah")
