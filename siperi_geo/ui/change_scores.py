"""Scores that no page has stored: forms scored again by one version, and by the questions answered in both years.

The arithmetic is that of `scoring`; what is scored is decided in `analysis.change_versions` and `change_items`.
Kept until the data change.
"""

from typing import Any

import pandas as pd

from siperi_geo.analysis.change_items import Answers, Common, common
from siperi_geo.analysis.change_versions import translated
from siperi_geo.analysis.exact import micro
from siperi_geo.assessments import answers_of
from siperi_geo.instruments import Instrument, load
from siperi_geo.scoring import score_forms, score_node
from siperi_geo.ui import results
from siperi_geo.ui.compare import Pair
from siperi_geo.ui.view import View

COMMON = ["subject_id", "before_micro", "after_micro", "newly_answered", "newly_blank"]


def sides(pair: Pair) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`scores/score_per_subject` of both years at the node shown, by the chosen method."""
    before, after = (results.per_subject(pair.side(n), pair.view.node) for n in (0, 1))
    if pair.method.instrument is None:
        return before, after
    return _rescored(pair, 0, before), _rescored(pair, 1, after)


def common_values(pair: Pair) -> pd.DataFrame:
    """Everybody with a form in both years: the value of the node by the questions answered in both, in millionths.

    Columns COMMON; a value is missing where these questions are too few.
    """
    return pair.kept(lambda: _common(pair), "common")


def _rescored(pair: Pair, place: int, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a year with the values that the chosen version gives to its forms."""
    scored = pair.kept(lambda: _again(pair, place), "again", place)
    scored = scored[scored["node"] == pair.view.node].set_index("subject_id")
    who = rows["subject_id"]
    new = {name: who.map(scored[name]).astype(float) for name in ("index_value", "score")}
    version = rows["version"].mask(rows["version"].notna(), pair.method.by)
    rows = rows.assign(class_code=None, version=version)
    return rows.assign(**new, is_assessed=who.map(scored["is_assessed"]).fillna(value=False).astype(bool))


def _again(pair: Pair, place: int) -> pd.DataFrame:
    """Every form of a year scored again: a row per subject and node."""
    instrument = pair.method.instrument or pair.view.instrument
    forms = _forms(pair.side(place), instrument)
    rows = []
    scores = score_forms(instrument, list(forms.values()), pair.view.variant)
    for subject, found in zip(forms, scores, strict=True):
        is_assessed = found.nodes[0].index is not None
        rows += [(subject, one.code, one.index, one.score, is_assessed) for one in found.nodes]
    return pd.DataFrame(rows, columns=["subject_id", "node", "index_value", "score", "is_assessed"])


def _common(pair: Pair) -> pd.DataFrame:
    node = pair.view.node
    instrument = pair.method.instrument or pair.view.instrument
    first, last = (_forms(pair.side(n), instrument) for n in (0, 1))
    both = {one: common(instrument, first[one], last[one]) for one in first if one in last}
    changed = [form for one, found in both.items() for form in _changed(found, first[one], last[one])]
    values = _scored(instrument, node, changed, pair.view.variant)
    again = {form: micro(value) for form, value in zip(changed, values, strict=True)}
    before, after = (dict(zip(rows["subject_id"], rows["index_value"], strict=True)) for rows in sides(pair))
    rows = [
        (
            one,
            again.get(found.before, micro(before.get(one))),
            again.get(found.after, micro(after.get(one))),
            found.newly_answered,
            found.newly_blank,
        )
        for one, found in both.items()
    ]
    return pd.DataFrame(rows, columns=COMMON).astype({"before_micro": "Int64", "after_micro": "Int64"})


def _changed(found: Common, first: Answers, last: Answers) -> list[Answers]:
    """The answers that must be scored: where something was left out; the others have their value already."""
    pairs = ((found.before, first), (found.after, last))
    return [masked for masked, given in pairs if masked != given]


def _scored(instrument: Instrument, node: str, forms: list[Answers], variant: str) -> list[float | None]:
    """The values of a node; none where a version has not this node."""
    if all(one.id != node for one in instrument.nodes()):
        return [None] * len(forms)
    return score_node(instrument, node, forms, variant)


def _forms(view: View, instrument: Instrument) -> dict[str, Answers]:
    """The answers of a year by subject, in the order of the items of `instrument`."""
    rows = results.forms(view)
    versions = {str(one): load(instrument.id, str(one)) for one in rows["version"].unique()}
    return {
        str(subject): _answers(instrument, versions[str(version)], answers)
        for subject, version, answers in zip(rows["subject_id"], rows["version"], rows["answers"], strict=True)
    }


def _answers(instrument: Instrument, other: Instrument, answers: Any) -> Answers:
    given = tuple(answers_of(answers))
    return given if other is instrument else translated(instrument, other, given)
