"""People with accounts, for tests: each has set a password of their own."""

from siperi_geo.accounts import account_of, add_account, change_password
from siperi_geo.rights import Grant, Person, Role
from siperi_geo.store import Store

PASSWORD = "tiga kata biasa"
ADMIN = Person("bpbd", (Grant(Role.ADMIN),))


def begin(store: Store) -> Person:
    """End laptop mode: the store's first account."""
    return join(store, ADMIN.name, *ADMIN.grants)


def join(store: Store, name: str, *grants: Grant) -> Person:
    """One more account, added by the administrator."""
    given = add_account(store, name, grants, actor=ADMIN)
    change_password(store, name, given, PASSWORD)
    return Person(name, account_of(store, name).grants)
