"""Commands that need the store, also while a dashboard holds it.

A command marked `@on_store` takes the file. Where our own server holds it, the command's name and parameters go
to that server (`_ask`), the same function runs there on the open store (`execute`), and what it shows appears
here, with its exit code. Who may ask is decided in `server.work`; this module holds no rule of any command.
"""

import json
import logging
import time
from collections.abc import Callable, Mapping
from functools import wraps
from http.client import HTTPConnection, HTTPException, HTTPResponse
from inspect import signature
from pathlib import Path
from typing import Any, TypeVar, cast

from siperi_geo import __version__
from siperi_geo.cli.outcome import exit_code
from siperi_geo.cli.output import show_error
from siperi_geo.cli.screen import Recorder, replay, screen, use_screen
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import Sender, sender, sent_by
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.settings import act_as, actor, settings
from siperi_geo.store import WORK_ROUTE, Owner, holder
from siperi_geo.text import language, t, use_language

ANSWER_SECONDS = 10.0  # so long a server may think before it takes the work
SILENCE_SECONDS = 10.0  # while it works, it gives a sign of life every second
# Settings that no command reads.
FREE_TO_DIFFER = {"data", "host", "port", "language", "snapshot", "sign_in_file"}
Command = TypeVar("Command", bound=Callable[..., int])
COMMANDS: dict[str, Callable[..., int]] = {}
log = logging.getLogger(__name__)


def on_store(command: Command) -> Command:
    """Mark a command: it has the store open from its first line on, here or in the server that holds it."""
    name = f"{command.__module__.rpartition('.')[2]}.{command.__name__}"
    COMMANDS[name] = command

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> int:
        given = signature(command).bind(*args, **kwargs).arguments
        parameters = {key: _packed(value) for key, value in given.items()}
        with sent_by(Sender.here()):
            try:
                with open_store():
                    return _call(command, parameters)
            except SiperiError as error:
                owner = holder(settings().store_path, error)
                code = None if owner is None else _ask(owner, name, parameters)
                if code is None:
                    raise
                return code

    return cast(Command, run)


def learnt(owner: Owner, name: str) -> str | None:
    """What a command without parameters shows on the server's side; None where it does not take it or fails.

    Raises HANDOVER_SILENT and HANDOVER_LOST.
    """
    with sent_by(Sender.here()):
        done = _done(owner, name, {}, is_said=False)
    if done is None or done["exit"]:
        return None
    return "".join(what[0] for way, *what in done["shown"] if way == "out")


def _ask(owner: Owner, name: str, parameters: Mapping[str, Any]) -> int | None:
    """Have the server do it and show what it showed; None when it does not take the work."""
    done = _done(owner, name, parameters)
    if done is None:
        return None
    replay(done["shown"])
    return int(done["exit"])


def _done(
    owner: Owner, name: str, parameters: Mapping[str, Any], *, is_said: bool = True
) -> dict[str, Any] | None:
    """What the server showed, and its exit code; None when it does not take the work.

    Raises HANDOVER_SILENT or HANDOVER_LOST when it took the work and then fell silent or ended.
    """
    connection = HTTPConnection(owner.host, owner.port, timeout=ANSWER_SECONDS)
    try:
        answer = _taken(connection, owner, _work(name, parameters))
        if answer is None:
            return None
        if is_said:
            screen().err(t("cli.handed_over", pid=owner.pid) + "\n")
        done: dict[str, Any] = json.loads(answer.read())
    except TimeoutError as error:
        raise SiperiError("HANDOVER_SILENT", pid=owner.pid, seconds=round(SILENCE_SECONDS)) from error
    except (OSError, HTTPException, ValueError) as error:
        raise SiperiError("HANDOVER_LOST", pid=owner.pid) from error
    except KeyboardInterrupt:
        screen().err(t("cli.handed_over_goes_on", pid=owner.pid) + "\n")
        raise
    finally:
        connection.close()
    return done


def _work(name: str, parameters: Mapping[str, Any]) -> bytes:
    """What is handed over; `until` keeps a server that hangs from doing it when nobody waits any more."""
    work = {
        "command": name,
        "parameters": parameters,
        "language": language(),
        "actor": actor(),
        "sender": sender().packed(),
        "setup": _setup(),
        "until": time.time() + ANSWER_SECONDS,
    }
    return json.dumps(work).encode()


def _taken(connection: HTTPConnection, owner: Owner, work: bytes) -> HTTPResponse | None:
    """The beginning of the answer of a server that takes the work."""
    headers = {"Authorization": f"Bearer {owner.token}", "Content-Type": "application/json"}
    try:
        connection.request("POST", WORK_ROUTE, work, headers)
        answer = connection.getresponse()
    except (OSError, HTTPException):
        return None
    if connection.sock is not None:  # None when the server closes after this answer: the first patience stays
        connection.sock.settimeout(SILENCE_SECONDS)
    return answer if answer.status == 200 else None


def execute(work: Mapping[str, Any]) -> dict[str, Any]:
    """Do work that was handed over, in this process: its exit code and what it showed.

    Screen, language and actor are set for the running context: the caller gives it one of its own. It is done
    with the rights of its sender; the actor's name alone counts where there are no accounts.
    """
    recorder = Recorder()
    use_screen(recorder)
    try:
        use_language(work["language"])
        act_as(work["actor"])
        with sent_by(Sender.unpacked(work["sender"])):
            code = exit_code(lambda: _run(work))
    except Exception:
        log.exception("work that was handed over failed")
        show_error(Problem("HANDOVER_FAILED"))
        code = 2
    return {"exit": code, "shown": recorder.shown}


def _run(work: Mapping[str, Any]) -> int:
    setup = _setup()
    different = sorted(name for name in setup if setup[name] != work["setup"].get(name))
    if different:
        raise SiperiError("HANDOVER_DIFFERENT", names=", ".join(different))
    return _call(COMMANDS[work["command"]], work["parameters"])


def _setup() -> dict[str, str]:
    """What must be equal on both sides for a command to do the same here and there."""
    chosen = settings().model_dump(exclude=FREE_TO_DIFFER)
    return {"version": __version__} | {
        name: str(value.resolve() if isinstance(value, Path) else value) for name, value in chosen.items()
    }


def _packed(value: Any) -> Any:
    """A parameter as JSON carries it; paths become absolute, because the server lives in another folder."""
    if isinstance(value, list):
        return [_packed(one) for one in value]
    return {"path": str(value.absolute())} if isinstance(value, Path) else value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return [_unpacked(one) for one in value]
    return Path(value["path"]) if isinstance(value, dict) else value


def _call(command: Callable[..., int], parameters: Mapping[str, Any]) -> int:
    return command(**{name: _unpacked(value) for name, value in parameters.items()})
