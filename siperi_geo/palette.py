"""Colours: one per class of an instrument, for change, for missing data, for the base map and for text.

Every set is measured in tests/test_palette.py (CIEDE2000 between any two and to every ground of a missing value,
for normal sight and three kinds of colour blindness; WCAG AA for text). Low is always light and warm, high is dark
and blue, so that order survives a black-and-white print. It decides no class and knows no instrument.
"""

CLASSES: dict[int, tuple[str, ...]] = {
    1: ("#2a78c4",),
    2: ("#f6c04d", "#2b4a9a"),
    3: ("#f6c04d", "#2a78c4", "#1c2658"),
    4: ("#f8d473", "#6cb9f4", "#2a66b8", "#1a2150"),
    5: ("#f4d285", "#f3a426", "#61b4f3", "#2a66b8", "#1a2150"),
    6: ("#f3d285", "#faa81a", "#72b8f4", "#3b83d8", "#264a9c", "#151b45"),
}
CHANGE = ("#7c3720", "#b0600f", "#dd9a50", "#f1d371", "#94cbfd", "#4470b5", "#24406f")
CHANGE_STEPS = 3
SCORE_STEPS = 5

NO_DATA = "#95979a"
NO_DATA_HATCH = "#ffffff"
SUPPRESSED = "#ffffff"
SUPPRESSED_DOTS = "#5b6168"

SEA = "#9fc3c8"
LAND = "#f5f3ee"
COAST = "#5f8187"
OUTLINE = "#ffffff"
KECAMATAN_LINE = "#16191d"
SELECTED = "#ee0066"

SURFACE = "#ffffff"
INK = "#16191d"
MUTED = "#55606b"
GRID = "#dfe3e6"
ACCENT = "#0b5394"
EXAMPLE = "#8a4b08"


def class_colour(order: int, n: int) -> str:
    """The colour of class `order` (1 = lowest … n = highest) of an instrument with n classes (1 to 6)."""
    if not 1 <= order <= n:
        raise ValueError(f"class {order} of {n}")
    return CLASSES[n][order - 1]


def change_colour(step: int | None) -> str:
    """The colour of a change: −3 strong decline … 0 no change … 3 strong rise; None is "no data"."""
    if step is None:
        return NO_DATA
    if abs(step) > CHANGE_STEPS:
        raise ValueError(f"change step {step}")
    return CHANGE[step + CHANGE_STEPS]


def score_colour(score: float | None) -> str:
    """The colour of a 0–100 score in five steps of 20; a missing score (None, NaN) is "no data"."""
    if score is None or score != score:
        return NO_DATA
    step = min(max(int(score // (100 / SCORE_STEPS)), 0), SCORE_STEPS - 1)
    return CLASSES[SCORE_STEPS][step]


def ink_on(colour: str) -> str:
    """The text colour (dark or white) with the better contrast on a background colour."""
    light = _luminance(colour) + 0.05
    on_dark, on_light = 1.05 / light, light / (_luminance(INK) + 0.05)
    return SURFACE if on_dark > on_light else INK


def _luminance(colour: str) -> float:
    shares = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
