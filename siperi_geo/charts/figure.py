"""A plotly figure as the plain values that are sent, put together without plotly's check of every one of them.

That check costs 20 to 50 ms a figure, and every figure on every run; `checked` makes it, for tests. Values are set
as on plotly's own figure, whole names only (`xaxis={"title": …}`, not `xaxis_title=…`).
"""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure

Values = dict[str, Any]


class Figure(BaseFigure):  # type: ignore[misc]
    """Traces and layout; Streamlit takes it as one of plotly's and asks it for `to_dict` alone."""

    def __init__(self) -> None:  # not plotly's own, which builds what is checked
        object.__setattr__(self, "_spec", {"data": [], "layout": {"template": {}}})

    def add_bar(self, **values: Any) -> None:
        """A trace of bars."""
        self._add("bar", values)

    def add_heatmap(self, **values: Any) -> None:
        """A trace of coloured cells."""
        self._add("heatmap", values)

    def add_scatter(self, **values: Any) -> None:
        """A trace of lines, markers or texts."""
        self._add("scatter", values)

    def add_annotation(self, **values: Any) -> None:
        """A text at a place."""
        self._spec["layout"].setdefault("annotations", []).append(_plain(values))

    def add_shape(self, **values: Any) -> None:
        """A line or an area that belongs to no trace."""
        self._spec["layout"].setdefault("shapes", []).append(_plain(values))

    def add_hline(self, *, y: float, line: Mapping[str, Any]) -> None:
        """A line from the left edge to the right one."""
        self.add_shape(type="line", x0=0, x1=1, xref="x domain", y0=y, y1=y, yref="y", line=line)

    def update_layout(self, **values: Any) -> None:
        """Set values of the layout; what is a mapping is set into the one that is there."""
        _merge(self._spec["layout"], _plain(values))

    def update_xaxes(self, **values: Any) -> None:
        """Set values of the horizontal axis."""
        self.update_layout(xaxis=values)

    def update_yaxes(self, **values: Any) -> None:
        """Set values of the vertical axis."""
        self.update_layout(yaxis=values)

    def to_dict(self) -> Values:
        """What is sent to the browser; not a copy."""
        spec: Values = self._spec
        return spec

    def checked(self) -> go.Figure:
        """The same as plotly's own figure; raises ValueError where plotly knows no such value."""
        return go.Figure(self._spec)

    @property
    def data(self) -> Any:
        """The traces, checked."""
        return self.checked().data

    @property
    def layout(self) -> Any:
        """The layout, checked."""
        return self.checked().layout

    def _add(self, kind: str, values: Values) -> None:
        self._spec["data"].append({"type": kind, **_plain(values)})


def _plain(value: Any) -> Any:
    """Mappings, lists and numbers of their own, where frames and arrays were given."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if hasattr(value, "tolist"):
        return value.tolist()
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _merge(into: Values, values: Values) -> None:
    for key, value in values.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value
