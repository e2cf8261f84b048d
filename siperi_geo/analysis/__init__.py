"""What scores mean: headline, gaps, change, roll-up to kecamatan and city. Pure functions on frames.

Frames come from the named queries in `queries/scores/`; words come from the catalogue and the instrument.
It reads no file, no SQL, no page state, and never turns a missing value into a zero.
"""
