"""The frame of the dashboard: language, navigation, and the page that was asked for. It shows nothing itself."""

import streamlit as st

from siperi_geo.ui import frame, menu, signed_in

# Section → page → icon, address (the first page has none) and the right that it needs (open to everybody: none).
SECTIONS: dict[str, dict[str, tuple[str, str | None, str | None]]] = {
    "results": {
        "overview": (":material/home:", None, None),
        "map": (":material/map:", "peta", None),
        "gaps": (":material/grid_on:", "kesenjangan", None),
        "change": (":material/trending_up:", "perubahan", None),
        "participation": (":material/how_to_reg:", "partisipasi", None),
        "participants": (":material/groups_3:", "peserta", None),
        "reliability": (":material/verified:", "keandalan", None),
        "compare": (":material/compare_arrows:", "banding", None),
        "area": (":material/location_city:", "profil", None),
        "unit": (":material/domain:", "satuan", None),
        "erat": (":material/account_balance:", "erat", None),
    },
    "spm": {"spm": (":material/volunteer_activism:", "spm", None)},
    "programmes": {
        "priorities": (":material/low_priority:", "prioritas", None),
        "budget": (":material/savings:", "anggaran", None),
        "catalogue": (":material/list:", "katalog", None),
        "lift": (":material/stairs:", "naik-kelas", None),
        "plans": (":material/checklist:", "rencana", None),
        "renja": (":material/table_view:", "renja", None),
        "before_after": (":material/compare:", "sebelum-sesudah", None),
        "board": (":material/campaign:", "papan", None),
        "offers": (":material/inbox:", "penawaran", "plan"),
        "costs": (":material/payments:", "biaya", "keep_registers"),
    },
    "fill": {
        "form": (":material/edit_note:", "isi", "fill"),
        "rounds": (":material/event_repeat:", "putaran", "see_form"),
        "verify": (":material/fact_check:", "verifikasi", "see_form"),
    },
    "method": {
        "method": (":material/calculate:", "metode", None),
        "glossary": (":material/dictionary:", "istilah", None),
    },
    "data": {
        "forms": (":material/upload_file:", "formulir", "import_forms"),
        "people": (":material/groups:", "penduduk", "keep_registers"),
        "hazards": (":material/flood:", "bahaya", "keep_registers"),
        "vulnerability": (":material/accessible:", "kerentanan", "keep_registers"),
        "spm": (":material/fact_check:", "data-spm", "keep_registers"),
        "subjects": (":material/list_alt:", "daftar", "keep_registers"),
        "targets": (":material/flag:", "target", "keep_registers"),
        "boundaries": (":material/polyline:", "batas", "keep_boundaries"),
        "users": (":material/manage_accounts:", "pengguna", "keep_accounts"),
        "audit": (":material/history:", "jejak", "see_audit"),
    },
}

frame.start()
person = signed_in.show()
frame.run(st.navigation(menu.pages(SECTIONS, person), expanded=True))
