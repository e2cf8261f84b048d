"""Glossary: what does a word on these pages mean, how sure is it, and where is it used?"""

from siperi_geo.ui import frame, glossary

frame.heading("glossary")
glossary.show(glossary.chosen())
frame.footer(None)
