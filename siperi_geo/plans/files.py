"""Evidence files of actions: adding one, taking one back, opening one. What is taken, `evidence` decides.

Who plans in the area of an action adds and takes back; who may see forms there opens (`Right.SEE_FORM` about the
area: nobody of the public, and no filler of a single subject). How many there are and of which day is everybody's.
"""

from siperi_geo.errors import SiperiError
from siperi_geo.evidence import Evidence, check_room, files_of, received, same, write_down
from siperi_geo.plans.action import KeptAction
from siperi_geo.plans.checking import IDENTITY
from siperi_geo.plans.stored import found
from siperi_geo.rights import About, Actor, Right
from siperi_geo.store import Store, Transaction, permit


def about(kept: KeptAction) -> About:
    """What an act on the files of an action is about: its area."""
    return About(area_code=kept.action.area_code)


def files(source: Store | Transaction, action_id: str) -> tuple[Evidence, ...]:
    """The files of an action, in the order in which they were added; for who may open them."""
    return files_of(source, action_id).get("", ())


def add_file(store: Store, action_id: str, name: str, content: bytes, *, actor: Actor) -> None:
    """Keep a file beside an action; on return it is on the disk.

    Raises PLAN_ACTION_UNKNOWN, PLAN_IDENTITY for a name that holds an identity number, and EVIDENCE_*, of which
    EVIDENCE_TWICE is a warning: the same file is there, and whole now if it was damaged.
    """
    permit(store, actor, Right.PLAN, [about(found(store, action_id))])
    given = received(name, content)
    if IDENTITY.search(given.name.replace("_", " ")):
        raise SiperiError("PLAN_IDENTITY")
    here = files(store, action_id)
    if same(here, given) is None:  # else it may be put to mend what is damaged
        check_room(given, here, here)
    store.attachments.put(content)
    said = {"action": "add_action_file", "target": action_id, "detail": given.said}
    with store.transaction(actor=actor, **said) as tx:
        tx.permit(Right.PLAN, [about(found(tx, action_id))])
        here = files(tx, action_id)
        if (known := same(here, given)) is not None:
            raise SiperiError("EVIDENCE_TWICE", name=given.name, known=known.file_name)
        check_room(given, here, here)
        if not store.attachments.exists(given.sha256):  # somebody cleaned up since
            store.attachments.put(content)
        write_down(tx, "plan_evidence", {"action_id": action_id}, given)


def remove_file(store: Store, action_id: str, evidence_id: str, *, actor: Actor) -> None:
    """Take a file back from an action; nothing where it is away. Its bytes go when files are cleaned up."""
    kept = found(store, action_id)
    permit(store, actor, Right.PLAN, [about(kept)])
    one = next((one for one in files(store, action_id) if one.evidence_id == evidence_id), None)
    if one is None:
        return
    detail = f"{one.file_name} {one.sha256[:12]}"
    with store.transaction(actor=actor, action="remove_action_file", target=action_id, detail=detail) as tx:
        tx.permit(Right.PLAN, [about(found(tx, action_id))])
        tx.run("evidence/delete_of_action", action_id=action_id, evidence_id=evidence_id)


def has_file(store: Store, evidence_id: str) -> bool:
    """Whether a file is one of an action; its id alone opens nothing."""
    return not store.query("evidence/action_of", evidence_id=evidence_id).empty


def file_for(store: Store, evidence_id: str, *, actor: Actor) -> tuple[Evidence, bytes]:
    """A file with its bytes as they were added.

    Raises SIGN_IN_NEEDED, NOT_ALLOWED, EVIDENCE_UNKNOWN, EVIDENCE_MISSING and EVIDENCE_DAMAGED.
    """
    rows = store.query("evidence/action_of", evidence_id=evidence_id)
    if rows.empty:
        permit(store, actor, Right.SEE_FORM, ())
        raise SiperiError("EVIDENCE_UNKNOWN")
    action_id = str(rows["action_id"].iloc[0])
    permit(store, actor, Right.SEE_FORM, [about(found(store, action_id))])
    one = next(one for one in files(store, action_id) if one.evidence_id == evidence_id)
    return one, store.attachments.read(one.sha256, name=one.file_name)
