"""Verifying: what counts follows the verifier's decision, answers stay as given, every step is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from siperi_geo import demo
from siperi_geo.analysis.advice import item_answers
from siperi_geo.analysis.reviewed import with_reviews
from siperi_geo.assessments import FormState, Review, answers_of, move_round, reviews_of, said_of
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, load
from siperi_geo.intake import accept, examine
from siperi_geo.rights import Grant, Role
from siperi_geo.scoring import score_form
from siperi_geo.store import Store, run_checks
from siperi_geo.verification import decide, decide_all, take_back_word, withdraw
from tests.families import add_families
from tests.people import begin, join
from tests.toytown import build as toytown

BUKIT, LERENG = "99.01.01.1001", "99.01.01.1002"
ITEMS = {"Q001": Review(0, "SK belum ada"), "Q006": Review(None, "tahun berapa?")}


@pytest.fixture
def store(toy_store: Store) -> Iterator[Store]:
    """Toy town; at the end no check may find anything."""
    yield toy_store
    assert run_checks(toy_store) == {}


@pytest.fixture(scope="module")
def keltana() -> Instrument:
    return load("keltana")


def form_of(store: Store, subject_id: str, year: int = 2025) -> str:
    rows = store.query("assessments/newest_per_subject", instrument="keltana", year=year)
    return str(rows.set_index("subject_id").at[subject_id, "assessment_id"])


def index_of(store: Store, subject_id: str, variant: str = "standard") -> float | None:
    """The index that counts in 2025."""
    keys = {"instrument": "keltana", "year": 2025, "variant": variant, "node": "index"}
    rows = store.query("scores/score_per_subject", kind="kelurahan", **keys).set_index("area_code")
    value = rows.at[subject_id, "index_value"]
    return None if value != value else float(value)


def hand_in(store: Store, keltana: Instrument, folder: Path, met: int) -> None:
    file = toytown.write_csv(folder / f"{met}.csv", keltana, {BUKIT: {"met": met}})
    accept(store, examine(store, [file], keltana, year=2025), actor="lurah")


def test_a_verified_form_counts_as_before_and_says_who(store: Store) -> None:
    form = form_of(store, BUKIT)
    decide(store, form, "verified", actor="bpbd")
    head = store.query("assessments/form_head", assessment_id=form).iloc[0]
    assert (head["state"], index_of(store, BUKIT)) == ("verified", 80.0)
    events = store.query("assessments/event_list", instrument="keltana", year=2025, subject_id=BUKIT)
    assert events[["to_state", "actor"]].to_numpy().tolist() == [["verified", "bpbd"], ["submitted", "test"]]
    assert store.sql("select action from audit order by audit_id desc limit 1")["action"].tolist() == [
        "verify_form"
    ]


def test_a_decision_makes_the_scores_of_verified_forms_fresh(store: Store, keltana: Instrument) -> None:
    form, only = form_of(store, BUKIT), "standard@verified"
    assert index_of(store, BUKIT, only) is None
    decide(store, form, "verified", actor="bpbd", said=ITEMS)
    told = {
        "instrument": "keltana",
        "year": 2025,
        "versions": ["2021"],
        "items": [[one.id for one in keltana.items]],
    }
    row = store.query("assessments/verified_per_subject", **told).iloc[0]
    declared, counted = answers_of(row["declared"]), answers_of(row["answers"])
    assert (row["subject_id"], counted) == (BUKIT, with_reviews(keltana, declared, ITEMS))
    assert index_of(store, BUKIT, only) == score_form(keltana, counted).index != index_of(store, BUKIT) == 80.0
    assert index_of(store, LERENG, only) is None
    asked = {"instrument": "keltana", "year": 2025, "version": "2021", "variant": only, **item_answers(keltana)}
    asked |= {"subjects": None}
    gaps = {
        whose: store.query("scores/item_gap_per_city", **asked, items=items).set_index("item_position")[
            "unmet_count"
        ]
        for whose, items in (("declared", None), ("verifier", told["items"][0]))
    }
    assert [gaps[whose][1] for whose in ("declared", "verifier")] == [0, 1], "Q001, which the verifier denies"
    decide(store, form, "returned", actor="bpbd")
    assert index_of(store, BUKIT, only) is None


def test_a_returned_form_does_not_count_and_its_answers_stay(store: Store) -> None:
    form = form_of(store, BUKIT)
    before = store.sql("select answers from assessments where assessment_id = $a", {"a": form})["answers"].iloc[0]
    decide(store, form, "returned", actor="bpbd", said=ITEMS)
    after = store.sql("select answers from assessments where assessment_id = $a", {"a": form})["answers"].iloc[0]
    assert list(before) == list(after)
    assert (index_of(store, BUKIT), index_of(store, LERENG)) == (None, 40.0)
    assert reviews_of(store, form) == ITEMS
    decide(store, form, "submitted", actor="bpbd")
    assert index_of(store, BUKIT) == 80.0


def test_the_form_that_counted_before_counts_again(store: Store, keltana: Instrument, tmp_path: Path) -> None:
    hand_in(store, keltana, tmp_path, 4)
    assert index_of(store, BUKIT) == 100.0
    decide(store, form_of(store, BUKIT), "rejected", actor="bpbd", reason="formulir orang lain")
    assert index_of(store, BUKIT) == 80.0


def test_the_same_file_handed_in_again_is_no_repair(store: Store, keltana: Instrument, tmp_path: Path) -> None:
    hand_in(store, keltana, tmp_path, 4)
    decide(store, form_of(store, BUKIT), "returned", actor="bpbd", reason="bukti?")
    again = examine(store, [tmp_path / "4.csv"], keltana, year=2025)
    assert [entry.action for entry in again.plan.entries] == ["unchanged"]


def test_an_older_form_is_not_decided_any_more(store: Store, keltana: Instrument, tmp_path: Path) -> None:
    older = form_of(store, BUKIT)
    hand_in(store, keltana, tmp_path, 4)
    with pytest.raises(SiperiError, match="FORM_SUPERSEDED"):
        decide(store, older, "verified", actor="bpbd")


def test_a_word_is_taken_back_and_the_history_keeps_that_it_was_there(store: Store) -> None:
    form = form_of(store, BUKIT)
    decide(store, form, "verified", actor="vera", said=ITEMS)
    assert index_of(store, BUKIT, "standard@verified") < 80
    take_back_word(store, form, "Q001", seen=ITEMS["Q001"], actor="bpbd")
    assert reviews_of(store, form) == {"Q006": ITEMS["Q006"]}
    assert index_of(store, BUKIT, "standard@verified") == 80.0
    asked = {"instrument": "keltana", "year": 2025, "subject_id": BUKIT}
    (kept,) = store.query("assessments/unsaid_list", **asked).to_dict("records")
    assert (kept["item_id"], kept["said_by"], kept["actor"]) == ("Q001", "vera", "bpbd")
    assert store.query("assessments/event_list", **asked)["to_state"].tolist() == ["verified", "submitted"]
    audit = store.sql("select action, target, detail from audit order by audit_id desc limit 1")
    assert audit.to_numpy().tolist() == [["take_back_word", form, "Q001 vera: 0 SK belum ada"]]
    for item, seen in (("Q001", ITEMS["Q001"]), ("Q006", Review(None, "kapan?"))):
        with pytest.raises(SiperiError, match="REVIEW_MOVED_MEANWHILE"):
            take_back_word(store, form, item, seen=seen, actor="bpbd")


def test_another_verifiers_word_is_not_written_over_and_a_replaced_one_is_in_the_audit(store: Store) -> None:
    form, admin = form_of(store, BUKIT), begin(store)
    vera, budi = (join(store, name, Grant(Role.VERIFIER)) for name in ("vera", "budi"))
    decide(store, form, "returned", actor=vera, said=ITEMS)
    with pytest.raises(SiperiError, match="NOT_ALLOWED"):
        decide(store, form, "submitted", actor=budi, said={"Q001": Review(1, "ada")})
    assert reviews_of(store, form) == ITEMS
    same = {"Q001": Review(0, " SK belum ada "), "Q002": Review(None, "cap?")}
    decide(store, form, "submitted", actor=budi, said=same)
    assert {item: one.actor for item, one in said_of(store, form).items()} == {
        "Q001": "vera", "Q002": "budi", "Q006": "vera",
    }  # fmt: skip
    decide(store, form, "verified", actor=budi, said={"Q002": Review(None, "cap basah?")})
    decide(store, form, "returned", actor=admin, said={"Q001": Review(1, "ada, halaman 3")})
    audit = store.sql("select actor, detail from audit where action = 'take_back_word' order by audit_id")
    assert audit.to_numpy().tolist() == [["budi", "Q002 budi:  cap?"], ["bpbd", "Q001 vera: 0 SK belum ada"]]
    asked = {"instrument": "keltana", "year": 2025, "subject_id": BUKIT}
    (kept,) = store.query("assessments/unsaid_list", **asked).to_dict("records")
    assert (kept["item_id"], kept["said_by"], kept["actor"]) == ("Q001", "vera", "bpbd")


def test_the_only_reason_of_a_return_and_words_of_a_locked_year_stay(store: Store) -> None:
    form, word = form_of(store, BUKIT), {"Q006": ITEMS["Q006"]}
    decide(store, form, "returned", actor="vera", said=word)
    with pytest.raises(SiperiError, match="REVIEW_IS_REASON"):
        take_back_word(store, form, "Q006", seen=word["Q006"], actor="vera")
    decide(store, form, "submitted", actor="vera")
    for state in ("open", "closed", "locked"):
        move_round(store, "keltana", 2025, state, actor="bpbd")
    with pytest.raises(SiperiError, match="ROUND_LOCKED"):
        take_back_word(store, form, "Q006", seen=word["Q006"], actor="vera")
    assert reviews_of(store, form) == word


def test_a_locked_year_takes_no_decision(store: Store) -> None:
    for state in ("open", "closed", "locked"):
        move_round(store, "keltana", 2025, state, actor="bpbd")
    with pytest.raises(SiperiError, match="ROUND_LOCKED"):
        decide(store, form_of(store, BUKIT), "verified", actor="bpbd")


@pytest.mark.parametrize("to", ["returned", "rejected"])
def test_nothing_is_refused_without_a_reason(store: Store, to: str) -> None:
    with pytest.raises(SiperiError, match="FORM_REASON_MISSING"):
        decide(store, form_of(store, BUKIT), to, actor="bpbd", reason=" ")
    assert index_of(store, BUKIT) == 80.0


@pytest.mark.parametrize(
    ("said", "code"),
    [({"Q001": Review(9, "")}, "REVIEW_ANSWER_UNKNOWN"), ({"Q001": Review(None, " ")}, "REVIEW_EMPTY")],
)
def test_what_is_said_of_an_answer_says_something(store: Store, said: dict[str, Review], code: str) -> None:
    form = form_of(store, BUKIT)
    with pytest.raises(SiperiError, match=code):
        decide(store, form, "returned", actor="bpbd", said=said)
    assert reviews_of(store, form) == {}


def test_several_forms_are_decided_all_or_none(store: Store) -> None:
    forms = [form_of(store, BUKIT), form_of(store, LERENG)]
    with pytest.raises(SiperiError, match="FORM_UNKNOWN"):
        decide_all(store, [*forms, "nobody"], "verified", actor="bpbd")
    decide_all(store, forms, "verified", actor="bpbd")
    states = store.query("assessments/newest_per_subject", instrument="keltana", year=2025).set_index("subject_id")
    assert states.loc[[BUKIT, LERENG], "state"].tolist() == ["verified"] * 2
    with pytest.raises(SiperiError, match="FORM_MOVE_REFUSED"):
        decide_all(store, forms, "verified", actor="bpbd")


def test_what_an_import_stored_by_mistake_is_taken_back_whole(
    store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    file = toytown.write_csv(tmp_path / "f.csv", keltana, {BUKIT: {"met": 4}, LERENG: {"met": 4}})
    batch = accept(store, examine(store, [file], keltana, year=2025), actor="lurah")
    mistaken, later = form_of(store, BUKIT), tmp_path / "later"
    later.mkdir()
    hand_in(store, keltana, later, 2)
    assert withdraw(store, batch, actor="bpbd", reason="berkas tahun lain") == 2
    assert (index_of(store, BUKIT), index_of(store, LERENG)) == pytest.approx((60.0, 40.0))
    decide(store, form_of(store, BUKIT), "rejected", actor="bpbd", reason="salah juga")
    assert index_of(store, BUKIT) == 80.0, "the form before both counts, not the one taken back"
    decide(store, form_of(store, BUKIT), "verified", actor="bpbd")
    with pytest.raises(SiperiError, match="FORM_MOVE_REFUSED"):
        decide(store, mistaken, "verified", actor="bpbd")
    with pytest.raises(SiperiError, match="BATCH_WITHOUT_FORMS"):
        withdraw(store, batch, actor="bpbd", reason="lagi")
    assert examine(store, [file], keltana, year=2025).plan.to_store, "rejected is not kept out for ever"


def test_the_only_form_of_somebody_can_come_in_again_after_it_was_taken_back(
    store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    file = toytown.write_csv(tmp_path / "f.csv", keltana, {BUKIT: {"met": 4}})
    batch = accept(store, examine(store, [file], keltana, year=2026), actor="lurah")
    decide(store, form_of(store, BUKIT, 2026), "verified", actor="bpbd")
    withdraw(store, batch, actor="bpbd", reason="tahun lain")
    again = examine(store, [file], keltana, year=2026)
    assert [entry.action for entry in again.plan.to_store] == ["new"]
    accept(store, again, actor="lurah")


def test_a_form_of_another_version_that_counts_again_has_its_score(store: Store, keltana: Instrument) -> None:
    old = load("keltana", "2012")
    with store.transaction(actor="test", action="change", target="toy") as tx:
        tx.execute(
            """insert into assessments by name select * replace (
                'old' as assessment_id, '2012' as version, recorded_at - interval 1 day as recorded_at,
                list_resize([1], $n, 1)::utinyint[] as answers)
            from assessments where assessment_id = $form""",
            {"form": form_of(store, BUKIT), "n": len(old.items)},
        )
    decide(store, form_of(store, BUKIT), "rejected", actor="bpbd", reason="keliru")
    found = store.sql(
        "select version from scores where subject_id = $s and year = 2025 and node = 'index'", {"s": BUKIT}
    )
    assert set(found["version"]) == {"2012"}


def test_a_decision_is_about_the_state_that_was_seen(store: Store) -> None:
    form = form_of(store, BUKIT)
    decide(store, form, "verified", actor="ani", seen="submitted")
    with pytest.raises(SiperiError, match="FORM_MOVED_MEANWHILE"):
        decide(store, form, "returned", actor="budi", reason="bukti?", seen="submitted")
    decide(store, form, "rejected", actor="budi", reason="keliru", seen="verified")


@pytest.mark.parametrize("to", ["verified", "returned", "rejected"])
def test_the_form_of_a_household_is_nobodys_to_judge(toy_store: Store, to: FormState) -> None:
    add_families(toy_store, {BUKIT: 1})
    (form,) = toy_store.sql("select assessment_id from assessments where instrument = 'katana'")["assessment_id"]
    with pytest.raises(SiperiError, match="VERIFY_UNNAMED"):
        decide(toy_store, form, to, actor="vera", reason="sebab")
    states = toy_store.sql("select state from assessments where instrument = 'katana'")["state"].tolist()
    assert states == ["submitted"]


def test_an_example_is_nobodys_to_judge_and_leaves_no_word_behind(toy_store: Store) -> None:
    with toy_store.transaction(actor="test", action="test", target="x") as tx:
        tx.execute("update assessments set is_example = true")
    (form, *_) = toy_store.sql("select assessment_id from assessments order by 1")["assessment_id"].tolist()
    with pytest.raises(SiperiError, match="VERIFY_EXAMPLE"):
        decide(toy_store, form, "verified", actor="vera", said=ITEMS)
    with toy_store.transaction(actor="test", action="test", target="x") as tx:  # by an earlier version
        tx.execute(f"insert into item_reviews values ('{form}', 'Q001', 0, 'x', now(), 'vera')")
    demo.remove(toy_store)
    assert toy_store.sql("select * from item_reviews").empty
    assert run_checks(toy_store) == {}
