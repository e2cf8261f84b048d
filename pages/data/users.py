"""Users: who has an account, what may each of them do, and who is new? As `siperi user`."""

import streamlit as st

from siperi_geo.rights import Right
from siperi_geo.ui import frame, who
from siperi_geo.ui.accounts import adding, changing, doing, listing, words

frame.heading("users")
doing.say_done()
who.only_for(Right.KEEP_ACCOUNTS)
if not who.has_accounts():
    adding.first()
    frame.footer(None)
    st.stop()

every, known = listing.every(), words.places()
listing.show(every, known)
chosen = listing.choose(every)
if chosen is not None:
    changing.show(chosen, known)
adding.show(known)
frame.footer(None)
