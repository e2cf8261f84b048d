"""The summary of a year of local governments, made once for all who look until the next write."""

import streamlit as st

from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_reading import summary_of
from siperi_geo.instruments import Instrument, load
from siperi_geo.registers.governments import governments
from siperi_geo.settings import settings
from siperi_geo.ui import reads


def summary(instrument: Instrument, year: int, *, with_examples: bool = True) -> Summary:
    """Read only: everybody gets the same. Rounds and editions are made without made-up units (`with_examples`)."""
    here = reads.store()
    place = str(here.path), reads.data_version(), settings().city
    return _made(*place, instrument.id, instrument.version, year, with_examples)


@st.cache_resource(show_spinner=False, max_entries=16)
def _made(
    path: str,  # noqa: ARG001
    data_version: int,  # noqa: ARG001
    city: str,  # noqa: ARG001
    code: str,
    version: str,
    year: int,
    with_examples: bool,
) -> Summary:
    store = reads.store()
    return summary_of(store.query, load(code, version), year, governments(store), with_examples=with_examples)
