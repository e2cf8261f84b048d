"""Runs the `siperi` command in this process and keeps what it said."""

import pytest

from siperi_geo.cli import main


class Ran:
    """What a command did: exit code, stdout, stderr."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> None:
        with pytest.raises(SystemExit) as stop:
            main([str(argument) for argument in arguments])
        self.code = stop.value.code
        self.out, self.err = capsys.readouterr()
