"""The lowest and highest value of a node, from the tree and its scales alone."""

from collections.abc import Mapping

from siperi_geo.instruments.parts import Node, Pair, Scale


def inner_range(node: Node, parts: list[tuple[float, Pair]]) -> Pair:
    """The range before `rescale`, from the weights and ranges of the parts: Σ w·x, or Σ w·x / Σ w."""
    low = sum(weight * part[0] for weight, part in parts)
    high = sum(weight * part[1] for weight, part in parts)
    total = sum(weight for weight, _ in parts) if node.rule == "weighted_mean" else 1
    return low / total, high / total


def parts_of(scales: Mapping[str, Scale], node: Node) -> list[tuple[float, Pair]]:
    """Weight and value range of each item or child that enters the value of a node."""
    items = [(item.weight, scales[item.scale].ends) for item in node.items]
    return items + [(child.weight, range_of(scales, child)) for child in node.parts]


def range_of(scales: Mapping[str, Scale], node: Node) -> Pair:
    """The range of a node on its own scale."""
    if node.rescale:
        return node.rescale.to
    return inner_range(node, parts_of(scales, node))
