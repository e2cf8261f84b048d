"""The rules of an instrument as a page shows them: formula, weights, classes, blanks, readings, sources, history.

Everything comes from the instrument file; nothing here is about one instrument. Its mark
(how sure we are) stands beside each rule.
"""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

import pandas as pd

from siperi_geo.instruments import Instrument, Level, Mark, Node, Requirement
from siperi_geo.scoring import score_form, shares_pct, short, worked_answers
from siperi_geo.text import day, number, percent, pick, t
from siperi_geo.ui import chart_view, folds, frame, titles

MARK_ID = re.compile(rf"\b(bertanda|is marked) ({'|'.join(get_args(Mark))})\b")


def formula(instrument: Instrument) -> None:
    """The sum in words, from the answers up to the index, and the scale of answers."""
    frame.section(t("method.formula"))
    frame.note(
        t(
            "method.status",
            name=pick(instrument.name),
            version=instrument.version,
            status=t(f"instruments.status.{instrument.status}").lower(),
            note=pick(instrument.status_note),
        )
    )
    scales = [
        ", ".join(f"{pick(choice.label)} = {short(choice.points)}" for choice in scale.choices)
        for scale in instrument.scales.values()
    ]
    levels = [pick(level.note) for level in reversed(instrument.levels)]
    chart_view.bullets([t("method.answers", scale=scale) for scale in scales] + levels)


def weights(instrument: Instrument) -> None:
    """Every aspect with its weight, its size, and what one node below it weighs in the whole."""
    shares = shares_pct(instrument)
    below = [aspect.children or aspect.items for aspect in instrument.aspects]
    part, smaller = _level_names(instrument)
    frame.section(t("method.weights"))
    rows = _columns(
        part=[pick(aspect.name) for aspect in instrument.aspects],
        weight=[short(aspect.weight) for aspect in instrument.aspects],
        share=[percent(shares[aspect.id], 1) for aspect in instrument.aspects],
        parts=[number(len(parts), 0) for parts in below],
        questions=[number(len(instrument.items_under(aspect.id)), 0) for aspect in instrument.aspects],
        share_of_one=[_share_of_one(aspect, shares) for aspect in instrument.aspects],
        words={"part": part, "smaller": smaller.lower()},
    )
    frame.table(rows, caption=t("method.weights.caption"))


def _level_names(instrument: Instrument) -> tuple[str, str]:
    """What the instrument calls the nodes under the index, and what is under these."""
    names = [pick(level.name) for level in instrument.levels]
    return names[1], names[2] if instrument.aspects[0].children else t("method.column.question")


def _share_of_one(aspect: Node, shares: dict[str, float]) -> str:
    """The share of one child; a range where children weigh differently."""
    found = sorted({round(shares[part.id], 6) for part in aspect.children or aspect.items})
    return "–".join(percent(share, 2) for share in (found[:1] + found[-1:] if len(found) > 1 else found))


def classes(instrument: Instrument) -> None:
    """Where each class begins and ends, and to which class an edge belongs; or what each step asks."""
    frame.section(t("method.classes"))
    by = "steps" if instrument.classes_from else "caption"
    rows = _steps(instrument) if instrument.classes_from else _bands(instrument)
    frame.table(rows, caption=t(f"method.classes.{by}"))
    frame.note(pick(instrument.classes_note))


def _bands(instrument: Instrument) -> pd.DataFrame:
    low = instrument.value_range(instrument.root.id)[0]
    bands = list(instrument.classes)
    starts = [t("method.from", value=short(low))] + [
        t("method.above" if band.upper_inclusive else "method.from", value=short(band.upper))
        for band in bands[:-1]
    ]
    ends = [
        t("method.up_to" if band.upper_inclusive else "method.below", value=short(band.upper)) for band in bands
    ]
    return _columns(
        class_name=[pick(band.name) for band in bands],
        start=starts,
        end=ends,
        mark=[t(f"method.mark.{band.mark}") for band in bands],
    )


def _steps(instrument: Instrument) -> pd.DataFrame:
    """The steps from the lowest, each with what it asks beside the steps before it."""
    reading = instrument.reading(str(instrument.classes_from))
    asked = ["; ".join(_asked(instrument, one) for one in step.requires) for step in reading.steps]
    marks = [t(f"method.mark.{step.mark}") for step in reading.steps]
    return _columns(
        class_name=[pick(rung.name) for rung in reading.rungs],
        requires=[t("method.step.none"), *asked],
        mark=[t(f"method.mark.{reading.mark}"), *marks],
    )


def _asked(instrument: Instrument, one: Requirement) -> str:
    is_node = one.of in {node.id for node in instrument.nodes()}
    name = pick(instrument.node(one.of).name if is_node else instrument.item(one.of).text)
    return t("method.step.asks", name=name, score=percent(one.at_least_score))


def blanks(instrument: Instrument) -> None:
    """How many answers a result needs at each level, and each way of reading blanks with the same example."""
    frame.section(t("method.blanks"))
    thresholds = [_marked(pick(part.note), part.mark) for part in instrument.marks if part.part == "thresholds"]
    chart_view.bullets([*_minimum_shares(instrument), *thresholds])
    frame.note(t("method.readings"))
    chart_view.bullets([_marked(f"{pick(v.name)}: {pick(v.note)}", v.mark) for v in instrument.variants])
    scores = [score_form(instrument, worked_answers(instrument), variant.id) for variant in instrument.variants]
    bands = [instrument.class_named(score.class_code) for score in scores]
    frame.table(
        _columns(
            reading=[pick(variant.name) for variant in instrument.variants],
            example=[number(score.index, instrument.decimals) for score in scores],
            class_name=[pick(band.name) if band else t("ui.not_assessable") for band in bands],
        ),
        caption=t("method.readings.caption"),
    )


def _minimum_shares(instrument: Instrument) -> list[str]:
    """What a level asks for before it has a value; several sentences where nodes of a level differ."""
    found = []
    for level in instrument.levels:
        nodes = [node for node in instrument.nodes() if node.level == level.id]
        shares = sorted({node.min_answered_pct for node in nodes})
        found += [_of_answers(level, share) for share in shares]
        asked = sorted({node.min_valued_children_pct for node in nodes if node.children} - {0})
        found += [_of_children(instrument, level, share) for share in asked]
    return found


def _of_answers(level: Level, share: float) -> str:
    words = {"level": pick(level.name)}
    return t("method.blanks.share", **words, share=percent(share)) if share else t("method.blanks.any", **words)


def _of_children(instrument: Instrument, level: Level, share: float) -> str:
    below = instrument.levels[instrument.levels.index(level) + 1]
    words = {"level": pick(level.name), "smaller": pick(below.name).lower()}
    if share == 100:
        return t("method.blanks.every_child", **words)
    return t("method.blanks.children", **words, share=percent(share))


def sources(instrument: Instrument) -> None:
    """Legal basis, what was seen where, how sure each part is, and what a reader should know."""
    frame.section(t("method.legal_basis"))
    titles.laws([(one.title, _marked(pick(one.note), one.mark)) for one in instrument.legal_basis])
    with folds.folded(t("method.sources"), key="sources"):
        titles.sources([(one.title, _marked(pick(one.seen), one.mark)) for one in instrument.sources])
    frame.section(t("method.marks"))
    chart_view.bullets([_marked(_in_words(pick(part.note)), part.mark) for part in instrument.marks])
    frame.section(t("method.notes"))
    chart_view.bullets([_in_words(pick(note.text)) for note in instrument.notes])


def history(instrument: Instrument) -> None:
    """What changed in the method, when, and for which years."""
    with folds.folded(t("method.history"), key="history"):
        chart_view.bullets([f"{day(change.date)}: {pick(change.text)}" for change in instrument.history])


def _in_words(text: str) -> str:
    """A text of an instrument that names a mark by its id, as files do, with the reader's word for it."""
    return MARK_ID.sub(lambda found: f"{found[1]} “{t(f'method.mark.{found[2]}')}”", text)


def _marked(words: str, mark: str) -> str:
    """A sentence with how sure we are of it: `… (terverifikasi)`."""
    return f"{words.rstrip('.')} ({t(f'method.mark.{mark}')})."


def _columns(*, words: Mapping[str, str] | None = None, **columns: Sequence[str]) -> pd.DataFrame:
    """A display frame, headings from `method.column.<name>` with `words` filled in."""
    return pd.DataFrame(
        {t(f"method.column.{name}", **(words or {})): list(values) for name, values in columns.items()},
        dtype=object,
    )
