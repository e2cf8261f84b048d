"""What the overview says, for every kind of store: each sentence must be true of it, in both languages."""

from dataclasses import dataclass, field

import pandas as pd
import pytest

from siperi_geo.analysis import advice, cards, narrative, overview
from siperi_geo.analysis.origin import marked
from siperi_geo.analysis.participation import participation, remarks
from siperi_geo.text import LANGUAGES, use_language
from tests.analysis import frames
from tests.analysis.frames import KELTANA

UNEQUAL = {"LD": 70.84, "PK": 67.31, "PM": 57.2, "KD": 50.0, "KP": 56.6}
QUESTION = KELTANA.item("Q002").text.id.rstrip(".")


@dataclass(frozen=True)
class Case:
    """A store: the index of every kelurahan (None: no form), the city's aspects, and what must be said of it."""

    values: tuple[float | None, ...]
    aspects: dict[str, float | None]
    extremes: str
    strengths: str
    obstacles: str
    card: str
    thin: str | None = None
    not_assessable: tuple[int, ...] = ()
    weighting: str = "mean"
    unmet: tuple[int, ...] = field(default=(0, 4))

    @property
    def scores(self) -> pd.DataFrame:
        found = frames.scores(*self.values)
        for place in self.not_assessable:
            found = frames.unassessable(found, place)
        return found

    @property
    def head(self) -> overview.Headline:
        known = self.scores["index_value"].dropna()
        index = known.mean() if len(known) else None
        city = frames.city(index, scored=len(known), weighting=self.weighting)
        return overview.headline(KELTANA, city, self.scores)

    @property
    def standings(self) -> tuple[overview.Standing, ...]:
        scored = self.head.scored_count
        return overview.standings(KELTANA, frames.city(60, scored=scored, aspects=self.aspects))

    @property
    def missed(self) -> pd.DataFrame:
        return advice.missed_items(KELTANA, frames.item_gaps(list(self.unmet)), "index")


FIFTY = tuple(30.0 + place for place in range(50))
NOTHING = dict.fromkeys(UNEQUAL, None)
CASES = {
    "nobody": Case(
        (None, None),
        NOTHING,
        "Belum ada kelurahan yang dapat dinilai.",
        "Belum ada kelurahan yang dapat dinilai, jadi belum ada aspek yang kuat atau lemah.",
        "Pertanyaan yang belum terpenuhi baru dihitung setelah ada kelurahan yang dapat dinilai.",
        "skala 20–100; belum ada kelurahan yang dapat dinilai",
    ),
    "only forms that cannot be assessed": Case(
        (60, None, 50),
        NOTHING,
        "Belum ada kelurahan yang dapat dinilai.",
        "Belum ada kelurahan yang dapat dinilai, jadi belum ada aspek yang kuat atau lemah.",
        "Pertanyaan yang belum terpenuhi baru dihitung setelah ada kelurahan yang dapat dinilai.",
        "skala 20–100; belum ada kelurahan yang dapat dinilai",
        not_assessable=(0, 2),
    ),
    "one of three": Case(
        (60, None, None),
        UNEQUAL,
        "Baru satu kelurahan dapat dinilai: Kelurahan 0 (60,00).",
        "Yang mengangkat: Layanan Dasar (70,8) dan Peraturan dan Kebijakan Penanggulangan Bencana (67,3). "
        "Yang menahan: Kesiapsiagaan Darurat (50,0) dan Kesiapsiagaan Pemulihan (56,6). "
        "Skor 0–100, satu kelurahan yang dinilai.",
        f"1 pertanyaan belum terpenuhi, antara lain: “{QUESTION}”.",
        "skala 20–100; baru 1 dari 3 kelurahan",
        "Baru 1 dari 3 kelurahan yang dinilai. Nilai kota di halaman ini belum menggambarkan seluruh kota.",
    ),
    "two of three, equal": Case(
        (60, 60, None),
        dict.fromkeys(UNEQUAL, 50.0),
        "Semua 2 kelurahan yang dinilai berindeks sama: 60,00.",
        "Semua aspek sama kuat: skor 50,0 dari 100.",
        f"Yang paling sering belum terpenuhi: “{QUESTION}” (4 dari 5 kelurahan).",
        "skala 20–100; rata-rata 2 dari 3 kelurahan",
    ),
    "two, one aspect without a value": Case(
        (60, 40),
        UNEQUAL | {"LD": None},
        "Indeks terendah: Kelurahan 1 (40,00). Indeks tertinggi: Kelurahan 0 (60,00).",
        "Yang mengangkat: Peraturan dan Kebijakan Penanggulangan Bencana (67,3). Yang menahan: "
        "Kesiapsiagaan Darurat (50,0) dan Kesiapsiagaan Pemulihan (56,6). "
        "Skor 0–100, rata-rata 2 kelurahan yang dinilai. Belum dapat dinilai: Layanan Dasar.",
        f"Yang paling sering belum terpenuhi: “{QUESTION}” (4 dari 5 kelurahan).",
        "skala 20–100; rata-rata 2 dari 2 kelurahan",
    ),
    "equal, one aspect without a value": Case(
        (60, 40),
        dict.fromkeys(UNEQUAL, 50.0) | {"KP": None},
        "Indeks terendah: Kelurahan 1 (40,00). Indeks tertinggi: Kelurahan 0 (60,00).",
        "Aspek yang dapat dinilai sama kuat: skor 50,0 dari 100. Belum dapat dinilai: Kesiapsiagaan Pemulihan.",
        "Semua pertanyaan yang dijawab sudah terpenuhi.",
        "skala 20–100; rata-rata 2 dari 2 kelurahan",
        unmet=(0, 0),
    ),
    "a single aspect has a value": Case(
        (60,),
        NOTHING | {"PM": 40.0},
        "Baru satu kelurahan dapat dinilai: Kelurahan 0 (60,00).",
        "Hanya Pencegahan dan Mitigasi yang dapat dinilai: skor 40,0 dari 100. Belum dapat dinilai: "
        "Layanan Dasar, Peraturan dan Kebijakan Penanggulangan Bencana, Kesiapsiagaan Darurat "
        "dan Kesiapsiagaan Pemulihan.",
        f"1 pertanyaan belum terpenuhi, antara lain: “{QUESTION}”.",
        "skala 20–100; rata-rata 1 dari 1 kelurahan",
    ),
    "fifty of fifty-one": Case(
        (*FIFTY, None),
        UNEQUAL,
        "Indeks terendah: Kelurahan 0 (30,00). Indeks tertinggi: Kelurahan 49 (79,00).",
        "Yang mengangkat: Layanan Dasar (70,8) dan Peraturan dan Kebijakan Penanggulangan Bencana (67,3). "
        "Yang menahan: Kesiapsiagaan Darurat (50,0) dan Kesiapsiagaan Pemulihan (56,6). "
        "Skor 0–100, rata-rata 50 kelurahan yang dinilai.",
        f"Yang paling sering belum terpenuhi: “{QUESTION}” (4 dari 5 kelurahan).",
        "skala 20–100; rata-rata 50 dari 51 kelurahan",
    ),
    "all fifty-one, people weigh, four lowest": Case(
        (*FIFTY[3:], 33.0, 33.0, 33.0, 90.0),
        UNEQUAL,
        "Indeks terendah: Kelurahan 0, Kelurahan 47, Kelurahan 48 dan 1 lainnya (33,00). "
        "Indeks tertinggi: Kelurahan 50 (90,00).",
        "Yang mengangkat: Layanan Dasar (70,8) dan Peraturan dan Kebijakan Penanggulangan Bencana (67,3). "
        "Yang menahan: Kesiapsiagaan Darurat (50,0) dan Kesiapsiagaan Pemulihan (56,6). "
        "Skor 0–100, rata-rata 51 kelurahan yang dinilai, dibobot jumlah penduduk.",
        f"Yang paling sering belum terpenuhi: “{QUESTION}” (4 dari 5 kelurahan).",
        "skala 20–100; rata-rata 51 dari 51 kelurahan, dibobot jumlah penduduk",
        weighting="population",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_sentence_is_true(case):
    assert narrative.extremes(KELTANA, overview.extremes(case.scores)) == case.extremes
    assert narrative.strengths(case.standings, case.head) == case.strengths
    assert narrative.obstacles(KELTANA, case.missed, case.head) == case.obstacles
    assert narrative.thin(case.head) == case.thin
    card = cards.cards(KELTANA, case.head, None)[0]
    assert (card.remark, card.is_warning) == (case.card, case.thin is not None)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_words_in_both_languages(case, language):
    use_language(language)
    for one in cards.cards(KELTANA, case.head, None):
        assert one.label
        assert one.remark
    assert narrative.whom(case.head)
    assert narrative.participation(participation(KELTANA, case.scores, frames.nodes({})))


def test_no_order_is_made_up_among_equals():
    tied = overview.standings(KELTANA, frames.city(60, aspects=dict.fromkeys(UNEQUAL, 50.0) | {"LD": 100.0}))
    assert narrative.strengths(tied, CASES["fifty of fifty-one"].head).count("(50,0)") == 4
    equal = advice.missed_items(KELTANA, frames.item_gaps([4, 4, 4, 4]), "index")
    head = CASES["fifty of fifty-one"].head
    assert "antara lain" in narrative.obstacles(KELTANA, equal, head)
    assert "antara lain" not in narrative.obstacles(KELTANA, equal.head(3), head)


def test_aspects_written_alike_are_not_called_stronger():
    close = overview.standings(KELTANA, frames.city(60, aspects=dict.fromkeys(UNEQUAL, 50.0) | {"LD": 50.02}))
    assert narrative.strengths(close, CASES["fifty of fifty-one"].head).startswith("Semua aspek sama kuat")


def test_who_has_not_filled_and_whose_form_has_blanks_are_named():
    scores = frames.unassessable(frames.scores(60, None, 50, 70), 2)
    scores.loc[3, "answered_items"] = 120
    nodes = frames.nodes({2: {"index": float("nan"), "LD": float("nan"), "PK": 0.6}})
    found = participation(KELTANA, scores, nodes)
    assert narrative.participation(found) == (
        "Kecamatan Kecamatan 1: Kelurahan 1",
        "Sudah mengisi, tetapi belum dapat dinilai: "
        "Kelurahan 2 (20 dari 128 pertanyaan dijawab; tanpa nilai: Layanan Dasar).",
        "1 kelurahan dinilai dari formulir yang terisi sebagian: Kelurahan 3 (120 dari 128 pertanyaan dijawab).",
    )
    assert remarks(KELTANA, scores, nodes)["remark"].tolist() == [
        "",
        "belum ada formulir",
        "indeks belum dapat dinilai: 20 dari 128 pertanyaan dijawab; tanpa nilai: Layanan Dasar",
        "120 dari 128 pertanyaan dijawab",
    ]
    assert narrative.participation(participation(KELTANA, frames.scores(60), frames.nodes({}))) == (
        "Semua kelurahan sudah mengisi.",
    )


def test_example_data_are_nobodys_form():
    city, mixed = frames.city(50, scored=3), frames.scores(60, 40, 50).assign(is_example=[False, True, True])
    card = cards.cards(KELTANA, overview.headline(KELTANA, city, mixed), None)[3]
    assert card.remark == "semuanya dapat dinilai; 2 yang dinilai hanya data contoh"
    scores = frames.scores(60, 40, 50).assign(is_example=[False, True, True])
    assert narrative.participation(participation(KELTANA, scores, frames.nodes({}))) == (
        "1 kelurahan sudah mengisi; untuk 2 lainnya yang terlihat hanya data contoh.",
    )


def test_the_ends_say_whether_they_are_examples_where_both_are_there():
    scores = marked(frames.scores(60, 40).assign(is_example=[False, True]), is_mixed=True)
    assert narrative.extremes(KELTANA, overview.extremes(scores)) == (
        "Indeks terendah: Kelurahan 1 [contoh] (40,00). Indeks tertinggi: Kelurahan 0 [nyata] (60,00)."
    )


def test_long_lists_of_names_are_cut_with_their_number():
    assert narrative.some([str(n) for n in range(15)]).endswith("11 dan 3 lainnya")
    assert narrative.some(["a", "b", "c"]) == "a, b dan c"
    assert narrative.join([]) == ""


def test_other_readings_are_named_beside_the_index_with_whom_they_count():
    head = CASES["two of three, equal"].head
    name = KELTANA.variant("official_blank_no").name.id
    same, more = frames.city(55.5, scored=2), frames.city(55.5, scored=3)
    assert narrative.readings(KELTANA, {"official_blank_no": same}, head) == (
        f"Menurut “{name}”, indeks kota 55,50.",
    )
    assert narrative.readings(KELTANA, {"official_blank_no": more}, head) == (
        f"Menurut “{name}”, indeks kota 55,50 (dari 3 kelurahan).",
    )
    assert narrative.readings(KELTANA, {"official_blank_no": frames.city(None)}, head) == ()


def test_two_versions_in_one_year_are_said():
    scores = frames.scores(60, 70)
    scores.loc[0, "version"] = "2019"
    head = overview.headline(KELTANA, frames.city(65), scores)
    assert narrative.mixed_versions(head)[0].startswith(
        "Tahun ini memuat lebih dari satu versi instrumen (2019 dan 2021)"
    )
    assert narrative.mixed_versions(overview.headline(KELTANA, frames.city(65), frames.scores(60))) == ()


def test_the_city_without_values_has_cards_too():
    found = cards.cards(KELTANA, CASES["nobody"].head, None)
    assert [(card.value, card.remark) for card in found] == [
        ("–", "skala 20–100; belum ada kelurahan yang dapat dinilai"),
        ("belum ada", "belum ada kelurahan yang dapat dinilai"),
        ("belum ada", "belum ada tahun sebelumnya"),
        ("0 dari 2", "belum ada formulir"),
        ("100 %", "belum ada formulir"),
    ]
