"""The files beside a store go where its copies go, and are looked at there. Which ones, the copy itself says."""

from siperi_geo.errors import Problem, SiperiError
from siperi_geo.rights import Actor, Right
from siperi_geo.store.attachments import Attachments
from siperi_geo.store.store import Store


def carry(copy: Store, source: Attachments, target: Attachments) -> None:
    """Bring every file that a copy of a store refers to beside it; what is there and whole stays.

    One that is missing or damaged at its source is passed over: `file_problems` of the copy names it. Raises
    EVIDENCE_NOT_WRITTEN.
    """
    for sha256, name in referenced(copy).items():
        if target.problem_of(sha256) is None:
            continue
        try:
            content = source.read(sha256, name=name)
        except SiperiError:
            continue
        target.put(content)


def file_problems(store: Store, files: Attachments | None = None) -> list[Problem]:
    """EVIDENCE_MISSING or EVIDENCE_DAMAGED for every file that a store refers to and cannot show.

    `files` are those of another store, for a snapshot, which has none of its own.
    """
    files = files or store.attachments
    found = (files.problem_of(sha256, name=name) for sha256, name in referenced(store).items())
    return [problem for problem in found if problem is not None]


def referenced(store: Store) -> dict[str, str]:
    """SHA-256 → one of its names, of every file that some form, draft or action has."""
    rows = store.query("evidence/referenced_list")
    return dict(zip(rows["sha256"], rows["file_name"], strict=True))


def clean(store: Store, *, actor: Actor) -> int:
    """Delete the files that nothing refers to, for good, and say so in the audit; how many went."""
    target = store.attachments.folder.name
    with store.transaction(actor=actor, action="clean_evidence", target=target) as tx:
        tx.permit(Right.MAINTAIN)
        tx.run("evidence/forget_unreferenced")
        rows = tx.query("evidence/referenced_list")
        return store.attachments.delete_unreferenced(set(rows["sha256"]))
