"""Downloads from KoboToolbox and ODK Central: what is edited, doubled, unknown or of another form is said."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.forms import Reading, edition_of, read_form
from siperi_geo.instruments import load
from tests.forms.odk_server import Server, Style, write

KELTANA = load("keltana")
N = len(KELTANA.items)
YES, NO = (1,) * N, (0,) * N
OTHER = {"siperi_kelurahan": "53.71.01.1002"}
XML, LABELS, CENTRAL = Style(), Style(language="id"), Style(server="central", separator="-")


@pytest.fixture(scope="module")
def server() -> Server:
    return Server(KELTANA)


def read(path: Path, server: Server, sent: Sequence[Mapping[str, str]], style: Style = XML) -> Reading:
    return read_form(write(path / "f", server.rows(sent, style)), server.instrument)


def changed(path: Path, server: Server, cells: Mapping[str, str], style: Style = XML, *, of: int = 1) -> Reading:
    """Reads a download of two forms in which cells of a row were changed, by the name of their question."""
    rows = server.rows([server.submission(YES), server.submission(NO, **OTHER)], style)
    names = {one.heading(style): one.name for one in server.fields}
    for place, heading in enumerate(rows[0]):
        if names.get(heading, heading) in cells:
            rows[of][place] = cells[names.get(heading, heading)]
    return read_form(write(path / "f", rows), server.instrument)


def codes(reading: Reading) -> list[str]:
    assert reading.rows_in == reading.rows_good + reading.rows_bad
    assert reading.rows_bad == len(reading.quarantine)
    return [problem.code for problem in reading.problems]


# --- whose and when


@pytest.mark.parametrize("style", [XML, CENTRAL, LABELS, Style(language="en", separator="")])
def test_a_form_says_whose_it_is_and_when(tmp_path: Path, server: Server, style: Style) -> None:
    sent = server.submission(YES, siperi_filled_by="Lurah", siperi_h_hazard="Banjir")
    (form,) = read(tmp_path, server, [sent], style).forms
    assert (form.subject_id, form.year, str(form.filled_on)) == ("53.71.01.1001", 2026, "2026-07-14")
    assert form.header == {"Jenis bencana": "Banjir", "Diisi oleh": "Lurah"}
    assert form.place_name == ("Namosain" if style.language else None)
    assert form.kecamatan_name == ("Alak" if style.language else None)
    assert form.where.row == 2


def test_without_the_hidden_code_a_name_is_still_a_name(tmp_path: Path, server: Server) -> None:
    form, _ = changed(tmp_path, server, {"siperi_area": ""}, LABELS).forms
    assert (form.subject_id, form.place_name, form.kecamatan_name) == (None, "Namosain", "Alak")


def test_a_row_that_names_two_areas_is_set_aside(tmp_path: Path, server: Server) -> None:
    reading = changed(tmp_path, server, {"siperi_kelurahan": "53.71.01.1003"})
    assert codes(reading) == ["FORM_ODK_AREA_DIFFERS"]
    assert [form.subject_id for form in reading.forms] == ["53.71.01.1002"]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"siperi_area": "537.101", "siperi_kelurahan": ""}, "FORM_ODK_AREA_UNREADABLE"),
        ({"siperi_area": "", "siperi_kelurahan": ""}, "FORM_SUBJECT_MISSING"),
        ({"siperi_year": "dua ribu"}, "FORM_YEAR_UNREADABLE"),
        ({"siperi_filled_on": "kemarin"}, "FORM_DAY_UNREADABLE"),
        ({"siperi_instrument": "spab"}, "FORM_ODK_OTHER_INSTRUMENT"),
        ({"siperi_version": "2012"}, "FORM_ODK_OTHER_VERSION"),
        ({"siperi_version": "2031"}, "FORM_ODK_VERSION_UNKNOWN"),
    ],
)
def test_a_row_that_cannot_be_placed_is_set_aside_whole(
    tmp_path: Path, server: Server, cells: dict[str, str], code: str
) -> None:
    reading = changed(tmp_path, server, cells)
    assert codes(reading) == [code]
    assert (reading.rows_in, reading.rows_bad, len(reading.forms)) == (2, 1, 1)
    assert reading.problems[0].where.row == 2
    assert "siperi_" in str(reading.problems[0].where.column)
    assert "53.71.01.1001" in reading.quarantine[0].raw or "siperi_area" in cells


def test_a_family_is_a_number_in_its_kelurahan_and_nobody_is_named(tmp_path: Path) -> None:
    server = Server(load("katana"))
    sent = [
        server.submission((2,) * 25, siperi_subject="12"),
        server.submission((1,) * 25, siperi_subject="12", **OTHER),
    ]
    first, second = read(tmp_path, server, sent).forms
    assert (first.subject_id, second.subject_id) == ("12", "12")
    assert (first.header["Kelurahan"], second.header["Kelurahan"]) == ("53.71.01.1001", "53.71.01.1002")
    again = read(tmp_path, server, [sent[0], server.submission((0,) * 25, siperi_subject="12")])
    assert codes(again) == ["FORM_DUPLICATE"]


def test_many_respondents_answer_for_one_unit(tmp_path: Path) -> None:
    server = Server(load("erat"))
    unit = {"siperi_government": "Kota Kupang", "siperi_unit": "BPBD"}
    sent = [server.submission((n,) * 32, siperi_respondent=number, **unit) for n, number in ((1, "1"), (3, "02"))]
    sent.append(server.submission((5,) * 32, _uuid="0F3A-77b2", **unit))
    reading = read(tmp_path, server, sent)
    assert codes(reading) == []
    assert [form.answers[0] for form in reading.forms] == [1, 3, 5]
    assert {(form.city_name, form.place_name) for form in reading.forms} == {("Kota Kupang", "BPBD")}
    assert [form.subject_id for form in reading.forms] == ["1", "2", "0f3a-77b2"]


def test_a_school_is_its_number_and_its_kelurahan_stands_in_the_head(tmp_path: Path) -> None:
    server = Server(load("spab"))
    (form,) = read(tmp_path, server, [server.submission((2,) * 41)], LABELS).forms
    assert (form.subject_id, form.place_name, form.kecamatan_name) == ("50300123", "SDN Namosain", "Alak")
    assert form.header == {"Kelurahan": "53.71.01.1001"}


# --- sent twice, changed later


def test_the_same_submission_twice_is_used_once_and_said(tmp_path: Path, server: Server) -> None:
    sent = server.submission(YES, _uuid="a", _id="7")
    reading = read(tmp_path, server, [sent, server.submission(NO, **OTHER), sent])
    assert codes(reading) == ["FORM_ODK_DOUBLED"]
    assert (reading.rows_in, reading.rows_bad, len(reading.forms)) == (3, 0, 2)
    assert reading.problems[0].values["rows"] == "4"


EDITS = {
    "same instance, sent later": ({"_uuid": "a"}, {"_uuid": "a", "_submission_time": "2026-07-15T00:00:00"}, XML),
    "same root, edited on the server": ({"_uuid": "a"}, {"_uuid": "b", "_root": "a", "_edits": "1"}, CENTRAL),
    "same row of the server": ({"_id": "7"}, {"_id": "7", "_submission_time": "2026-07-15T00:00:00"}, XML),
}


@pytest.mark.parametrize("case", EDITS)
@pytest.mark.parametrize("newest_first", [False, True])
def test_the_newest_edition_wins_and_the_older_row_is_kept(
    tmp_path: Path, server: Server, case: str, newest_first: bool
) -> None:
    older, newer, style = EDITS[case]
    sent = [server.submission(NO, **older), server.submission(YES, **newer)]
    reading = read(tmp_path, server, sent[::-1] if newest_first else sent, style)
    assert codes(reading) == ["FORM_ODK_EDITED"]
    assert [form.answers for form in reading.forms] == [YES]
    assert [(row.code, row.line) for row in reading.quarantine] == [("FORM_ODK_EDITED", 3 if newest_first else 2)]
    assert not any(problem.is_error for problem in reading.problems)


def test_an_edition_that_names_the_one_it_replaces_wins(tmp_path: Path, server: Server) -> None:
    rows = server.rows([server.submission(YES, _uuid="b"), server.submission(NO, _uuid="a")], Style())
    for row, replaced in zip(rows, ["meta/deprecatedID", "uuid:a", ""], strict=True):
        row.append(replaced)
    reading = read_form(write(tmp_path / "f", rows), KELTANA)
    assert (codes(reading), [form.answers for form in reading.forms]) == (["FORM_ODK_EDITED"], [YES])


def test_a_form_that_was_changed_back_is_not_the_one_in_between(tmp_path: Path, server: Server) -> None:
    days = [f"2026-07-{day}T00:00:00" for day in (14, 15, 16)]
    sent = [
        server.submission(answers, _uuid="a", _submission_time=day)
        for answers, day in zip((YES, NO, YES), days, strict=True)
    ]
    reading = read(tmp_path, server, sent)
    assert (codes(reading), [form.answers for form in reading.forms]) == (
        ["FORM_ODK_DOUBLED", "FORM_ODK_EDITED"],
        [YES],
    )
    assert (reading.forms[0].where.row, reading.quarantine[0].line) == (4, 3)


def test_two_contents_of_one_submission_without_a_newest_are_both_set_aside(
    tmp_path: Path, server: Server
) -> None:
    reading = read(tmp_path, server, [server.submission(YES, _uuid="a"), server.submission(NO, _uuid="a")])
    assert codes(reading) == ["FORM_ODK_EDITIONS_UNCLEAR"] * 2
    assert (reading.rows_bad, reading.forms) == (2, ())


def test_an_unreadable_edition_does_not_bring_the_older_one_back(tmp_path: Path, server: Server) -> None:
    newer = server.submission(YES, _uuid="a", _submission_time="2026-07-15T00:00:00") | {"siperi_year": "?"}
    reading = read(tmp_path, server, [server.submission(NO, _uuid="a"), newer])
    assert codes(reading) == ["FORM_YEAR_UNREADABLE", "FORM_ODK_EDITED"]
    assert (reading.rows_bad, reading.forms) == (2, ())


def test_a_newest_edition_with_a_bad_cell_stands_and_says_what_it_lacks(tmp_path: Path, server: Server) -> None:
    newer = server.submission(YES, _uuid="a", _submission_time="2026-07-15T00:00:00") | {"Q001": "mungkin"}
    reading = read(tmp_path, server, [server.submission(NO, _uuid="a"), newer])
    assert codes(reading) == ["FORM_ANSWER_UNKNOWN", "FORM_ODK_EDITED"]
    assert [(form.where.row, [one.item for one in form.unread]) for form in reading.forms] == [(3, ["Q001"])]


def test_two_submissions_of_one_kelurahan_are_a_matter_for_a_person(tmp_path: Path, server: Server) -> None:
    reading = read(tmp_path, server, [server.submission(YES), server.submission(NO)])
    assert (codes(reading), reading.forms) == (["FORM_DUPLICATE"], ())


# --- answers and columns


def test_an_unknown_choice_is_named_and_its_form_lacks_it(tmp_path: Path, server: Server) -> None:
    reading = changed(tmp_path, server, {"Q002": "barangkali", "Q004": "7"})
    assert codes(reading) == ["FORM_ANSWER_UNKNOWN"] * 2
    assert reading.problems[0].where.column == "g_LD/g_I01/Q002"
    assert reading.rows_bad == 1
    damaged, whole = reading.forms
    assert ([one.item for one in damaged.unread], whole.unread) == (["Q002", "Q004"], ())


def test_unknown_columns_are_named_those_of_the_server_are_not(tmp_path: Path, server: Server) -> None:
    rows = server.rows([server.submission(YES)], LABELS)
    for row, cell in zip(rows, ["Layanan Dasar/Nama bendahara", "Ani"], strict=True):
        row.append(cell)
    reading = read_form(write(tmp_path / "f", rows), KELTANA)
    assert codes(reading) == ["FORM_ODK_COLUMNS_UNKNOWN"]
    assert reading.problems[0].values["columns"] == "Layanan Dasar/Nama bendahara"
    assert reading.forms[0].answers == YES


def test_questions_without_a_column_are_not_taken_for_blanks(tmp_path: Path, server: Server) -> None:
    rows = server.rows([server.submission(YES)], CENTRAL)
    gone = [place for place, heading in enumerate(rows[0]) if heading.endswith(("Q007", "Q008"))]
    reading = read_form(
        write(tmp_path / "f", [[c for n, c in enumerate(row) if n not in gone] for row in rows]), KELTANA
    )
    assert codes(reading) == ["FORM_ODK_QUESTIONS_MISSING"]
    assert reading.problems[0].values["numbers"] == "7–8"
    assert [one.item for one in reading.forms[0].unread] == ["Q007", "Q008"]


def moved(server: Server, old: str, new: str) -> list[list[str]]:
    """A download of two versions of the form: question 1 was in another group before."""
    rows = server.rows([server.submission(YES), server.submission(NO, **OTHER)], XML)
    place = rows[0].index("g_LD/g_I01/Q001")
    for row, cell in zip(rows, ["g_old/Q001", old, ""], strict=True):
        row.insert(place, cell)
    rows[1][place + 1] = new
    return rows


def test_a_question_that_moved_between_versions_is_one_question(tmp_path: Path, server: Server) -> None:
    reading = read_form(write(tmp_path / "f", moved(server, "1", "")), KELTANA)
    assert (codes(reading), [form.answers for form in reading.forms]) == ([], [YES, NO])


def test_a_question_with_two_answers_is_set_aside(tmp_path: Path, server: Server) -> None:
    reading = read_form(write(tmp_path / "f", moved(server, "0", "1")), KELTANA)
    assert codes(reading) == ["FORM_ODK_ANSWERS_DIFFER"]
    assert [one.item for one in reading.forms[0].unread] == ["Q001"]


def test_notes_come_back_beside_their_question(tmp_path: Path) -> None:
    server = Server(KELTANA, with_notes=True)
    sent = server.submission(YES) | {"n_Q003": 'Daftar sekolah; "2026"\nlengkap'}
    for style in (XML, LABELS):
        (form,) = read(tmp_path, server, [sent], style).forms
        assert {item: note.note for item, note in form.notes.items()} == {
            "Q003": 'Daftar sekolah; "2026"\nlengkap'
        }


# --- which file it is


def test_a_download_without_its_hidden_columns_is_read_with_a_warning(tmp_path: Path, server: Server) -> None:
    rows = server.rows([server.submission(YES)], XML)
    kept = [
        place for place, heading in enumerate(rows[0]) if not heading.startswith(("siperi_form", "siperi_inst"))
    ]
    path = write(tmp_path / "f", [[row[place] for place in kept] for row in rows])
    assert codes(read_form(path, KELTANA)) == ["FORM_ODK_UNNAMED"]
    assert edition_of(path) is None


@pytest.mark.parametrize("style", [XML, LABELS, CENTRAL])
@pytest.mark.parametrize("code", ["keltana", "spab", "rsab", "kencana", "katana", "erat"])
def test_a_download_says_of_which_instrument_it_is(tmp_path: Path, code: str, style: Style) -> None:
    server = Server(load(code))
    rows = server.rows([server.submission([None] * len(server.instrument.items))], style)
    assert edition_of(write(tmp_path / "f", rows)) == (code, server.instrument.version)


def test_what_is_no_download_is_said_to_be_none(tmp_path: Path) -> None:
    path = write(tmp_path / "f", [["item_id", "answer"], ["Q001", "1"]])
    with pytest.raises(SiperiError, match="FORM_ODK_NONE"):
        read_form(path, KELTANA, kind="odk")
    assert read_form(path, KELTANA).kind == "long"


def test_headings_alone_are_no_forms(tmp_path: Path, server: Server) -> None:
    with pytest.raises(SiperiError, match="FORM_NO_ROWS"):
        read_form(write(tmp_path / "f", server.rows([], XML)), KELTANA)


def test_a_row_that_is_cut_off_in_a_quotation_mark_is_set_aside(tmp_path: Path, server: Server) -> None:
    path = write(tmp_path / "f", server.rows([server.submission(YES), server.submission(NO, **OTHER)], XML))
    text = path.read_text(encoding="utf-8-sig").replace("53.71.01.1001", '"53.71.01.1001', 1)
    path.write_text(text, encoding="utf-8")
    reading = read_form(path, KELTANA)
    assert codes(reading) == ["FORM_QUOTE_OPEN"]
    assert [form.subject_id for form in reading.forms] == ["53.71.01.1002"]


def test_names_of_areas_that_are_given_are_no_codes(tmp_path: Path, server: Server) -> None:
    areas = [Area("53.71.01.1001", "Namosain", "kelurahan", "53.71.01")]
    rows = server.rows([server.submission(YES)], LABELS)
    (form,) = read_form(write(tmp_path / "f", rows), KELTANA, areas=areas).forms
    assert (form.subject_id, form.place_name) == ("53.71.01.1001", "Namosain")
