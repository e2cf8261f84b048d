"""The frame of the dashboard: language, navigation, and the page that was asked for. It shows nothing itself."""

import streamlit as st

from siperi_geo.text import t
from siperi_geo.ui import frame

# Section → page → icon and address; the page without an address is the first one.
SECTIONS: dict[str, dict[str, tuple[str, str | None]]] = {
    "results": {
        "overview": (":material/home:", None),
        "map": (":material/map:", "peta"),
        "gaps": (":material/grid_on:", "kesenjangan"),
        "change": (":material/trending_up:", "perubahan"),
        "participants": (":material/groups_3:", "peserta"),
    },
    "fill": {
        "form": (":material/edit_note:", "isi"),
        "rounds": (":material/event_repeat:", "putaran"),
        "verify": (":material/fact_check:", "verifikasi"),
    },
    "method": {"method": (":material/calculate:", "metode")},
    "data": {
        "forms": (":material/upload_file:", "formulir"),
        "people": (":material/groups:", "penduduk"),
        "subjects": (":material/school:", "daftar"),
        "boundaries": (":material/polyline:", "batas"),
    },
}

frame.start()

page = st.navigation(
    {
        t(f"ui.nav.{section}"): [
            st.Page(
                f"pages/{section}/{name}.py",
                title=t(f"ui.nav.{section}.{name}"),
                icon=icon,
                url_path=address,
                default=address is None,
            )
            for name, (icon, address) in pages.items()
        ]
        for section, pages in SECTIONS.items()
    },
    expanded=True,
)
frame.run(page)
