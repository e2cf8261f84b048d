"""A newer version of KELTANA for tests: one question gone, one renumbered, one new, the rest as in 2021."""

import shutil
from functools import cache
from pathlib import Path

import pytest
import yaml

from siperi_geo.settings import ROOT

NEWER = "2030"


def add_version(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Let the settings point to a copy of the instruments with KELTANA 2030 beside the others."""
    shutil.copytree(ROOT / "instruments", folder)
    (folder / "keltana" / f"{NEWER}.yaml").write_text(_newer(), encoding="utf-8")
    patch.setenv("SIPERI_INSTRUMENTS", str(folder))


@cache
def _newer() -> str:
    content = yaml.safe_load((ROOT / "instruments" / "keltana" / "2021.yaml").read_text(encoding="utf-8"))
    content["version"] = NEWER
    first, second = content["root"]["children"][0]["children"][:2]
    del first["items"][0]  # gone
    second["items"][0] |= {"previous": second["items"][0]["id"], "id": "NEU1"}  # renumbered
    second["items"][1] |= {"id": "NEU2"}  # another question in its place
    parts = (part for aspect in content["root"]["children"] for part in aspect["children"])
    for number, item in enumerate((item for part in parts for item in part["items"]), start=1):
        item["number"] = number
    return str(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
