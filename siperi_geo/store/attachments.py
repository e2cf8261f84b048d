"""Files beside the store, each named by the SHA-256 of its bytes: written once, never changed, read only if whole.

Whose they are is for others to know. One that is damaged or gone is mended by putting the same bytes again.
`targets.written_aside` does not fit: there two threads that put the same file would share one partial file.
"""

import errno
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from siperi_geo.errors import Problem, SiperiError, Where

PARTIAL = ".part-"
AN_HOUR = 3600  # a partial file that is older is of a process that was killed
SHA256 = re.compile(r"[0-9a-f]{64}")


def digest_of(content: bytes) -> str:
    """The name under which bytes are kept."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Attachments:
    """The files in a folder, which is made when the first one is put there."""

    folder: Path

    @classmethod
    def beside(cls, store: Path) -> "Attachments":
        """Those of a store: `siperi.duckdb` → `siperi.evidence/`; no two stores of a folder share one."""
        name = store.stem if store.suffix == ".duckdb" else store.name
        return cls(store.with_name(f"{name}.evidence"))

    def path_of(self, sha256: str) -> Path:
        """Where a file lies, whether it is there or not; ValueError for what is no SHA-256."""
        if not SHA256.fullmatch(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return self.folder / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Keep these bytes and return their SHA-256; on return they are on the disk.

        What is there already is only looked at, and replaced where it is damaged. Raises EVIDENCE_NOT_WRITTEN.
        """
        sha256 = digest_of(content)
        target = self.path_of(sha256)
        if self.problem_of(sha256) is None:
            return sha256
        try:
            for folder in (self.folder, target.parent):
                if not folder.is_dir():
                    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                    _sync_folder(folder.parent)
            _write(target, content)
        except OSError as error:
            detail = error.strerror or str(error)
            raise SiperiError("EVIDENCE_NOT_WRITTEN", path=self.folder, detail=detail) from error
        return sha256

    def read(self, sha256: str, *, name: str = "") -> bytes:
        """The bytes, held against their SHA-256; `name` is what people call the file.

        Raises EVIDENCE_MISSING and EVIDENCE_DAMAGED.
        """
        called, where = name or sha256[:12], Where(file=name or None)
        try:
            content = self.path_of(sha256).read_bytes()
        except OSError as error:
            raise SiperiError("EVIDENCE_MISSING", where, name=called, path=self.folder) from error
        if digest_of(content) != sha256:
            raise SiperiError("EVIDENCE_DAMAGED", where, name=called, path=self.folder)
        return content

    def problem_of(self, sha256: str, *, name: str = "") -> Problem | None:
        """What is wrong with a file; None where it is there and whole."""
        try:
            self.read(sha256, name=name)
        except SiperiError as error:
            return error.problem
        return None

    def exists(self, sha256: str) -> bool:
        """Whether there is a file of this name, whole or not."""
        return self.path_of(sha256).is_file()

    def unreferenced(self, referenced: Collection[str]) -> dict[Path, int]:
        """The files that are not among those referenced, with their bytes, and what killed processes left half."""
        return {path: path.stat().st_size for path in self._files() if self._is_left(path, referenced)}

    def delete_unreferenced(self, referenced: Collection[str]) -> int:
        """Delete them for good, while the caller keeps others from referring to one; how many went."""
        found = self.unreferenced(referenced)
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def _files(self) -> Iterator[Path]:
        return (path for path in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")) if path.is_file())

    def _is_left(self, path: Path, referenced: Collection[str]) -> bool:
        if path.name.startswith(PARTIAL):
            return time.time() - path.stat().st_mtime > AN_HOUR
        return bool(SHA256.fullmatch(path.name)) and path.name not in referenced


def _write(target: Path, content: bytes) -> None:
    """Put the bytes in place in one step; readable and writable by their owner only."""
    descriptor, name = tempfile.mkstemp(prefix=PARTIAL, dir=target.parent)
    partial = Path(name)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - Path cannot open a descriptor
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
        _sync_folder(target.parent)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can; some sticks and network disks cannot."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)
