"""The office's figures of the minimum service standard: who must be served and was, outputs, quality, budget.

The way in is `examine` (a dry run, the report) and `accept`; `remove` takes a year out again. The four steps of
applying the standard are in `steps`. Sums and indices are made in `analysis.spm`.
"""

from siperi_geo.registers.spm.examples import (
    LoadedFigures,
    is_example,
    loaded_figures,
    put_example_figures,
    refusal_of_figures,
    remove_example_figures,
    source_name,
)
from siperi_geo.registers.spm.figures import Amount, Key, Measure
from siperi_geo.registers.spm.planning import Entry, Examined, examine
from siperi_geo.registers.spm.report import MEASURES, figures, line_name, lines, stored_table, years_table
from siperi_geo.registers.spm.step_words import state_name, step_name, step_said, steps_table
from siperi_geo.registers.spm.steps import STATES, StepState, remove_step, set_step, stored_steps
from siperi_geo.registers.spm.stored import stored_figures
from siperi_geo.registers.spm.template import export_template
from siperi_geo.registers.spm.writing import accept, found_by, remove

__all__ = [
    "MEASURES",
    "STATES",
    "Amount",
    "Entry",
    "Examined",
    "Key",
    "LoadedFigures",
    "Measure",
    "StepState",
    "accept",
    "examine",
    "export_template",
    "figures",
    "found_by",
    "is_example",
    "line_name",
    "lines",
    "loaded_figures",
    "put_example_figures",
    "refusal_of_figures",
    "remove",
    "remove_example_figures",
    "remove_step",
    "set_step",
    "source_name",
    "state_name",
    "step_name",
    "step_said",
    "steps_table",
    "stored_figures",
    "stored_steps",
    "stored_table",
    "years_table",
]
