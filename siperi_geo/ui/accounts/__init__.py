"""The parts of the page that keeps accounts: the list, a new one, what changes in one, passwords given out.

What an account is and what may be granted, `accounts` and `rights` know.
"""
