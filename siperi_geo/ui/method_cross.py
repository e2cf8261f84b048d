"""The rules between instruments that one instrument takes part in, as the page Method lists them."""

from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, cross_rules, rule_table
from siperi_geo.text import number, pick, t
from siperi_geo.ui import chart_view, folds, frame


def show(instrument: Instrument) -> None:
    """What is compared with forms of others, each rule with how sure we are of it; nothing without a rule."""
    try:
        table = rule_table()
    except SiperiError as error:  # of the file of rules: the page goes on without them
        frame.problems(*error.problems)
        return
    rules = [one for one in cross_rules() if one.touches(instrument.id, instrument.version)]
    if table is None or not rules:
        return
    with folds.folded(t("cross.rules", name=pick(table.name), n=number(len(rules), 0)), key="cross"):
        frame.note(pick(table.note))
        marked = [(pick(one.text).rstrip("."), t(f"method.mark.{one.mark}")) for one in rules]
        chart_view.bullets([t("cross.bullet", text=text, mark=mark) for text, mark in marked])
