"""What is said of the steps of applying the standard, as shown text. It writes nothing."""

import pandas as pd

from siperi_geo.registers.spm.report import line_name
from siperi_geo.registers.spm.steps import stored_steps
from siperi_geo.spm import standard
from siperi_geo.store import Store
from siperi_geo.text import MISSING, day, pick, t

HEADS = ("year", "service", "step", "state", "done_on", "note", "actor")


def steps_table(store: Store) -> pd.DataFrame:
    """Everything said of steps, by year and service."""
    cells = [
        (
            str(one.year),
            line_name(one.service),
            step_name(one.step),
            state_name(one.state),
            MISSING if one.done_on is None else day(one.done_on),
            one.note or MISSING,
            one.actor,
        )
        for one in stored_steps(store)
    ]
    return pd.DataFrame(cells, columns=[t(f"spm_data.column.{name}") for name in HEADS])


def step_said(service: str, step: str, year: int, state: str) -> str:
    """How far a step is now, in a sentence."""
    words = {"service": line_name(service), "step": step_name(step), "state": state_name(state)}
    return t("spm_data.steps.set", year=year, **words)


def step_name(step: str) -> str:
    """The name of a step; its id where it is unknown."""
    return next((pick(one.name) for one in standard().steps if one.id == step), step)


def state_name(state: str) -> str:
    """A state in words; `none` where nothing is said."""
    return t(f"spm_data.steps.state.{state}")
