"""How the address called a choice before: a link that was kept still says the same. It is written no more."""

FORMER = {
    "bobot_kesenjangan": "bobot_gap",
    "bobot_ancaman": "bobot_hazard",
    "bobot_penduduk": "bobot_people",
    "bobot_kerentanan": "bobot_vulnerability",
    "bobot_belum_ikut": "bobot_participation",
    "bobot_belum_didanai": "bobot_funding",
}
