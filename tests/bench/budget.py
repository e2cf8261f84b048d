"""How long a choice within a budget takes: 51 areas × 22 lines (Kota Kupang) and 3,323 areas (a province).

.venv/bin/python -m tests.bench.budget
"""

import random
import time

from siperi_geo.analysis.budget import Candidate, Impossible, Problem
from siperi_geo.analysis.budget_solver import relaxed_bound, solve

PARTS = [("keltana", f"I{n:02d}") for n in range(1, 33)] + [("spab", f"A{n}") for n in range(1, 9)]
LINES = 22


def candidates(areas: int, seed: int = 1) -> list[Candidate]:
    """Made up: lines that close one to five parts, half of them counted in people who are not served."""
    dice = random.Random(seed)  # noqa: S311 - example numbers, no secret
    closes = [dice.sample(PARTS, dice.randint(1, 5)) for _ in range(LINES)]
    unit = [dice.randint(50, 2500) * 1000 for _ in range(LINES)]
    found = []
    for area in range(areas):
        people, gaps = dice.randint(800, 20_000), {part: round(dice.uniform(0, 100), 2) for part in PARTS}
        for line in range(LINES):
            quantity = dice.randint(20, 400) if line % 2 else 1
            cost = unit[line] * quantity * (1 if line % 2 else 30)
            of_line = {part: gaps[part] for part in closes[line]}
            found.append(Candidate(f"{area:05d}", f"{area // 9:04d}", f"{line:02d}", cost, of_line, people))
    return found


def measure(areas: int, budget_idr: int) -> None:
    """Print how long one solution takes, and whether it is proved."""
    problem = Problem(candidates(areas), budget_idr)
    begun, cpu = time.perf_counter(), time.process_time()
    plan = solve(problem)
    took, used = time.perf_counter() - begun, time.process_time() - cpu
    if isinstance(plan, Impossible):
        raise SystemExit("nothing found")
    gap = (plan.bound - plan.value) / plan.value
    print(
        f"{areas:>5} areas × {LINES} lines, Rp {budget_idr:,}: {took:.2f} s ({used:.2f} s CPU), "
        f"{len(plan.chosen)} chosen, proved {plan.is_proved} (gap {gap:.1e}), "
        f"{plan.value / relaxed_bound(problem):.4%} of the relaxation"
    )


if __name__ == "__main__":
    for budget in (500_000_000, 2_000_000_000, 10_000_000_000, 100_000_000_000):
        measure(51, budget)
    for budget in (10_000_000_000, 100_000_000_000):
        measure(3323, budget)
