"""An instrument file as plain data: YAML with the line of every key, and its shorthands written out.

It does not judge the content; `check` does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

Steps = tuple[str | int, ...]
NODE_DEFAULTS = ("rule", "rescale", "min_answered_pct", "min_valued_children_pct", "recommendations", "mark")
ITEM_DEFAULTS = ("scale", "mark")


@dataclass(slots=True)
class Document:
    """A YAML file as plain data, with the line of every key and list entry, and keys written twice."""

    data: Any = None
    lines: dict[Steps, int] = field(default_factory=dict)
    doubled: list[Steps] = field(default_factory=list)

    def line(self, steps: Steps) -> int:
        """The line (from 1) of a place in the data, or of its nearest ancestor that is in the file."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)

    def place(self, steps: Steps) -> str:
        """A place as a person reads it: `LD/I01/Q003/text/en`, `classes/madya/upper`; list entries by their id."""
        names: list[str] = []
        here = self.data
        for step in steps:
            here = _inside(here, step)
            if not isinstance(step, int):
                names.append(step)
            elif (name := _name(here)) is None:
                names[-1] += f"[{step + 1}]"
            elif names[-1] in ("children", "items"):
                names[-1] = name
            else:
                names.append(name)
        is_in_tree = len(steps) > 2 and steps[:2] in (("root", "children"), ("root", "items"))
        return "/".join(names[1:] if is_in_tree else names)


def read_document(path: Path) -> Document:
    """Read a YAML file. Errors: yaml.YAMLError (with its line), OSError, UnicodeDecodeError."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document = Document()
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=loader)
    if node is not None:
        document.data = _construct(node, (), document)
    return document


def expand(data: Any) -> Any:
    """Write out what the file states once: level ids and defaults into nodes, item defaults into items."""
    if not isinstance(data, dict) or not isinstance(data.get("root"), dict):
        return data
    levels = data.get("levels")
    item_defaults = _stated(data.get("item_defaults"), ITEM_DEFAULTS)
    return data | {"root": _node(data["root"], levels if isinstance(levels, list) else [], item_defaults)}


def _construct(node: yaml.Node, steps: Steps, document: Document) -> Any:
    document.lines.setdefault(steps, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(child, (*steps, place), document) for place, child in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return SafeConstructor().construct_object(node)
    found: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = SafeConstructor().construct_object(key_node, deep=True)
        if key in found:
            document.doubled.append((*steps, key))
        document.lines[(*steps, key)] = key_node.start_mark.line + 1
        found[key] = _construct(value_node, (*steps, key), document)
    return found


def _name(entry: Any) -> str | None:
    name = entry.get("id", entry.get("code")) if isinstance(entry, dict) else None
    return name if isinstance(name, str) else None


def _inside(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _node(node: Any, levels: list[Any], item_defaults: dict[str, Any]) -> Any:
    if not isinstance(node, dict):
        return node
    level = levels[0] if levels and isinstance(levels[0], dict) else {}
    full = {"level": level.get("id")} | _stated(level.get("defaults"), NODE_DEFAULTS) | node
    if isinstance(node.get("children"), list):
        full["children"] = [_node(child, levels[1:], item_defaults) for child in node["children"]]
    if isinstance(node.get("items"), list):
        inherited = item_defaults | _stated(node, ("spm",))
        full["items"] = [inherited | item if isinstance(item, dict) else item for item in node["items"]]
    return full


def _stated(data: Any, keys: tuple[str, ...]) -> dict[str, Any]:
    mapping: Mapping[str, Any] = data if isinstance(data, dict) else {}
    return {key: mapping[key] for key in keys if mapping.get(key) is not None}
