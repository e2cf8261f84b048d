"""The yearly rounds: which are open, how far is each, and what happens next? As `siperi rounds`."""

from siperi_geo.text import t
from siperi_geo.ui import frame, local, rounds, rounds_editions, rounds_moves

frame.heading("rounds")
local.only_here()
frame.note(t("rounds.without_accounts"))

frame.section(t("rounds.all"))
every = rounds.everything()
instrument, year, chosen = rounds.choose(every)

frame.section(t("rounds.chosen", instrument=instrument.id.upper(), year=year))
rounds_moves.say_done()
rounds.standing(instrument, year, chosen)
rounds_moves.offer(instrument, year, chosen)
if chosen is not None:
    rounds_editions.show(instrument, chosen.round)
    rounds.history(instrument, year)
frame.footer(None)
