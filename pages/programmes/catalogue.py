"""The catalogue: which budget lines there are, under which codes, and what each can close."""

from siperi_geo.ui import frame, programme_catalogue

frame.heading("programmes")
programme_catalogue.show()
programme_catalogue.sources()
frame.footer(None)
