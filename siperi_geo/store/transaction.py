"""What can be done inside one write transaction: run named statements, read, append rows."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from siperi_geo.store.queries import load_query


class Transaction:
    """The writer's hand: made by `Store.transaction`, valid until its block ends."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, queries: Path, actor: str) -> None:
        self._cursor = cursor
        self._queries = queries
        self.actor = actor

    def query(self, name: str, /, **params: Any) -> pd.DataFrame:
        """Rows of a named query, seeing what this transaction has written so far."""
        rows: pd.DataFrame = self._cursor.execute(load_query(self._queries, name).sql, params).df()
        return rows

    def run(self, name: str, /, **params: Any) -> int:
        """Run a named write; returns the number of rows changed."""
        return self.execute(load_query(self._queries, name).sql, params)

    def execute(self, sql: str, params: Mapping[str, Any] | None = None) -> int:
        """Run one statement given as text (compiled scoring SQL); returns the number of rows changed."""
        result = self._cursor.execute(sql, dict(params or {})).fetchone()
        return int(result[0]) if result and isinstance(result[0], int) else 0

    def append(self, table: str, frame: pd.DataFrame) -> int:
        """Insert the frame's rows by column name (every column of the frame must exist in the table)."""
        if frame.empty:
            return 0
        columns = ", ".join(f'"{column}"' for column in frame.columns)
        self._cursor.register("appended_rows", frame)
        try:
            self._cursor.execute(f'insert into "{table}" ({columns}) select {columns} from appended_rows')
        finally:
            with suppress(duckdb.Error):  # after a failed insert this fails too and would hide the reason
                self._cursor.unregister("appended_rows")
        return len(frame)
