"""Titles of laws stay as they were published, and tell readers and screen readers of English their language."""

from siperi_geo.text import use_language
from siperi_geo.ui.titles import marked

LAW = "Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan"


def test_a_title_is_told_to_be_indonesian_on_english_pages_alone() -> None:
    assert marked(LAW) == LAW
    use_language("en")
    assert marked(LAW) == f'<span lang="id">{LAW}</span> (in Indonesian)'
    assert marked("Hospital Safety Index <2>") == "Hospital Safety Index &lt;2&gt;"
    use_language("id")
