"""The hazards in the store. Nothing is written here."""

from siperi_geo.registers.hazards.reading import Key
from siperi_geo.registers.hazards.values import Class
from siperi_geo.store import Store, Transaction


def stored_hazards(source: Store | Transaction) -> dict[Key, Class]:
    """Every statement in the store with its class and index."""
    rows = source.query("hazards/statement_list").astype(object)
    return {
        (row["area_code"], row["hazard"], row["according_to"], row["source"], _whole(row["year"])): (
            _whole(row["level"]),
            None if row["index_value"] is None else float(row["index_value"]),
        )
        for row in rows.where(rows.notna(), None).to_dict("records")
    }


def _whole(value: object) -> int | None:
    return None if value is None else int(str(value).removesuffix(".0"))
