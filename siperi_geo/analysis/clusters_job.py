"""Finds clusters in a process of its own: scores and neighbours come in as JSON, areas go out. No page waits for
it.

It takes an instrument's index and all its aspects at once: what lasts is loading the library, not the counting.
`python -m siperi_geo.analysis.clusters_job` reads `{"scores": {node: {code: score}}, "neighbours": {…}}`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict

from siperi_geo.analysis.clusters import Local, Neighbours, is_in_vain, local_clusters

SECONDS = 120


def run(scores: Mapping[str, Mapping[str, float]], neighbours: Neighbours) -> dict[str, list[Local]]:
    """`local_clusters` of the scores of each node, in another process; of none for which it is in vain.

    Raises subprocess.SubprocessError where it fails or does not end.
    """
    wanted = {node: dict(one) for node, one in scores.items() if not is_in_vain(one, neighbours)}
    asked = json.dumps({"scores": wanted, "neighbours": {code: list(one) for code, one in neighbours.items()}})
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", __name__],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "OMP_NUM_THREADS": "1"},
    )
    return {node: [Local(**one) for one in found] for node, found in json.loads(done.stdout).items()}


def _main() -> None:
    asked = json.load(sys.stdin)
    around = asked["neighbours"]
    found = {node: local_clusters(scores, around) for node, scores in asked["scores"].items()}
    json.dump({node: [asdict(one) for one in areas] for node, areas in found.items()}, sys.stdout)


if __name__ == "__main__":
    _main()
