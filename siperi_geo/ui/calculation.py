"""One result, taken apart: a tree that opens from the index down to every answer with its evidence.

It shows an explanation (`scoring.explain`); it computes nothing and reads nothing from the store.
"""

import html
from collections.abc import Mapping, Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from siperi_geo.analysis.cards import Card
from siperi_geo.analysis.exact import floor_pct
from siperi_geo.instruments import Instrument, Label, available, load
from siperi_geo.scoring import Explanation, FormScore, ItemStep, explain, reasons, score_form, sentences, short
from siperi_geo.text import MISSING, number, percent, pick, t
from siperi_geo.ui import chart_view, choices
from siperi_geo.ui.beside import Pairs
from siperi_geo.ui.session import AREA, INSTRUMENT, NODE, PART, SUBJECT, wanted
from siperi_geo.ui.table_html import heads_for_blocks

Part = Literal["rules", "result", "mean"]
PARTS: tuple[Part, ...] = ("rules", "result", "mean")
Notes = Mapping[str, Mapping[str, str]]


def choose_part() -> Part:
    """Rules, one result or a mean (`?bagian=`); one result first for a reader who comes with somebody chosen.

    Where single results are private there is none to choose.
    """
    parts = tuple(part for part in PARTS if part != "result" or not _is_private())
    is_of_one = any(st.session_state.get(key) or key in st.query_params for key in (AREA, SUBJECT))
    first: Part = "rules" if not is_of_one else "result" if "result" in parts else "mean"
    return choices.segments(PART, t("method.part"), parts, first, lambda part: t(f"method.part.{part}"))


def _is_private() -> bool:
    """Whether the instrument that a reader comes with, or just chose, is one whose single results are private."""
    code = wanted(INSTRUMENT, {ref.id: () for ref in available()})
    return code is not None and load(code).is_private


def pick_node(instrument: Instrument) -> str:
    """A select box over the index and every node below it, each with its aspect's name before its own."""
    return choices.box(NODE, t("method.pick_node"), node_names(instrument), width=420)


def node_names(instrument: Instrument) -> dict[str, Label]:
    """Labels by node code: `Layanan Dasar › Layanan pendidikan`."""
    names = {instrument.root.id: instrument.root.name}
    for aspect in instrument.aspects:
        names[aspect.id] = aspect.name
        for node in list(aspect.walk())[1:]:
            both = {lang: f"{getattr(aspect.name, lang)} › {getattr(node.name, lang)}" for lang in ("id", "en")}
            names[node.id] = Label(**both)
    return names


def headline(instrument: Instrument, answers: Sequence[int | None], variant: str) -> None:
    """Index, class and coverage of the form, and its index under each other reading."""
    score = score_form(instrument, answers, variant)
    low, high = map(short, instrument.value_range(instrument.root.id))
    scale = t("method.card.scale", low=low, high=high)
    counted = t("method.of", part=score.nodes[0].answered, all=score.nodes[0].total)
    chart_view.cards(
        [
            _index_card(instrument, "index", score, scale),
            _class_card(instrument, answers, score),
            Card(t("method.card.answered"), percent(floor_pct(score.coverage_pct)), counted),
            *(
                _index_card(instrument, "other", score_form(instrument, answers, other.id), pick(other.name))
                for other in instrument.variants
                if other.id != variant
            ),
        ]
    )


def _index_card(instrument: Instrument, key: str, score: FormScore, remark: str) -> Card:
    return Card(t(f"method.card.{key}"), number(score.index, instrument.decimals), remark)


def _class_card(instrument: Instrument, answers: Sequence[int | None], score: FormScore) -> Card:
    """The class, or why there is none."""
    band = instrument.class_named(score.class_code)
    if band is not None:
        by = "steps" if instrument.classes_from else "index" if instrument.class_decimals is None else "rounded"
        return Card(t("method.card.class"), pick(band.name), t(f"method.card.by_{by}"))
    why = reasons(instrument, explain(instrument, answers, variant=score.variant))
    return Card(t("method.card.class"), t("ui.not_assessable"), " ".join(why))


def notes_of(rows: pd.DataFrame, files: pd.DataFrame | None = None) -> Notes:
    """Evidence and notes by item id, from `assessments/note_per_item`; files (`evidence/file_list`) by name only.

    They are not opened here: photos show people and homes.
    """
    filled = rows.fillna("").astype(str)
    notes = {
        row["item_id"]: {"evidence": row["evidence"], "note": row["note"]} for row in filled.to_dict("records")
    }
    for item_id, names in () if files is None else files.groupby("item_id")["file_name"]:
        said = t("evidence.named", n=number(len(names), 0), names=", ".join(names))
        one = notes.setdefault(str(item_id), {"evidence": "", "note": ""})
        one["evidence"] = "; ".join(filter(None, [one["evidence"], said]))
    return notes


def tree(instrument: Instrument, step: Explanation, notes: Notes, pairs: Pairs | None = None) -> None:
    """The explanation as a tree: the node asked for is open, what is below it opens by a click or a key.

    `pairs`: what the verifier answered, to stand beside what was declared.
    """
    st.html(f'<div class="siperi-tree">{_node(instrument, step, notes, pairs or {}, is_open=True)}</div>')


def _node(instrument: Instrument, step: Explanation, notes: Notes, pairs: Pairs, *, is_open: bool) -> str:
    steps = "".join(f"<li>{html.escape(words)}</li>" for words in sentences(instrument, step))
    below = "".join(_node(instrument, child, notes, pairs, is_open=False) for child in step.children)
    return (
        f"<details{' open' if is_open else ''}><summary>{_summary(instrument, step)}</summary>"
        f"<ul>{steps}</ul>{below}{_items(step, notes, pairs) if step.items else ''}</details>"
    )


def _summary(instrument: Instrument, step: Explanation) -> str:
    """Name, value on its own scale, answers, weight; where that scale is not 0–100 the score as well."""
    value = t("ui.not_assessable") if step.value is None else short(step.value)
    facts = t("method.answered", part=step.answered, all=step.total_items)
    if step.own_weight != 1:
        facts += " · " + t("method.weight", weight=short(step.own_weight))
    scale = instrument.score_range(step.node.id)
    if step.value is not None and (scale.low, scale.high) != (0, 100):
        facts += " · " + t("method.score", score=number(scale.score(step.value), 0))
    return f"<span>{html.escape(pick(step.node.name))}</span> <b>{value}</b> <small>{html.escape(facts)}</small>"


def _items(step: Explanation, notes: Notes, pairs: Pairs) -> str:
    """The answers of a node as a table; the verifier's, evidence and notes only where the form has some."""
    answered = ("declared", "found") if any(one.item.id in pairs for one in step.items) else ("answer",)
    named = [
        name for name in ("evidence", "note") if any(notes.get(one.item.id, {}).get(name) for one in step.items)
    ]
    heads = [t(f"method.column.{name}") for name in ("number", "question", *answered, "points", *named)]
    head = "".join(f"<th scope='col'>{html.escape(words)}</th>" for words in heads)
    body = "".join(
        _item(
            one,
            _answers(one, pairs)[: len(answered)],
            [notes.get(one.item.id, {}).get(name) or MISSING for name in named],
        )
        for one in step.items
    )
    label = html.escape(pick(step.node.name))
    return (
        f'<div class="siperi-table siperi-stack" style="{heads_for_blocks(heads)}" role="region" tabindex="0" '
        f'aria-label="{label}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _answers(one: ItemStep, pairs: Pairs) -> list[str]:
    """What was declared and what the verifier answered; without the latter the one answer there is."""
    pair = pairs.get(one.item.id)
    declared = one.answer if pair is None else pair.declared
    words = pick(declared.label) if declared else t("method.not_answered")
    return [words, MISSING if pair is None else pick(pair.found.label)]


def _item(one: ItemStep, answers: Sequence[str], written: Sequence[str]) -> str:
    value = short(one.value) if one.value is not None else t("method.left_out")
    cells = [str(one.item.number), pick(one.item.text), *answers, value, *written]
    return f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in cells)}</tr>"
