"""The law of offline collection: answers sent by phone come back from a download equal, codes or labels alike."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siperi_geo.errors import SiperiError
from siperi_geo.forms import read_form
from siperi_geo.forms.households.codes import refusal_of, tidy_code
from siperi_geo.instruments import Instrument, load
from siperi_geo.instruments.xlsform_head import HOUSEHOLD
from siperi_geo.scoring import score_forms
from tests.forms.odk_server import Server, Style, write

FORMS = [
    *(("keltana", "2021", None), ("keltana", "2012", None), ("spab", None, None), ("kencana", None, None)),
    *(("rsab", None, "hospital"), ("rsab", None, "puskesmas"), ("katana", None, None), ("erat", None, None)),
]
NAMES = [f"{code}-{version or profile or ''}" for code, version, profile in FORMS]
STYLES = [
    *(Style(), Style(separator=""), Style(separator=":"), Style(language="id"), Style(language="en")),
    *(Style(language="id", separator=""), Style(server="central", separator="-")),
    Style(server="central", separator=""),
]


@cache
def uploaded(code: str, version: str | None, profile: str | None, *, is_asked: bool) -> Server:
    """A form on the server; with is_asked it asks for the profile instead of being of one."""
    return Server(load(code, version), profile=None if is_asked else profile)


def drawn(draw: Any, instrument: Instrument, profile: str | None) -> tuple[int | None, ...]:
    """Answers to what the profile asks, at least one of them."""
    chosen = instrument.profile(profile)
    answers: list[int | None] = []
    for item in instrument.items:
        values = [choice.value for choice in instrument.scale_of(item).choices]
        answers.append(draw(st.sampled_from([*values, None])) if instrument.is_asked(item, chosen) else None)
    return tuple(answers) if any(one is not None for one in answers) else (0, *answers[1:])


@pytest.mark.parametrize(("code", "version", "profile"), FORMS, ids=NAMES)
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_what_was_sent_comes_back(
    tmp_path: Path, data: st.DataObject, code: str, version: str | None, profile: str | None
) -> None:
    instrument = load(code, version)
    style, dialect = data.draw(st.sampled_from(STYLES)), data.draw(st.sampled_from([";", ",", "xlsx"]))
    server = uploaded(code, version, profile, is_asked=data.draw(st.booleans()))
    head = {"siperi_profile": profile} if profile else {}
    answers = drawn(data.draw, instrument, profile)
    path = write(tmp_path / "f", server.rows([server.submission(answers, **head)], style), dialect)
    reading = read_form(path, instrument)
    assert [problem.code for problem in reading.problems if problem.code != "FORM_UNANSWERED"] == []
    assert (reading.kind, reading.rows_in, reading.rows_bad, len(reading.forms)) == ("odk", 1, 0, 1)
    assert reading.forms[0].answers == instrument.in_profile(answers, instrument.profile(profile))
    assert (reading.forms[0].year, str(reading.forms[0].filled_on)) == (2026, "2026-07-14")


@pytest.mark.parametrize(("code", "version", "profile"), FORMS, ids=NAMES)
def test_scores_are_equal_however_it_is_downloaded(
    tmp_path: Path, code: str, version: str | None, profile: str | None
) -> None:
    instrument = load(code, version)
    chosen = instrument.profile(profile)
    server = uploaded(code, version, profile, is_asked=False)
    scales = [instrument.scale_of(item) for item in instrument.items]
    raw = [scale.choices[n * n % 7 % len(scale.choices)].value for n, scale in enumerate(scales)]
    sent = instrument.in_profile(raw, chosen)
    given = server.submission(sent)
    readings = [
        read_form(write(tmp_path / f"{n}", server.rows([given], style)), instrument)
        for n, style in enumerate(STYLES)
    ]
    expected = score_forms(instrument, [sent])[0]
    assert score_forms(instrument, [one.forms[0].answers for one in readings]) == [expected] * len(STYLES)
    heads = [(one.forms[0].subject_id, one.forms[0].place_name or "", one.forms[0].header) for one in readings]
    assert len({head[0] for head in heads}) == 1
    assert all(head[2] == heads[0][2] for head in heads)


KATANA = load("katana")
SPLINTERS = ['"', '""', ";", "\n", "9", "mungkin", "=1+1", "é", "\u00a0", "uuid:aaaa-1", " ", "53.71.01.1002"]


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The rows of a download of four families, heading first."""
    server = Server(KATANA)
    sent = [server.submission([n % 3] * 25, siperi_subject=str(n)) for n in range(4)]
    return [";".join(row) for row in server.rows(sent, Style())]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hits=st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(SPLINTERS), st.integers(0, 30)), max_size=8))
def test_no_row_is_lost_whatever_the_damage(
    tmp_path: Path, lines: list[str], hits: list[tuple[int, str, int]]
) -> None:
    head, body = lines[0], "\n".join(lines[1:])
    for at, splinter, cut in hits:
        place = at % (len(body) + 1)
        body = body[:place] + splinter + body[place + cut :]
    path = tmp_path / "f.csv"
    path.write_text(f"{head}\n{body}", encoding="utf-8")
    try:
        reading = read_form(path, KATANA)
    except SiperiError as error:
        assert error.code == "FORM_NO_ROWS"  # noqa: PT017 (either may be)
        return
    assert reading.rows_in == reading.rows_good + reading.rows_bad
    assert reading.rows_bad == len(reading.quarantine)
    rows = {form.where.row for form in reading.forms} | {row.line for row in reading.quarantine}
    doubled = sum(problem.code == "FORM_ODK_DOUBLED" for problem in reading.problems)
    assert doubled or len(rows) == reading.rows_in


@settings(max_examples=300, deadline=None)
@given(code=st.from_regex(f"^{HOUSEHOLD}$", fullmatch=True, alphabet="AaTt0123456789./-"))
def test_no_household_code_that_a_telephone_accepts_is_refused_later(code: str) -> None:
    assert refusal_of(tidy_code(code)) is None
