"""The first ranks as a list that fits a phone: what comes where, its score, how sure; later reasons fold.

The same numbers as in the table of the ranking, which folds below it. On paper nothing is folded.
"""

import html
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from siperi_geo.analysis import priority_words
from siperi_geo.text import number, pick, t
from siperi_geo.ui.priority_reads import Ranked

OPEN = 5  # ranks whose reasons are not folded
STYLE = (Path(__file__).parent / "priority_list.css").read_text(encoding="utf-8")


def show(found: Ranked, pairs: Sequence[int], caption: str) -> None:
    """Draw these pairs in their order."""
    rows = "".join(_row(found, pair, is_open=place < OPEN) for place, pair in enumerate(pairs))
    label = html.escape(caption)
    st.html(f"<style>{STYLE}</style>")
    st.html(f'<ol class="siperi-ranks" aria-label="{label}">{rows}</ol>')


def _row(found: Ranked, pair: int, *, is_open: bool) -> str:
    ranking, line = found.ranking, found.pairs.line(pair)
    rank = t("priorities.list.rank", n=number(int(ranking.rank[pair]), 0))
    score = number(float(ranking.score[pair]), 1)
    area, sure = priority_words.area(found.pairs, pair), priority_words.sure(found.certain.of_pair.get(pair))
    why = f"<p>{html.escape(_upper(found.why(pair)))}.</p>"
    if not is_open:
        why = f"<details><summary>{html.escape(t('priorities.list.why'))}</summary>{why}</details>"
    return (
        f"<li><p><span>{html.escape(rank)}</span> <b>{html.escape(area)}</b>"
        f' <span class="siperi-score">{html.escape(score)}</span></p>'
        f"<p>{html.escape(pick(line.name))} · {html.escape(line.code)}</p>"
        f"<p class='siperi-sure'>{html.escape(_upper(sure))}</p>{why}</li>"
    )


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
