"""The register of unit costs: what a unit of a budget line costs in a year, and who states it.

All are own entries. None comes with the program: the printed reference of the catalogue is another kabupaten's and
is never used.
"""

from siperi_geo.registers.costs.keeping import Cost, remove_cost, set_cost, stored_costs, takes_quantity
from siperi_geo.registers.costs.planning import Entry, Examined, accept, examine
from siperi_geo.registers.costs.rupiah import read_rupiah

__all__ = [
    "Cost",
    "Entry",
    "Examined",
    "accept",
    "examine",
    "read_rupiah",
    "remove_cost",
    "set_cost",
    "stored_costs",
    "takes_quantity",
]
