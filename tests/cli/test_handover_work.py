"""Work as it comes in from outside: whatever is missing in it, the answer is a message and an exit code."""

import time
from contextvars import copy_context

import pytest

from siperi_geo.cli.handover import execute

WHOLE = {"command": "x", "parameters": {}, "language": "id", "actor": "a", "setup": {}}
WHOLE |= {"sender": {"name": "", "password": "", "token": ""}, "until": time.time()}


@pytest.mark.parametrize("missing", sorted(set(WHOLE) - {"until"}))
def test_work_without_one_of_its_parts_fails_with_a_message(missing: str) -> None:
    work = {name: value for name, value in WHOLE.items() if name != missing}
    done = copy_context().run(execute, work)
    assert done["exit"] == 2
    assert "HANDOVER_" in str(done["shown"])
