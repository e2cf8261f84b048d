"""Finds clusters in a process of its own: scores and neighbours come in as JSON, areas go out. No page waits for
it.

`python -m siperi_geo.analysis.clusters_job` reads `{"scores": {code: score}, "neighbours": {code: [code]}}`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict

from siperi_geo.analysis.clusters import Local, Neighbours, local_clusters

SECONDS = 120


def run(scores: Mapping[str, float], neighbours: Neighbours) -> list[Local]:
    """`local_clusters` in another process. Raises subprocess.SubprocessError where it fails or does not end."""
    asked = json.dumps(
        {"scores": dict(scores), "neighbours": {code: list(one) for code, one in neighbours.items()}}
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", __name__],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "OMP_NUM_THREADS": "1"},
    )
    return [Local(**one) for one in json.loads(done.stdout)]


def _main() -> None:
    asked = json.load(sys.stdin)
    found = local_clusters(asked["scores"], asked["neighbours"])
    json.dump([asdict(one) for one in found], sys.stdout)


if __name__ == "__main__":
    _main()
