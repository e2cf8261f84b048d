"""What a view shows, made once: charts, tables and sentences are kept until the data change.

A page gives a function of its own that reads and computes; drawing stays on the page. Keys are the store with its
version, language, wording, the choices made, and what else is given, never frames. What is kept is for all
readers: nobody may change it, and nothing that depends on who looks belongs into it.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from siperi_geo.text import language, subject, wording
from siperi_geo.ui import reads
from siperi_geo.ui.view import View

MOST = 400
T = TypeVar("T")
_kept: OrderedDict[Hashable, Any] = OrderedDict()
_turn = threading.Lock()


def of(view: View, make: Callable[..., T], *given: Hashable) -> T:
    """What `make(view, *given)` gives. It must follow from these and from `reads` and `results` alone."""
    return by(lambda: make(view, *given), _name(make), _choices(view), given)


def by(make: Callable[[], T], *given: Hashable) -> T:
    """What `make()` gives, which must follow from what is `given` and from `reads` alone."""
    words = (language(), wording(), subject())
    key = (str(reads.store().path), reads.data_version(), words, given)
    with _turn:
        if key in _kept:
            _kept.move_to_end(key)
            found: T = _kept[key]
            return found
    made = make()
    with _turn:
        _kept[key] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made


def _name(make: Callable[..., Any]) -> Hashable:
    """A function by where it is written: one of a page is another object in every run."""
    return (make.__code__.co_filename, make.__qualname__)


def _choices(view: View) -> Hashable:
    return (view.instrument.id, view.instrument.version, view.year, view.level, view.node, view.scored_as)
