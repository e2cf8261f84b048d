"""Registers: lists that a person hands in and that describe the city, such as populations per kelurahan and year.

A register is read from a file, checked, shown as a report and stored only on request; whatever cannot be used
is kept with its reason. One sub-package per register. Every register shares how a table is found (`tables`),
which kelurahan a row means (`places`), how what was not read is said (`unread`) and what a report holds
(`examined`). It scores nothing.
"""
