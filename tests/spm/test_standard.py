"""The standard as data: three services, twelve sub-activities, points, bands, and a mark on everything."""

from fractions import Fraction

import pytest
import yaml
from pydantic import ValidationError

from siperi_geo.spm import POINTS, Standard, standard
from siperi_geo.spm.standard import STANDARD

MARKS = {"verified", "partly", "remembered", "own_design"}


def test_three_services_and_twelve_sub_activities_with_codes_of_both_nomenclatures() -> None:
    services = standard().services
    assert [len(one.sub_activities) for one in services] == [2, 6, 4]
    subs = [sub for one in services for sub in one.sub_activities]
    assert [sub.id for sub in subs] == [
        "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3.1", "3.2", "3.3", "3.4",
    ]  # fmt: skip
    assert len({sub.line for sub in subs} | {sub.line_2020 for sub in subs}) == 24
    for one in services:
        assert all(sub.line.startswith(f"{one.activity}.") for sub in one.sub_activities)
        assert all(sub.line_2020.startswith(f"{one.activity}.") for sub in one.sub_activities)


def test_points_are_twenty_of_every_service_and_of_every_table_of_the_guidance() -> None:
    known = standard()
    assert {sum(item.points for item in known.items_of(one.id)) for one in known.services} == {POINTS}
    assert {sum(item.points for item in table.items) for table in known.published_quality} == {POINTS}
    assert known.quality.sure == "own_design", "never shown as official"


def test_every_entry_says_how_sure_it_is() -> None:
    known = standard()
    marked = [*known.legal_basis, *known.steps, *known.bands, known.quality, *known.published_quality]
    marked += [
        getattr(known.index, name) for name in ("weights", "formula", "cap", "no_target", "mean_of_services")
    ]
    for service in known.services:
        marked += [service, *service.sub_activities]
    assert {one.sure for one in marked} <= MARKS
    assert known.index.cap.sure == "own_design"
    assert known.index.mean_of_services.sure == "remembered"


def test_two_readings_of_the_bands_differ_only_between_sixty_and_eighty() -> None:
    one, other = standard().bands
    at = {n: (one.of(Fraction(n)).id, other.of(Fraction(n)).id) for n in range(101)}
    assert {n for n, (a, b) in at.items() if a != b} == set(range(60, 80))
    assert (at[70], at[60]) == (("pratama", "muda"), ("muda", "pratama"))
    assert standard().reading("no such") is one


@pytest.mark.parametrize(
    ("index", "band"),
    [
        ("99.999", "utama"),
        ("100", "paripurna"),
        ("89.9999", "madya"),
        ("59.99", "belum"),
        ("60", "muda"),
        ("0", "belum"),
    ],
)
def test_the_unrounded_index_decides_the_band(index: str, band: str) -> None:
    assert standard().bands[0].of(Fraction(index)).id == band


def test_four_steps_in_their_order() -> None:
    assert [one.id for one in standard().steps] == ["collect", "need", "plan", "carry_out"]


def test_every_line_belongs_to_one_service() -> None:
    known = standard()
    lines = [known.lines_of(one) for one in known.services]
    assert len(set.union(*lines)) == sum(map(len, lines))
    assert all(known.service_of(line) is one for one in known.services for line in known.lines_of(one))
    assert known.service_of("x") is None


def test_the_same_names_and_weights_as_the_facts(shared: object) -> None:
    facts = yaml.safe_load((shared / "domain" / "spm.yaml").read_text(encoding="utf-8"))  # type: ignore[operator]
    said = {sub["id"]: sub.get("name_in_programme") for one in facts["services"] for sub in one["sub_activities"]}
    assert {sub.id: sub.line for one in standard().services for sub in one.sub_activities} == said
    marks = {one["id"]: one["name_status"] for one in facts["services"]}
    assert {one.id: one.sure for one in standard().services} == marks


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw["index"].update(quality_pct=30),
        lambda raw: raw["quality"]["items"][0].update(points=9),
        lambda raw: raw["bands"][0]["bands"].reverse(),
        lambda raw: raw["published_quality"][0].update(sub_activity="9.9"),
        lambda raw: raw.update(extra=1),
    ],
)
def test_a_file_that_does_not_add_up_is_refused(change: object) -> None:
    raw = yaml.safe_load(STANDARD.read_text(encoding="utf-8"))
    Standard.model_validate(raw)
    change(raw)  # type: ignore[operator]
    with pytest.raises(ValidationError):
        Standard.model_validate(raw)
