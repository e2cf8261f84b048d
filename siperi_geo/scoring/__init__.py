"""Scoring: one small compiler turns any instrument tree into SQL; this room runs it and explains its results.

It holds no formula of one instrument and decides nothing about which forms count.
"""

from siperi_geo.scoring.advice import Recommendation, contradictions, recommendations, together
from siperi_geo.scoring.aggregate import Aggregate, aggregate
from siperi_geo.scoring.compile import compile_select
from siperi_geo.scoring.explain import Explanation, ItemStep, explain
from siperi_geo.scoring.rescore import rescore, scored_as
from siperi_geo.scoring.result import FormScore, NodeScore, StepReached
from siperi_geo.scoring.run import score_form, score_forms
from siperi_geo.scoring.sentences import reasons, sentences, short
from siperi_geo.scoring.some import rescore_some
from siperi_geo.scoring.stale import ScoredYears, absent, rescore_stale, rescore_stored, rescore_years, stale
from siperi_geo.scoring.tall import compile_tall
from siperi_geo.scoring.values import score_node
from siperi_geo.scoring.worked import shares_pct, worked_answers

__all__ = [
    "Aggregate",
    "Explanation",
    "FormScore",
    "ItemStep",
    "NodeScore",
    "Recommendation",
    "ScoredYears",
    "StepReached",
    "absent",
    "aggregate",
    "compile_select",
    "compile_tall",
    "contradictions",
    "explain",
    "reasons",
    "recommendations",
    "rescore",
    "rescore_some",
    "rescore_stale",
    "rescore_stored",
    "rescore_years",
    "score_form",
    "score_forms",
    "score_node",
    "scored_as",
    "sentences",
    "shares_pct",
    "short",
    "stale",
    "together",
    "worked_answers",
]
