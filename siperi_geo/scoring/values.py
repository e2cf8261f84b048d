"""The value of one node in forms that are in hand, with the very statement that scores whole years.

For comparisons that ask for nothing else: classes, coverage and the other nodes are left to `run.score_forms`.
"""

from collections.abc import Sequence

from siperi_geo.instruments import Instrument
from siperi_geo.scoring.compile import compile_select, node_numbers
from siperi_geo.scoring.run import FORMS, Answers, select_forms


def score_node(
    instrument: Instrument, node: str, forms: Sequence[Answers], variant: str = "standard"
) -> list[float | None]:
    """The value of a node on its own scale, None where it has none, in the order of the forms.

    Raises SCORING_ANSWER_COUNT and SCORING_ANSWER_UNKNOWN; KeyError for an unknown node or variant.
    """
    column = f"value_{node_numbers(instrument)[node]}"
    rows = select_forms(instrument, forms, compile_select(instrument, variant, FORMS, ("value",)))
    found = {int(row["assessment_id"]): row[column] for row in rows}
    return [found[place] for place, _ in enumerate(forms)]
