"""Scores forms that are in hand, stored or not, with the very statement that scores whole years.

It writes nothing; `rescore` does.
"""

import atexit
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import pandas as pd

from siperi_geo.errors import SiperiError
from siperi_geo.instruments import NOT_ASKED, Instrument, Node
from siperi_geo.instruments.model import MICRO
from siperi_geo.scoring.result import FormScore, NodeScore
from siperi_geo.scoring.steps import step_reached
from siperi_geo.scoring.tall import compile_tall, reading_columns
from siperi_geo.store import Store

Answers = Sequence[int | None]
Row = dict[str, Any]
FORMS = "(select assessment_id, cast(answers as utinyint[]) as answers from forms_in_hand)"
"""What statements for `select_forms` are compiled over: the frame `forms_in_hand`, registered there."""


def score_form(instrument: Instrument, answers: Answers, variant: str = "standard") -> FormScore:
    """The score of one form, its answers in item order, None = not answered, NOT_ASKED = not on its profile.

    Raises SCORING_ANSWER_COUNT and SCORING_ANSWER_UNKNOWN; KeyError for an unknown variant.
    """
    return _score_once(instrument, tuple(answers), variant)


@lru_cache(maxsize=256)
def _score_once(instrument: Instrument, answers: tuple[int | None, ...], variant: str) -> FormScore:
    return score_forms(instrument, [answers], variant)[0]


def score_forms(instrument: Instrument, forms: Sequence[Answers], variant: str = "standard") -> list[FormScore]:
    """The scores of several forms, in the order given, by one statement; errors as `score_form`."""
    by_form: list[dict[str, Row]] = [{} for _ in forms]
    for row in select_forms(instrument, forms, compile_tall(instrument, variant, FORMS)):
        by_form[int(row["assessment_id"])][row["node"]] = row
    pairs = zip(by_form, forms, strict=True)
    return [_form_score(instrument, variant, rows, answers) for rows, answers in pairs]


def select_forms(instrument: Instrument, forms: Sequence[Answers], statement: str) -> list[Row]:
    """The rows of a statement compiled over FORMS, NULL as None; `assessment_id` is the form's place from 0."""
    if not forms:
        return []
    for answers in forms:
        _refuse_foreign(instrument, answers)
    places = [str(place) for place, _ in enumerate(forms)]
    frame = pd.DataFrame({"assessment_id": places, "answers": [list(answers) for answers in forms]}, dtype=object)
    found = _scratch().sql(statement, tables={"forms_in_hand": frame}).astype(object)
    return [
        {str(name): value for name, value in row.items()}
        for row in found.where(found.notna(), None).to_dict("records")
    ]


def _refuse_foreign(instrument: Instrument, answers: Answers) -> None:
    if len(answers) != len(instrument.items):
        raise SiperiError("SCORING_ANSWER_COUNT", found=len(answers), expected=len(instrument.items))
    for item, answer in zip(instrument.items, answers, strict=True):
        known = [choice.value for choice in instrument.scale_of(item).choices]
        known += [NOT_ASKED] if item.profiles else []
        if answer is not None and answer not in known:
            raise SiperiError("SCORING_ANSWER_UNKNOWN", item=item.id, answer=answer, known=known)


@cache
def _scratch() -> Store:
    store = Store.memory()
    store.sql("set enable_optimizer = false")  # of a few forms it costs more than it saves, and nothing of many
    atexit.register(store.close)
    return store


def _form_score(instrument: Instrument, variant: str, rows: dict[str, Row], answers: Answers) -> FormScore:
    nodes = tuple(_node_score(node, rows[node.id]) for node in instrument.nodes())
    index = rows[instrument.root.id]
    steps = tuple(
        step_reached(instrument, reading, index[column], answers)
        for reading, column in zip(instrument.readings, reading_columns(instrument), strict=True)
    )
    return FormScore(instrument.id, instrument.version, variant, index["class_code"], nodes, steps)


def _node_score(node: Node, row: Row) -> NodeScore:
    index_micro, score_micro = row["index_micro"], row["score_micro"]
    return NodeScore(
        code=node.id,
        level=node.level,
        index=row["index_value"],
        index_micro=None if index_micro is None else int(index_micro),
        score=None if score_micro is None else int(score_micro) / MICRO,
        answered=int(row["answered_items"]),
        total=int(row["total_items"]),
    )
