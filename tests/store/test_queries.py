"""Every query file keeps the promises of its header, held against DuckDB's own metadata."""

import hashlib
import re

import duckdb
import pytest

from siperi_geo.settings import settings
from siperi_geo.store import Store, load_query, query_names, run_checks

NAMES = query_names(settings().queries)
# Every store keeps the hash of each migration it went through and refuses another text: these never change.
APPLIED = {
    "001_foundation": "ade5e7b89fce74f381bff1714b8c8f03598c7305335ab29d66525c39ad1aaa78",
    "002_score_methods": "f608e7a74d6362ebccd76ce88978b0b9e9bb32ea004b5e56144b258a81ea26bd",
    "003_people_weighing": "eb392f25eac583744f73c366ea52569e915d1172ab0568b3e0da83d1edb09ba9",
    "004_subjects": "8036a34ec91c01bcfc479b3164bfffd962343b280dcc71625f4ebfa2ff4b0e2e",
    "005_members": "ce5fb6e53ad24bd530d38a6f16a6e5aca38dfd992cbf7fa3379559db8b53ccfe",
    "006_rounds": "c412e9170b9e0991ce3a515219a852f4fa64627da4d44beec4c095ce54c9b771",
    "007_evidence": "dbf1083297140e39ca49a3655918a50ef28b7c349f06f86afcd9ed13124b873b",
    "008_verified": "8547d5c6e8b8d3711f32719d30d146345708fbed911da28a8cb9f946eb01384c",
    "009_accounts": "bfe9ea861aca8785e9adb1801f8db9f0381a74ef7962701c6923941a4fe50f40",
    "010_units": "4b8a71d8bc317441ff838d4db7ecb60bd0307d4d2f7f232f08860e3dbbe48ca4",
    "011_example_subjects": "70a2816913a58a93c71c3da1d4dfa1569c9c20d18377146b0a5d5a2fb9c055b2",
    "012_editions_of_units": "fba1d0a052dd81205266ded1f51a3169c5498e7325f39deeeaa6e50dff94417a",
    "013_family_register": "77b06f007ee26c9b96d77e8c62785a2732ac844390ed18d34075b6797f29fcd3",
    "014_examples_give_way": "3342e4181ba0946cf89575f2878f2f5ffd8ed9a6b80fe0fe3132da08016405ff",
    "015_hands": "8f0d5eb539a0ec4155ed1fccbcb0763fcafa8daffb910d007c2839353b1057ca",
    "016_targets": "bcda10e885db58d517d679a6a0fc0b32d2e7704b5ef93231a154204653a65dee",
    "017_hazards": "97bc16920d00b4faeda3715affbb8cffb60c588446c632d39e3dab680d8706f1",
    "018_spm": "d627e48e0f23dee86683c81c9be93e50c93afd591000c04e6cd685fc51399930",
    "019_plans": "dd76aa077e09add4b20d32857e13bbad0925895bfe8f3e971d7c16bafd72d312",
    "020_costs": "6252023677f877f09033a6a3edce8f493894af6df278a22195760b1ea1f9dc9e",
    "021_vulnerability": "5e718b800308f24efccb5ea9ebc32942bfb88f0fb36549aa4c24c88b71edecf2",
    "022_plan_evidence": "9e140747ae65c01379c6c0526b2e1371aeeb6eff201a5dedfe0b654a43663f2c",
    "023_offers": "ae74c731bcaab496509c01fbd1d9aafb0a2419eb4c8e9a505530add6ad9ee304",
}


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.memory()


def described(store: Store, name: str) -> list[tuple[str, str]]:
    query = load_query(settings().queries, name)
    values = {key: None for key, _ in query.params}
    typed = re.sub(r"\$(\w+)", lambda m: f"(${m[1]}::{dict(query.params)[m[1]]})", query.sql)
    rows = store.sql(f"describe {typed}", values)
    return [(r.column_name, r.column_type.lower()) for r in rows.itertuples()]


@pytest.mark.parametrize("name", NAMES)
def test_header_parameters_are_those_of_the_statement(name: str) -> None:
    query = load_query(settings().queries, name)
    statements = duckdb.extract_statements(query.sql)
    assert len(statements) == 1, "one statement per file"
    assert {key for key, _ in query.params} == statements[0].named_parameters


@pytest.mark.parametrize("name", [n for n in NAMES if load_query(settings().queries, n).columns])
def test_header_columns_are_those_that_come_back(store: Store, name: str) -> None:
    header = load_query(settings().queries, name).columns
    assert [(n, t.replace("timestamptz", "timestamp with time zone")) for n, t in header] == [
        (n, t) for n, t in described(store, name)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_style_lower_case_keywords_and_an_order(name: str) -> None:
    sql = re.sub(r"--.*|'[^']*'", "", load_query(settings().queries, name).sql)
    assert not re.findall(r"\b(SELECT|FROM|WHERE|JOIN|GROUP|ORDER|INSERT|DELETE|UPDATE|WITH|AS|AND|OR)\b", sql)
    is_read = bool(load_query(settings().queries, name).columns)
    assert not is_read or "order by" in sql, "a read is always ordered"


def test_an_empty_store_passes_every_check(store: Store) -> None:
    assert run_checks(store) == {}


def test_a_migration_that_stores_went_through_never_changes() -> None:
    found = {path.stem: path.read_bytes() for path in (settings().queries / "schema").glob("*.sql")}
    assert {name: hashlib.sha256(text).hexdigest() for name, text in found.items() if name in APPLIED} == APPLIED
