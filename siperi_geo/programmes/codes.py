"""Codes of the budget nomenclature: how offices write them, and how the form in force does. It knows no line."""

import re

_CODE = re.compile(r"(\d)\.(\d+)\.(\d+)\.0?(\d)\.(\d+)(?:\.(\d+))?")


def code_of(text: str) -> str | None:
    """The code at the beginning of a text as the nomenclature writes it; None where there is none.

    The parts are numbers; a last part of two digits is of the list of 2020 and stays as it is.

    >>> code_of("1.05.03.02.01.0007 KIE"), code_of("1.05.03.2.1.7"), code_of("1.05.03.2.01.02")
    ('1.05.03.2.01.0007', '1.05.03.2.01.0007', '1.05.03.2.01.02')
    """
    found = _CODE.match(text.strip())
    if not found:
        return None
    first, field, program, level, activity, last = found.groups()
    head = f"{first}.{int(field):02d}.{int(program):02d}.{level}.{int(activity):02d}"
    if last is None:
        return head
    return f"{head}.{last}" if len(last) == 2 else f"{head}.{int(last):04d}"


def after_code(text: str) -> str:
    """What follows a code; the whole text where none stands in it."""
    return _CODE.sub("", text, count=1).lstrip(" -–:.")


def activity_of(code: str) -> str:
    """The kegiatan that a code belongs to: its first five parts.

    >>> activity_of("1.05.03.2.01.0007")
    '1.05.03.2.01'
    """
    return ".".join(code.split(".")[:5])
