"""What only the owner of the store's file may do: what helps where no account can be asked."""

import os
from pathlib import Path

from siperi_geo.cli.who import Sender, allowed, sent_by
from siperi_geo.errors import SiperiError, Where
from siperi_geo.rights import Actor, Right
from siperi_geo.settings import actor
from siperi_geo.store import Store


def check_owned(path: Path) -> None:
    """Raises STORE_NOT_OWNED for a file of another user of this computer; Windows does not say whose one is."""
    if os.name == "posix" and path.stat().st_uid != os.getuid():
        raise SiperiError("STORE_NOT_OWNED", Where(file=path.name), path=path)


def who_may_replace(path: Path) -> Actor:
    """Who puts another store in this one's place: as its accounts allow, or its owner where it cannot be opened.

    Raises SIGN_IN_NEEDED, NOT_ALLOWED and STORE_NOT_OWNED. A store that a server holds is refused by `restore`.
    """
    if not path.exists():
        return actor()
    try:
        opened = Store.open(path, create=False)
    except SiperiError as error:
        if error.code != "STORE_LOCKED":
            check_owned(path)
        return actor()
    with opened as store, sent_by(Sender.here()):
        return allowed(store, Right.MAINTAIN)
