"""`siperi rounds`: the life of a round, what is refused, and what an import says about a round that is over."""

from datetime import timedelta
from pathlib import Path

import pytest

from siperi_geo.assessments import RoundState, move_round
from siperi_geo.cli.handover import COMMANDS
from siperi_geo.instruments import load
from siperi_geo.store import Store
from siperi_geo.text import city_today
from tests.cli.running import Ran
from tests.families import MUARA, add_families
from tests.toytown import build as toytown

Capsys = pytest.CaptureFixture[str]
ROUND = ("keltana", 2025)


def run(capsys: Capsys, command: str, *more: object) -> Ran:
    return Ran(capsys, "rounds", command, *more)


def moved(path: Path, *states: RoundState) -> None:
    with Store.open(path) as store:
        for to in states:
            move_round(store, *ROUND, to, actor="ani", reason="sebab")


def test_a_round_from_nothing_to_its_second_opening(toy_path: Path, capsys: Capsys) -> None:
    empty = run(capsys, "list")
    assert (empty.code, empty.out) == (0, "Belum ada putaran.\n")
    until = city_today() + timedelta(days=1)
    opened = run(capsys, "open", "KELTANA", 2025, "--until", until)
    assert (opened.code, "(1 hari lagi); tidak ada yang tertutup sendiri" in opened.out) == (0, True)
    later = run(capsys, "day", *ROUND, "--until", until + timedelta(days=1))
    assert (later.code, "(2 hari lagi)." in later.out) == (0, True)
    assert "kini tanpa hari penutupan" in run(capsys, "day", *ROUND).out
    listed = run(capsys, "list")
    assert listed.out.splitlines()[-1].split()[:2] != []
    assert {"KELTANA", "2025", "dibuka"} <= set(listed.out.split())
    closed = run(capsys, "close", *ROUND)
    assert "Masuk: 5 (belum diverifikasi: 5); sedang diisi dan belum dikirim: 0 (perbaikan: 0)." in closed.out
    locked = run(capsys, "--lang", "en", "lock", *ROUND)
    assert "Edition 1: 5 results, 5 of them not verified." in locked.out
    without = run(capsys, "open", *ROUND)
    assert (without.code, "ROUND_REASON_MISSING" in without.err) == (2, True)
    again = run(capsys, "open", *ROUND, "--reason", "Karang terlambat")
    assert (again.code, "tanpa hari penutupan" in again.out) == (0, True)
    assert "Hari penutupan" not in again.out
    removed = Ran(capsys, "demo", "--remove")
    assert (removed.code, run(capsys, "list").code) == (0, 0)


def test_opening_again_keeps_the_closing_day_as_the_page_does(toy_path: Path, capsys: Capsys) -> None:
    today = city_today()
    run(capsys, "open", *ROUND, "--until", today + timedelta(days=3))
    run(capsys, "close", *ROUND)
    again = run(capsys, "open", *ROUND, "--reason", "Karang terlambat")
    assert again.out.count("(3 hari lagi)") == 2
    assert "Hari penutupan yang lama tetap berlaku" in again.out
    with Store.open(toy_path) as store, store.transaction(actor="t", action="x", target="x") as tx:
        tx.execute("update rounds set closes_on = '2025-12-01', state = 'closed'")
    over = run(capsys, "--lang", "en", "open", *ROUND, "--reason", "Karang terlambat")
    assert "without a closing day" in over.out
    assert "is over and was not taken along" in over.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("lock", *ROUND), "ROUND_MOVE_REFUSED"),
        (("close", "keltana", 1999), "ASSESSMENT_YEAR_INVALID"),
        (("open", "lomba", 2025), "INSTRUMENT_UNKNOWN"),
        (("day", *ROUND), "ROUND_ABSENT"),
        (("open", *ROUND, "--until", "30-09-2026"), "ROUND_DAY_INVALID"),
        (("open", *ROUND, "--until", "2020-01-01"), "ROUND_DAY_INVALID"),
        (("open", "keltana"), "CLI_ARGUMENT_MISSING"),
    ],
)
def test_what_cannot_be_done_is_refused(
    toy_path: Path, capsys: Capsys, arguments: tuple[object, ...], code: str
) -> None:
    ran = run(capsys, *arguments)
    assert (ran.code, code in ran.err) == (2, True)
    assert "None" not in ran.err


def test_a_refused_move_is_said_in_the_readers_words(toy_path: Path, capsys: Capsys) -> None:
    assert (
        "Putaran KELTANA 2025 tidak dapat berpindah dari “belum ada” ke “dikunci”"
        in run(capsys, "lock", *ROUND).err
    )
    assert "from “not there yet” to “locked”" in run(capsys, "--lang", "en", "lock", *ROUND).err


def test_files_for_a_closed_round_are_taken_and_said_and_for_a_locked_one_held(
    toy_path: Path, tmp_path: Path, capsys: Capsys
) -> None:
    file = toytown.write_csv(tmp_path / "f.csv", load("keltana"), {"99.01.01.1001": {"met": 4}})
    moved(toy_path, "open", "closed")
    late = Ran(capsys, "import", file, "--year", 2025)
    assert (late.code, late.err.count("ROUND_CLOSED_IMPORT")) == (0, 1)
    assert "1 formulir tahun itu masuk lewat berkas" in late.err
    moved(toy_path, "locked")
    held = Ran(capsys, "import", file, "--year", 2025)
    assert (held.code, "ROUND_LOCKED" in held.err, "ROUND_CLOSED_IMPORT" in held.err) == (1, True, False)
    assert "ROUND_CLOSED_IMPORT" not in Ran(capsys, "import", file, "--year", 2026).err


def test_help_in_both_languages_and_work_for_a_running_dashboard(toy_path: Path, capsys: Capsys) -> None:
    assert "Yearly rounds of assessment" in Ran(capsys, "--lang", "en", "rounds", "--help").out
    assert "Kunci putaran yang sudah ditutup" in run(capsys, "lock", "--help").out
    assert {"rounds.list_", "rounds.open_", "rounds.close", "rounds.lock", "rounds_missing.missing"} <= set(
        COMMANDS
    )


def test_who_has_not_handed_in_is_a_letter_or_a_file(toy_path: Path, capsys: Capsys) -> None:
    letter = run(capsys, "missing", "keltana", 2024)
    assert (letter.code, "– Karang" in letter.out, "– Bukit" in letter.out) == (0, True, False)
    file = run(capsys, "missing", "keltana", 2024, "--format", "csv")
    rows = [line for line in file.out.splitlines() if "belum mulai" in line]
    assert (len(rows), '"Karang"' in rows[0]) == (1, True)
    assert "Semua sudah mengisi." in run(capsys, "missing", "keltana", 2025).out
    assert "CLI_ARGUMENT_MISSING" in run(capsys, "missing", "keltana").err


@pytest.mark.usefixtures("toy_path")
@pytest.mark.parametrize(("code", "unit"), [("spab", "sekolah"), ("erat", "perangkat daerah")])
def test_where_nobody_is_registered_nobody_has_filled_in(capsys: Capsys, code: str, unit: str) -> None:
    said = f"Belum ada {unit} nyata dalam daftar"
    letter = run(capsys, "missing", code, 2026)
    assert (letter.code, letter.out.startswith(said)) == (0, True)
    file = run(capsys, "missing", code, 2026, "--format", "csv")
    assert (file.code, file.err.startswith(said), said in file.out) == (0, True, False)


@pytest.mark.usefixtures("families_path")
def test_a_round_of_families_speaks_of_areas_and_of_no_verification(capsys: Capsys) -> None:
    said = [run(capsys, "--lang", "en", move, "katana", 2025).out for move in ("open", "close", "lock")]
    assert "Families with a form: 80." in said[1]
    assert "Edition 1: means per kelurahan, kecamatan and city" in said[2]
    assert not [words for words in said if "verified" in words or "results" in words]
    assert run(capsys, "list").out.split().count("–") == 3  # asked, verified, being filled in
    letter = run(capsys, "missing", "katana", 2026)
    assert (letter.code, "family:" in letter.out, "– Muara" in letter.out) == (0, False, True)


def test_the_number_of_forms_is_not_said_where_the_results_of_the_city_are_withheld(
    families_path: Path, capsys: Capsys
) -> None:
    """Thirty forms, of which three could be assessed: the map withholds the city, and with it the thirty."""
    with Store.open(families_path) as store:
        add_families(store, {MUARA: 30}, 2026, unassessed={MUARA: 27})
        move_round(store, "katana", 2026, "open", actor="ani")
    listed = run(capsys, "list").out
    assert ("ditahan" in listed, "30" in listed.split()) == (True, False)
    assert "Keluarga dengan formulir: ditahan" in run(capsys, "close", "katana", 2026).out
