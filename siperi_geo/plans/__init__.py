"""The action plan: what is done about gaps, where, from which budget line, by whom; and what partners pledge.

A room of its own on the step of `assessments`: a plan is no register, because it describes no fact of the city
but what people decide, has a life (planned, running, done, cancelled), and every revision stays. It is the one
door for writing it; it needs `registers` below (how tables and places are read) and `programmes` (which lines
there are) and `evidence` (files), and nothing of forms and scores. What a plan adds up to, and what scores did
beside it, is made in `analysis`. No row is about a person or a household.
"""

from siperi_geo.plans.action import Action, KeptAction, KeptPledge, Pledge
from siperi_geo.plans.checking import check_pledge, closes_of, known_parts, place_of
from siperi_geo.plans.files import about as about_files
from siperi_geo.plans.files import add_file, file_for, files, has_file, remove_file
from siperi_geo.plans.kinds import kinds, label_of, neutral_name, partner_said
from siperi_geo.plans.needs import Need, needs
from siperi_geo.plans.stored import actions, found, pledges, revisions
from siperi_geo.plans.writing import add, append_pledge, change_pledge, pledge, revise, said_of

__all__ = [
    "Action",
    "KeptAction",
    "KeptPledge",
    "Need",
    "Pledge",
    "about_files",
    "actions",
    "add",
    "add_file",
    "append_pledge",
    "change_pledge",
    "check_pledge",
    "closes_of",
    "file_for",
    "files",
    "found",
    "has_file",
    "kinds",
    "known_parts",
    "label_of",
    "needs",
    "neutral_name",
    "partner_said",
    "place_of",
    "pledge",
    "pledges",
    "remove_file",
    "revise",
    "revisions",
    "said_of",
]
