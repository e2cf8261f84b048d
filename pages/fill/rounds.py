"""The yearly rounds: which are open, how far is each, and what happens next? As `siperi rounds`."""

from siperi_geo.rights import About, Right
from siperi_geo.text import t
from siperi_geo.ui import frame, rounds, rounds_day, rounds_editions, rounds_moves, scope, who

frame.heading("rounds")
who.only_for(Right.SEE_FORM)
scope.say("rounds.without_accounts")

frame.section(t("rounds.all"))
every = rounds.everything()
instrument, year, chosen = rounds.choose(every)

frame.section(t("rounds.chosen", instrument=instrument.id.upper(), year=year))
rounds_moves.say_done()
rounds.standing(instrument, year, chosen)
rounds.missing(instrument, chosen)
if who.may(Right.MOVE_ROUNDS, About(instrument.id)):
    rounds_moves.offer(instrument, year, chosen)
    if chosen is not None:
        rounds_day.offer(instrument, chosen.round)
else:
    frame.note(t("rounds.moved_by"))
if chosen is not None:
    rounds_editions.show(instrument, chosen.round)
    rounds.history(instrument, year)
frame.footer(None)
