"""The curve of the budget: its finding, which point is which, what is marked, plotly's own check."""

from siperi_geo.analysis.budget import Candidate, Problem, value
from siperi_geo.analysis.budget_compare import NEXT_IDR, points, shadow
from siperi_geo.analysis.budget_solver import solve
from siperi_geo.charts.budget import budget_curve, money
from siperi_geo.text import use_language

MILLION = 1_000_000
MADE = [
    Candidate(f"a{n}", "A", "x", n * 50 * MILLION, {("keltana", "I1"): 100.0 / n}, 100) for n in range(1, 7)
]  # Rp 50 to 300 million, together Rp 1,050 million


def curve(budget: int) -> tuple[Problem, tuple]:  # type: ignore[type-arg]
    problem = Problem(MADE, budget)
    plan = solve(problem)
    return problem, points(problem, plan, shadow(problem, plan), value(problem.open))


def test_every_point_is_the_best_plan_of_its_budget_and_the_curve_never_falls() -> None:
    _, found = curve(400 * MILLION)
    assert [one.budget_idr // MILLION for one in found] == [100, 200, 300, 400, 500, 500 + 100, 800]
    assert [one.kind for one in found].count("chosen") == 1
    assert [one.budget_idr for one in found if one.kind == "next"] == [400 * MILLION + NEXT_IDR]
    shares = [one.share_pct for one in found]
    assert shares == sorted(shares)
    for one in found:
        assert one.plan.value == solve(Problem(MADE, one.budget_idr)).value


def test_the_title_says_the_budget_and_what_the_next_money_adds() -> None:
    _, found = curve(400 * MILLION)
    shares = {one.kind: one.share_pct for one in found}
    more = shares["next"] - shares["chosen"]
    assert more > 0
    use_language("en")
    chart = budget_curve(found, is_example=False)
    assert chart.title.startswith(f"Rp 400 million close {shares['chosen']:.1f}")
    assert f"add {more:.1f} percentage points" in chart.title
    assert "Rp 100 million: " in chart.alt
    use_language("id")
    assert "Rp 400 juta menutup" in budget_curve(found, is_example=False).title


def test_where_everything_is_closed_the_next_money_adds_nothing() -> None:
    _, found = curve(1_100 * MILLION)
    assert "tidak menambah apa-apa" in budget_curve(found, is_example=False).title
    assert next(one.share_pct for one in found if one.kind == "chosen") == 100.0


def test_the_budget_asked_about_has_a_mark_and_words_of_its_own() -> None:
    figure = budget_curve(curve(400 * MILLION)[1], is_example=True).figure.checked()
    symbols = {trace.marker.symbol: trace for trace in figure.data if trace.mode and "markers" in trace.mode}
    assert set(symbols) == {"circle", "square", "diamond"}
    assert list(symbols["square"].x) == [400 * MILLION]
    assert "anggaran ini" in symbols["square"].text[0]


def test_money_is_written_in_few_letters() -> None:
    use_language("id")
    assert [money(one) for one in (0, 25 * MILLION, 1_500 * MILLION, 2_000 * MILLION)] == [
        "Rp 0", "Rp 25 juta", "Rp 1,5 miliar", "Rp 2 miliar",
    ]  # fmt: skip
    assert money(100 * MILLION) == "Rp 100 juta"
