"""The register of families: which households a kelurahan has, by running number, RT and RW, and never by name.

A list says whom KATANA asks. Households that hand in a form without standing on one are known by their form alone.
Who has one is shown to nobody: only how many are registered in a kelurahan.
"""

from siperi_geo.assessments.family_register.columns import FAMILY
from siperi_geo.assessments.family_register.planning import ExaminedFamilies, KelurahanCount, examine_families
from siperi_geo.assessments.family_register.template import export_family_template
from siperi_geo.assessments.family_register.writing import accept_families

__all__ = [
    "FAMILY",
    "ExaminedFamilies",
    "KelurahanCount",
    "accept_families",
    "examine_families",
    "export_family_template",
]
