"""Evidence files of forms: taken in by what they are, kept as safely as answers, handed in and taken over."""

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as law
from hypothesis import strategies as st
from PIL import Image

from siperi_geo.assessments import (
    Draft,
    add_evidence,
    begin,
    discard,
    draft_of,
    evidence_for,
    evidence_of_draft,
    evidence_of_form,
    evidence_preview,
    move_round,
    remove_evidence,
    save_answer,
)
from siperi_geo.errors import SiperiError
from siperi_geo.evidence import called, media_type_of
from siperi_geo.evidence.kinds import MOST_PIXELS
from siperi_geo.filling import submit
from siperi_geo.instruments import load
from siperi_geo.store import Store, referenced, run_checks
from siperi_geo.verification import decide

BUKIT, KARANG, YEAR = "99.01.01.1001", "99.01.02.1002", 2026
PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **said: object) -> bytes:
    written = io.BytesIO()
    ground = Image.new("RGB", size, "white")
    ground.paste("green", (0, 0, size[0] // 2, size[1]))
    ground.save(written, kind, **said)
    return written.getvalue()


def said_to_be(width: int, height: int) -> bytes:
    """A small PNG whose head promises many pixels."""
    head = b"IHDR" + struct.pack(">II", width, height) + picture("PNG")[24:29]
    return picture("PNG")[:12] + head + struct.pack(">I", zlib.crc32(head)) + picture("PNG")[33:]


@pytest.fixture
def store(toy_store: Store) -> Iterator[Store]:
    """Toy town with an open round of KELTANA 2026."""
    move_round(toy_store, "keltana", YEAR, "open", actor="test")
    yield toy_store
    assert run_checks(toy_store) == {}


def begun(store: Store, subject: str = BUKIT) -> Draft:
    return begin(store, load("keltana"), subject, YEAR, actor="lurah")


def added(store: Store, draft: Draft, item: str, name: str, content: bytes) -> None:
    add_evidence(store, draft, item, name, content, actor="lurah")


def content(store: Store, one: object) -> bytes:
    return evidence_for(store, one.evidence_id, actor="lurah")[1]  # type: ignore[attr-defined]


def names(held: object) -> dict[str, list[str]]:
    return {item: [one.file_name for one in files] for item, files in held.items()}  # type: ignore[attr-defined]


def handed_in(store: Store, draft: Draft) -> str:
    save_answer(store, draft, "Q001", 1, actor="lurah")
    return submit(store, draft, actor="lurah")


def test_a_file_is_what_its_bytes_say() -> None:
    assert media_type_of(picture(), "decree.pdf") == "image/jpeg"
    assert media_type_of(picture("PNG"), "x.exe") == "image/png"
    assert media_type_of(PDF, "photo.jpg") == "application/pdf"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "EVIDENCE_EMPTY"),
        (b"PK\x03\x04 a workbook", "EVIDENCE_KIND"),
        (b"<html><script>alert(1)</script> %PDF- %%EOF", "EVIDENCE_KIND"),
        (b"GIF89a", "EVIDENCE_KIND"),
        (PDF[:12], "EVIDENCE_UNREADABLE"),
        (b"\xff\xd8\xff and no picture", "EVIDENCE_UNREADABLE"),
        (picture(size=(600, 400))[:-200], "EVIDENCE_UNREADABLE"),
        (picture("PNG")[:-30], "EVIDENCE_UNREADABLE"),
        (said_to_be(8200, 8200), "EVIDENCE_PIXELS"),
        (said_to_be(60_000, 60_000), "EVIDENCE_PIXELS"),
    ],
)
def test_what_cannot_be_looked_at_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(SiperiError, match=code) as caught:
        media_type_of(content, "foto.jpg")
    assert "foto.jpg" in caught.value.problem.message("id")
    assert MOST_PIXELS < 8200 * 8200


def test_a_preview_stands_upright_and_tells_nothing_but_what_is_seen() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "a phone"  # turned by 90°, its maker
    content = picture(size=(3000, 2000), exif=exif)
    with Image.open(io.BytesIO(evidence_preview(content))) as seen:
        assert (seen.size, dict(seen.getexif())) == ((800, 1200), {})
        top, bottom = seen.getpixel((400, 10)), seen.getpixel((400, 1190))
        assert (top[1] - top[0] > 90, min(bottom) > 200) == (True, True)  # type: ignore[index, arg-type]
    with Image.open(io.BytesIO(evidence_preview(picture("PNG")))) as seen:
        assert seen.size == (60, 40)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("SK Tim.pdf", "SK Tim.pdf"),
        ("C:\\Users\\lurah\\SK.pdf", "SK.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\nb\x1b[2J\u202egpj.exe", "ab[2Jgpj.exe"),
        ("<img src=x onerror=alert(1)>.png", "<img src=x onerror=alert(1)>.png"),
        ("", "bukti"),
        ("..", "bukti"),
        ("x" * 300 + ".pdf", "x" * 95 + "….pdf"),
    ],
)
def test_a_name_is_only_a_name(name: str, kept: str) -> None:
    assert called(name) == kept


def test_it_outlives_the_store_goes_with_the_form_and_is_taken_over_without_a_copy(toy_path: Path) -> None:
    photo = picture()
    with Store.open(toy_path) as first:
        move_round(first, "keltana", YEAR, "open", actor="test")
        version = first.data_version
        draft = begun(first)
        added(first, draft, "Q001", "/home/lurah/SK.exe", photo)
        added(first, draft, "Q001", "SK.pdf", PDF)
        added(first, draft, "Q002", "SK.pdf", PDF)
        assert first.data_version == version + 1, "no reader looks again"
    with Store.open(toy_path) as store:
        held = evidence_of_draft(store, draft.draft_id)
        assert names(held) == {"Q001": ["SK.exe", "SK.pdf"], "Q002": ["SK.pdf"]}
        one = held["Q001"][0]
        assert (one.kind, one.download_name, one.bytes, one.actor) == ("JPG", "SK.exe.jpg", len(photo), "lurah")
        assert content(store, one) == photo
        form = handed_in(store, draft)
        assert names(evidence_of_form(store, form)) == names(held)
        assert evidence_of_draft(store, draft.draft_id) == {}
        decide(store, form, "returned", actor="bpbd", reason="lengkapi")
        again = begun(store)
        assert again.evidence == evidence_of_form(store, form)
        remove_evidence(store, again, one.evidence_id, actor="lurah")
        remove_evidence(store, again, one.evidence_id, actor="lurah")
        second = handed_in(store, again)
        assert names(evidence_of_form(store, second)) == {"Q001": ["SK.pdf"], "Q002": ["SK.pdf"]}
        assert names(evidence_of_form(store, form)) == names(held), "what was handed in stays"
        assert content(store, evidence_of_form(store, form)["Q001"][0]) == photo
        assert len(referenced(store)) == 2
        assert run_checks(store) == {}


def test_limits_are_said_and_nothing_is_left_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = begun(store)
    for variable, value in (("MB", "1"), ("FILES", "2"), ("FORM_MB", "1")):
        monkeypatch.setenv(f"SIPERI_EVIDENCE_{variable}", value)
    half = PDF + b" " * 600_000
    added(store, draft, "Q001", "one.pdf", half)
    for item, content, code in (
        ("Q001", half, "EVIDENCE_TWICE"),
        ("Q001", PDF + b" " * 2**20, "EVIDENCE_TOO_LARGE"),
        ("Q002", half + b" ", "EVIDENCE_FORM_FULL"),
    ):
        with pytest.raises(SiperiError, match=code):
            added(store, draft, item, "x.pdf", content)
    added(store, draft, "Q002", "the same bytes count once.pdf", half)
    added(store, draft, "Q001", "two.pdf", PDF)
    with pytest.raises(SiperiError, match="EVIDENCE_TOO_MANY"):
        added(store, draft, "Q001", "x.pdf", PDF + b"3")
    with pytest.raises(KeyError):
        added(store, draft, "Q999", "x.pdf", PDF)
    assert store.attachments.unreferenced(referenced(store)) == {}


def test_adding_a_damaged_file_again_mends_it(store: Store) -> None:
    draft = begun(store)
    added(store, draft, "Q001", "SK.pdf", PDF)
    (one,) = evidence_of_draft(store, draft.draft_id)["Q001"]
    store.attachments.path_of(one.sha256).write_bytes(b"spoilt")
    with pytest.raises(SiperiError, match="EVIDENCE_DAMAGED"):
        content(store, one)
    with pytest.raises(SiperiError, match="EVIDENCE_TWICE") as caught:
        added(store, draft, "Q001", "again.pdf", PDF)
    assert (caught.value.problem.is_error, content(store, one)) == (False, PDF)


def test_a_crash_between_bytes_and_row_leaves_a_file_and_no_evidence(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = begun(store)
    with monkeypatch.context() as patch:
        patch.setattr("siperi_geo.evidence.taking.uuid4", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            added(store, draft, "Q001", "SK.pdf", PDF)
    assert evidence_of_draft(store, draft.draft_id) == {}
    assert len(store.attachments.unreferenced(referenced(store))) == 1
    added(store, draft, "Q001", "SK.pdf", PDF)
    assert store.attachments.unreferenced(referenced(store)) == {}


def test_a_form_that_ended_takes_no_file_and_gives_none_away(store: Store) -> None:
    draft = begun(store)
    added(store, draft, "Q001", "SK.pdf", PDF)
    (one,) = evidence_of_draft(store, draft.draft_id)["Q001"]
    move_round(store, "keltana", YEAR, "closed", actor="test")
    for code in ("ROUND_CLOSED", "DRAFT_GONE"):
        with pytest.raises(SiperiError, match=code):
            added(store, draft, "Q002", "x.pdf", PDF + b"2")
        with pytest.raises(SiperiError, match=code):
            remove_evidence(store, draft, one.evidence_id, actor="lurah")
        if code == "ROUND_CLOSED":
            move_round(store, "keltana", YEAR, "open", actor="test", reason="susulan")
            discard(store, draft_of(store, "keltana", BUKIT, YEAR) or draft, actor="lurah")
    audit = store.sql("select detail from audit order by audit_id desc limit 1")["detail"].iloc[0]
    assert audit == "0 answers, 1 files"
    assert len(store.attachments.unreferenced(referenced(store))) == 1, "only an explicit act deletes it"


def test_what_a_form_does_not_ask_is_not_handed_in(subjects_store: Store) -> None:
    store = subjects_store
    move_round(store, "rsab", YEAR, "open", actor="test")
    rsab = load("rsab")
    who = store.sql("select subject_id from subjects where name like 'Puskesmas%'")
    one = str(who["subject_id"].iloc[0])
    draft = begin(store, rsab, one, YEAR, actor="kapus", profile="puskesmas")
    asked = next(item.id for item in rsab.items if item.id in draft.asked)
    other = next(item.id for item in rsab.items if item.id not in draft.asked)
    for item in (asked, other):
        added(store, draft, item, "SK.pdf", PDF)
    save_answer(store, draft, asked, rsab.scale_of(rsab.item(asked)).choices[0].value, actor="kapus")
    assert list(evidence_of_form(store, submit(store, draft, actor="kapus"))) == [asked]


@law(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["Q001", "Q002"]), st.integers(0, 2)), max_size=5))
def test_what_was_added_and_not_removed_is_what_a_draft_holds(
    store: Store, acts: list[tuple[bool, str, int]]
) -> None:
    draft, expected = begun(store, KARANG), set()
    for is_added, item, n in acts:
        held = {one.file_name: one for one in evidence_of_draft(store, draft.draft_id).get(item, ())}
        if not is_added and f"{n}.pdf" in held:
            remove_evidence(store, draft, held[f"{n}.pdf"].evidence_id, actor="lurah")
            expected.discard((item, f"{n}.pdf"))
        elif is_added and (item, f"{n}.pdf") not in expected:
            added(store, draft, item, f"{n}.pdf", PDF + b"%d" % n)
            expected.add((item, f"{n}.pdf"))
    now = draft_of(store, "keltana", KARANG, YEAR)
    assert now is not None
    assert {(item, name) for item, files in names(now.evidence).items() for name in files} == expected
    discard(store, now, actor="lurah")


def test_what_is_attached_and_taken_away_is_in_the_audit(store: Store) -> None:
    draft = begun(store)
    version = store.data_version
    added(store, draft, "Q001", "SK.pdf", PDF)
    with pytest.raises(SiperiError, match="EVIDENCE_TWICE"):
        added(store, draft, "Q001", "SK lagi.pdf", PDF)
    (one,) = evidence_of_draft(store, draft.draft_id)["Q001"]
    remove_evidence(store, draft, one.evidence_id, actor="budi")
    rows = store.sql("select action, target, detail from audit order by audit_id desc limit 2").values.tolist()
    said = [f"keltana {YEAR} {draft.subject_id}", f"Q001 SK.pdf {one.sha256[:12]}"]
    assert rows == [["remove_evidence", *said], ["add_evidence", *said]]
    assert store.data_version == version, "nobody looks again for that"
