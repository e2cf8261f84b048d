"""The rows of the matrix by their names; the acts themselves are in `forms` and `city`."""

from collections.abc import Callable
from functools import partial
from typing import Any
from unittest.mock import patch

from siperi_geo.errors import SiperiError
from siperi_geo.rights import Actor
from siperi_geo.store import Store
from tests.authorisation.town import PLACES, Ready

Act = Callable[[Store, Actor, Ready], Any]
ACTS: dict[str, Act] = {}


def act(function: Act) -> Act:
    """A row of the matrix, named like its function."""
    ACTS[function.__name__] = function
    return function


def at_both(function: Callable[[Store, Actor, Ready, str], Any]) -> None:
    """Two rows: the same here and there."""
    for at in PLACES:
        ACTS[f"{function.__name__.rstrip('_')}_{at}"] = partial(_at, function, at)


def _at(
    function: Callable[[Store, Actor, Ready, str], Any], at: str, store: Store, who: Actor, ready: Ready
) -> Any:
    return function(store, who, ready, at)


def command(function: Any, who: Actor, *given: Any, **named: Any) -> None:
    """What a command does in this process, under this name; it must say that all is done."""
    module = function.__module__
    with patch(f"{module}.acting", lambda _: who):
        assert function.__wrapped__(*given, **named) == 0


def file_from(function: Any, who: Actor, store: Store, name: str, parameter: str, **named: Any) -> None:
    """The same for a command that writes a file: who may not gets none."""
    assert store.path is not None
    target = store.path.with_name(name)
    try:
        command(function, who, **{parameter: target}, overwrite=True, **named)
    except SiperiError:
        assert not target.exists()
        raise
