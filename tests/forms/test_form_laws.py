"""Laws of reading: in any dialect the same answers; with any damage no row is lost, and no traceback."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from siperi_geo.errors import SiperiError
from siperi_geo.forms import Reading, read_form
from siperi_geo.instruments import Instrument, load
from tests.forms import builders

KELTANA = load("keltana")
N = len(KELTANA.items)
SPELLINGS = {
    1: ["1", "1.0", "1,0", "Ya", "YA ", " ya", "y", "Y.", "yes", "benar", "TRUE", "✓", "\u00a0Ya", "'1"],
    0: ["0", "0,0", "Tidak", "TIDAK", "tdk", " t", "n", "no", "salah", "FALSE", "tidak\u00a0"],
    None: ["", "-", " ", "n/a", "–"],
}
DELIMITERS = st.sampled_from([",", ";", "\t", "|"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
slow = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def forms(draw: st.DrawFn) -> tuple[list[int | None], list[str]]:
    """Answers, at least one of them given, and a way to write each."""
    answers = draw(st.lists(st.sampled_from([1, 0, None]), min_size=N, max_size=N).filter(any))
    seed = draw(st.integers(0, 1000))
    return answers, [SPELLINGS[a][(seed + n) % len(SPELLINGS[a])] for n, a in enumerate(answers)]


def write(path: Path, rows: builders.Cells, delimiter: str, encoding: str, line_end: str) -> Path:
    text = builders.csv_text(rows, delimiter).replace("\r\n", line_end)
    return builders.write_text(path, text, encoding)


@slow
@given(forms(), DELIMITERS, ENCODINGS, LINE_ENDS, st.booleans(), st.randoms())
def test_a_csv_in_any_dialect_reads_back_the_same(
    tmp_path: Path,
    form: tuple[list[Any], list[str]],
    delimiter: str,
    encoding: str,
    end: str,
    wide: bool,
    rnd: Any,
) -> None:
    answers, written = form
    if wide:
        rows = builders.wide_rows(KELTANA, {"A": written, "B": ["1"] * N})
    else:
        head, *rows = builders.long_rows(KELTANA, written, subject="A")
        rnd.shuffle(rows)
        rows.insert(0, head)
    reading = read_form(write(tmp_path / "f.csv", rows, delimiter, encoding, end), KELTANA)
    assert reading.forms[0].answers == tuple(answers)
    assert (reading.rows_in, reading.rows_bad) == ((2 if wide else N), 0)


@settings(slow, max_examples=8)
@given(forms(), st.integers(0, 6), st.sampled_from(["pkd2021", "long", "wide"]))
def test_a_workbook_of_any_kind_reads_back_the_same(
    tmp_path: Path, form: tuple[list[Any], list[str]], shift: int, kind: str
) -> None:
    answers, written = form
    cells: dict[str, builders.Cells] = {
        "pkd2021": builders.pkd_cells(written, shift=shift),
        "long": [[]] * shift + builders.long_rows(KELTANA, written),
        "wide": [[]] * shift + builders.wide_rows(KELTANA, {"A": written}),
    }
    reading = read_form(builders.write_sheets(tmp_path / "f.xlsx", {"Input Nilai": cells[kind]}), KELTANA)
    assert (reading.kind, reading.forms[0].answers) == (kind, tuple(answers))
    assert reading.rows_bad == 0


# --- damage

SUBJECTS = [f"53.71.01.{number}" for number in range(1001, 1005)]
ITEMS = [item.id for item in KELTANA.items[:6]]
HEAD = "subject_id;item_id;answer;note"
LINES = [f"{subject};{item};{'1' if item > 'Q003' else '0'};" for subject in SUBJECTS for item in ITEMS]
SPLINTERS = st.sampled_from(
    ['"', '""', ";", "\n", "\n\n", "Q129", "mungkin", "=1+1", "é", "\u00a0", "-", "x;y;z", " "]
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A long CSV below whose headings pieces were cut out, put in, doubled or moved."""
    text = "\n".join(LINES)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(text)))
        match draw(st.sampled_from(["insert", "cut", "double", "move"])):
            case "insert":
                text = text[:at] + draw(SPLINTERS) + text[at:]
            case "cut":
                text = text[:at] + text[at + draw(st.integers(1, 30)) :]
            case "double":
                lines = text.split("\n")
                text = "\n".join([*lines, lines[at % len(lines)]])
            case "move":
                lines = text.split("\n")
                lines.append(lines.pop(at % len(lines)))
                text = "\n".join(lines)
    return text


def good_lines(body: str, reading: Reading) -> list[str]:
    """The filled lines that stand in no row of the quarantine: all the others must have been read."""
    kept = [line for row in reading.quarantine for line in row.raw.split("\n")]
    rest = [line for line in body.split("\n") if line.replace("\u00a0", " ").strip(" ;")]
    for line in kept:
        if line in rest:
            rest.remove(line)
    return rest


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def is_read(line: str, reading: Reading) -> bool:
    """True when the forms say what this line says, by the simplest possible reading of it.

    A row may end early: Excel leaves out separators of empty cells at the end.
    """
    subject, item, answer, *_ = (cell.strip('" \u00a0') for cell in (line + ";;").split(";"))
    named = [one for one in SUBJECTS if re.search(rf"(?<![\w.]){re.escape(one)}(?!\w|\.?\d)", subject)]
    subject = named[0] if len(named) == 1 else subject
    form = next((form for form in reading.forms if squeezed(form.subject_id) == squeezed(subject)), None)
    position = int(re.sub(r"\D", "", item)) - 1  # `Q5`, `q 005` and `5` for `Q005`
    value = None if answer in {"", "-"} else int(answer)
    return (form is None and value is None) or (form is not None and form.answers[position] == value)


@settings(slow, max_examples=60)
@given(damaged())
@example("\n".join(LINES))
def test_nothing_is_lost_whatever_the_damage(tmp_path: Path, body: str) -> None:
    path = builders.write_text(tmp_path / "f.csv", HEAD + "\n" + body)
    try:
        reading = read_form(path, KELTANA)
    except SiperiError as error:
        assert (error.code, body.strip(" ;\n\u00a0")) == ("FORM_NO_ROWS", "")  # noqa: PT017 (either may be)
        return
    assert reading.rows_in == reading.rows_good + reading.rows_bad
    assert reading.rows_bad == len(reading.quarantine)
    unread = [line for line in good_lines(body, reading) if '"' not in line and not is_read(line, reading)]
    assert unread == []
    if '"' not in body:
        assert reading.rows_good == len(good_lines(body, reading))


@slow
@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_give_a_traceback(tmp_path: Path, content: bytes, with_head: bool) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes((HEAD.encode() + b"\n" if with_head else b"") + content)
    try:
        reading = read_form(path, KELTANA)
    except SiperiError:
        return
    assert reading.rows_in == reading.rows_good + reading.rows_bad


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = builders.calculated_book(tmp_path_factory.mktemp("books") / "f.xlsx", [1] * N)
    return path.read_bytes()


@slow
@given(st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=8)), min_size=1, max_size=6))
def test_no_damaged_workbook_gives_a_traceback(
    tmp_path: Path, workbook: bytes, hits: Sequence[tuple[int, bytes]]
) -> None:
    content = bytearray(workbook)
    for at, splinter in hits:
        at %= len(content)
        content[at : at + len(splinter)] = splinter
    path = tmp_path / "f.xlsx"
    path.write_bytes(content)
    try:
        read_form(path, KELTANA)
    except SiperiError:
        return


def test_the_instrument_is_the_one_the_laws_were_written_for(keltana: Instrument) -> None:
    assert keltana == KELTANA
