"""Figures of the minimum service standard for toy town, as an office would hand them in."""

from pathlib import Path

from siperi_geo.boundaries import stored_areas
from siperi_geo.registers.spm import accept, examine
from siperi_geo.store import Store

# Bukit 90 of 100 and Muara 100 of 900 are 190 of 1,000: 19 %, not the mean 50.6 %.
TWO = """kelurahan;layanan;target;total;mutu maksimal;mutu terpenuhi
99.01.01.1001;spm_b1;100;90;;
99.01.02.1001;spm_b1;900;100;;
Kota Mainan;spm_b1;;;20;14
"""
WHOLE = (
    TWO
    + """Kota Mainan;spm_b2;1000;1000;20;20
Kota Mainan;spm_b3;0;0;;
"""
)
MONTHS = """sub kegiatan;target;jan;feb;mar;apr;mei;jun;jul;agu;sep;okt;nov;des;anggaran;realisasi anggaran
1.05.03.2.01.0007;120;10;20;;;;;;;;;;;272500000;200000000
2.2;3;1;;;;;;;;;;;;225000000;75000000
"""


def hand_in(store: Store, folder: Path, text: str, *, year: int = 2025, source: str = "Laporan SPM") -> None:
    """Store figures as a file; nothing of it may need a person."""
    path = folder / "spm.csv"
    path.write_text(text, encoding="utf-8")
    found = examine(store, path, stored_areas(store), year=year, source=source)
    assert not found.errors, [str(one) for one in found.errors]
    accept(store, found, actor="bpbd")
