"""A figure is what plotly would make of the same calls, and nothing plotly would refuse passes its check."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from plotly.basedatatypes import BaseFigure

from siperi_geo.charts.figure import Figure


def drawn(figure: Figure | go.Figure) -> None:
    figure.add_bar(x=[1, 2], y=["a", "b"], marker={"color": "#112233", "line": {"width": 1}})
    figure.add_scatter(x=[0, 1], y=[0.5, None], mode="lines")
    figure.add_heatmap(z=[[1, None]], colorscale=[(0.0, "#000000"), (1.0, "#ffffff")])
    figure.add_annotation(text="a", x=0, y=1, showarrow=False)
    figure.update_layout(margin={"l": 1, "r": 2})
    figure.update_layout(margin={"l": 3})
    figure.update_xaxes(range=[0, 1], tickfont={"size": 9})
    figure.update_xaxes(tickfont={"color": "#000000"}, visible=False)
    figure.update_yaxes(visible=True)
    figure.add_hline(y=2, line={"width": 1, "dash": "dot"})


def test_it_says_what_plotlys_own_figure_says() -> None:
    ours, theirs = Figure(), go.Figure(layout={"template": "none"})
    drawn(ours)
    drawn(theirs)
    found, expected = (one.to_plotly_json() for one in (ours.checked(), theirs))
    found["layout"].pop("template")
    expected["layout"].pop("template")
    assert go.Figure(found).to_json() == go.Figure(expected).to_json()


def test_what_plotly_does_not_know_fails_the_check() -> None:
    figure = Figure()
    figure.add_bar(x=[1], colour="#000000")
    with pytest.raises(ValueError, match="colour"):
        figure.checked()


def test_streamlit_takes_it_as_it_is() -> None:
    """It asks figures of plotly for their values, and has anything else checked."""
    figure = Figure()
    drawn(figure)
    assert isinstance(figure, BaseFigure)
    assert figure.to_dict() is figure.to_dict()
    assert '"l":3' in figure.to_json().replace(" ", "")


def test_frames_and_arrays_are_sent_as_plain_lists() -> None:
    figure = Figure()
    figure.add_scatter(x=pd.Series([2025, 2026]), y=np.array([1.5, 2.0]))
    assert figure.to_dict()["data"] == [{"type": "scatter", "x": [2025, 2026], "y": [1.5, 2.0]}]
