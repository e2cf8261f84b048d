"""What forms of others say of what the form that is open claims: the rule, the counts, who they are, what to ask.

It finds nothing itself (`analysis.cross` does, for a whole year at once) and decides nothing.
"""

import html
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from siperi_geo.analysis import cross_words
from siperi_geo.analysis.cross import Crossing, Party, Touched, by_form, crossings, withheld_families
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.instruments import CrossRule, Side, Versions, cross_rules, versions_of
from siperi_geo.settings import settings
from siperi_geo.text import number, pick, t
from siperi_geo.ui import frame, kept, reads
from siperi_geo.ui.links import CALCULATE, METHOD
from siperi_geo.ui.session import INSTRUMENT, NODE, link_to, subject_key
from siperi_geo.ui.verify.choice import Work
from siperi_geo.ui.verify.form import Desk


@dataclass(frozen=True, slots=True)
class Found:
    """Everything between the real forms of a year; what is wrong with the rules, where they cannot be used."""

    every: tuple[Crossing, ...]
    touched: Mapping[str, Touched]
    versions: Versions
    problems: tuple[Problem, ...] = ()
    real_count: int = 0  # forms of the year that are no examples

    def of(self, assessment_id: str) -> Touched:
        """What one form touches."""
        return self.touched.get(assessment_id, Touched())


def found_in(year: int) -> Found:
    """One query and one comparison for all forms of a year, kept until the next write."""
    least = settings().least_families
    try:
        return kept.by(lambda: _found_in(year, least), "contradictions", year, least)
    except SiperiError as error:  # of the file of rules: the page goes on without them
        return Found((), {}, {}, error.problems)


def _found_in(year: int, least: int) -> Found:
    rules = cross_rules()
    versions = versions_of(rules)
    forms = reads.query("assessments/answers_of_year", year=year)
    hidden = withheld_families(reads.query, versions, year, least)
    found = crossings(forms, rules, versions, withheld=hidden, least_families=least)
    every = tuple(one for one in found if not one.is_example)
    real = int((~forms["is_example"].astype(bool)).sum())
    return Found(every, by_form(every), versions, real_count=real)


def show(work: Work, this: Desk) -> None:
    """What is asked of this form, and where it is one of those who say otherwise than another form."""
    frame.section(t("cross.section"))
    if this.form.state not in ("submitted", "verified"):
        frame.note(t("cross.not_counted"))
        return
    found = found_in(work.year)
    frame.problems(*found.problems)
    touched = found.of(this.form.assessment_id)
    if not (touched.asked or touched.named):
        if not found.problems:
            n = sum(one.touches(this.instrument.id, this.instrument.version) for one in cross_rules())
            frame.note(t("cross.none" if n else "cross.no_rule", n=number(n, 0), year=work.year))
        return
    frame.note(t("cross.lead"))
    for one in touched.asked:
        _asked(one, found.versions)
    if touched.named:
        _named(touched.named, found.versions, this)


def _asked(one: Crossing, versions: Versions) -> None:
    """A rule by which something is asked of this form; behind a fold both questions, and who the others are."""
    answer = cross_words.said(versions, one.rule.claim, one.claimant)
    lines = [(t("cross.this_form"), answer), (t("cross.others"), cross_words.counts(one, versions))]
    lines.append((t("cross.ask"), pick(one.rule.question)))
    st.html(_block(one.rule, lines))
    with st.expander(t("cross.open")):
        st.html(f'<div class="siperi-answer">{_facts(_origin(one.rule, versions))}</div>')
        if not one.others:
            frame.note(t("cross.families"))
        with st.container(key=f"cross_who_{one.rule.id}", gap="xsmall"):
            for other in one.others:
                _link(other, one.rule.against, versions)


def _named(named: tuple[Crossing, ...], versions: Versions, this: Desk) -> None:
    """The rules in which this form is one of those who say otherwise: whoever states it is the one to ask."""
    with st.expander(t("cross.named", n=number(len(named), 0))):
        frame.note(t("cross.named.lead"))
        for one in named:
            mine = next(other for other in one.others if other.assessment_id == this.form.assessment_id)
            lines = [
                (t("cross.this_form"), cross_words.said(versions, one.rule.against, mine)),
                (
                    cross_words.place_of(one.claimant, versions),
                    cross_words.said(versions, one.rule.claim, one.claimant),
                ),
            ]
            if len(one.others) > 1:
                lines.append((t("cross.with_this"), cross_words.counts(one, versions)))
            st.html(_block(one.rule, [*lines, *_origin(one.rule, versions)]))
            with st.container(key=f"cross_who_{one.rule.id}_{one.claimant.subject_id}", gap="xsmall"):
                _link(one.claimant, one.rule.claim, versions)


def _origin(rule: CrossRule, versions: Versions) -> list[tuple[str, str]]:
    """Both questions in full, from when on the rule holds, and how sure we are of it."""
    sides = ((side, cross_words.item_of(versions, side)) for side in (rule.claim, rule.against))
    told = [(cross_words.item_words(versions, side), pick(item.text)) for side, item in sides]
    mark = t(f"method.mark.{rule.mark}")
    return [*told, (t("cross.rule"), cross_words.holds(rule, versions)), (t("cross.mark"), mark)]


def _block(rule: CrossRule, lines: list[tuple[str, str]]) -> str:
    return f'<div class="siperi-answer"><p><b>{html.escape(pick(rule.text))}</b></p>{_facts(lines)}</div>'


def _facts(lines: list[tuple[str, str]]) -> str:
    rows = (f"<dt>{html.escape(name)}</dt><dd>{html.escape(words)}</dd>" for name, words in lines)
    return f"<dl>{''.join(rows)}</dl>"


def _link(party: Party, side: Side, versions: Versions) -> None:
    instrument = cross_words.instrument_of(versions, party)
    node = cross_words.node_of(instrument, side.item)
    answer = cross_words.said(versions, side, party)
    words = frame.plain(f"{cross_words.place_of(party, versions)}: {answer}")
    place = {INSTRUMENT: party.instrument, subject_key(instrument): party.subject_id}
    link_to(METHOD, words, CALCULATE, place | {NODE: node.id if node else None})
