"""The catalogue as data: codes of both nomenclatures, what is printed and what is our own design."""

import pytest
import yaml
from pydantic import ValidationError

from siperi_geo.instruments import available, load
from siperi_geo.programmes import Catalogue, catalogue
from siperi_geo.programmes.catalogue import CATALOGUE
from siperi_geo.spm import standard


def test_codes_belong_to_their_activities_and_no_zero_is_put_before_a_number() -> None:
    known = catalogue()
    for line in known.lines:
        if line.code_2020 is None:
            continue
        last, of_2020 = line.code.rsplit(".", 1)[1], line.code_2020.rsplit(".", 1)[1]
        assert (len(last), len(of_2020)) == (4, 2)
    assert any(int(a.code[-4:]) != int(a.code_2020[-2:]) for a in known.lines if a.code_2020), "numbers differ"


def test_the_three_activities_are_the_three_services() -> None:
    services = {one.service: one.code for one in catalogue().activities if one.service}
    assert services == {one.id: one.activity for one in standard().services}


def test_the_twelve_sub_activities_stand_under_the_same_codes_as_in_the_standard() -> None:
    known = catalogue()
    for service in standard().services:
        for sub in service.sub_activities:
            line = known.line(sub.line)
            assert (line.code_2020, known.service_of(line)) == (sub.line_2020, service.id)


def test_what_a_line_closes_is_in_an_instrument_and_every_instrument_of_places_can_be_closed() -> None:
    nodes: dict[str, set[str]] = {}
    for ref in available():
        nodes.setdefault(ref.id, set()).update(node.id for node in load(ref.id, ref.version).nodes())
    closed = {(code, node) for line in catalogue().lines for code, some in line.closes.items() for node in some}
    assert {pair for pair in closed if pair[1] not in nodes.get(pair[0], set())} == set()
    assert {code for code, _ in closed} == {"spab", "rsab", "kencana", "keltana", "katana"}


@pytest.mark.parametrize(("code", "version"), [("keltana", "2012"), ("keltana", "2021"), ("spab", "2026")])
def test_every_aspect_can_be_reached_by_a_line(code: str, version: str) -> None:
    instrument = load(code, version)
    closed = {node for line in catalogue().lines for node in line.closes.get(code, ())}
    reached = {aspect.id for aspect in instrument.aspects if closed & {node.id for node in aspect.walk()}}
    assert reached == {aspect.id for aspect in instrument.aspects}


def test_what_is_ours_says_so() -> None:
    sources = catalogue().sources
    assert {name for name, one in sources.items() if one.sure == "own_design"} == {"closes", "need"}


def test_a_code_that_stands_twice_is_an_error() -> None:
    content = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    content["lines"][1]["code"] = content["lines"][0]["code"]
    with pytest.raises(ValidationError, match="twice"):
        Catalogue.model_validate(content)


def test_an_unknown_key_is_an_error() -> None:
    content = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    content["lines"][0]["price"] = 1
    with pytest.raises(ValidationError, match="price"):
        Catalogue.model_validate(content)
