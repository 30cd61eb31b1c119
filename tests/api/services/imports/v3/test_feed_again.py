"""A v3 feed imported again: what changes, what stays, what is refused or told."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sources.v3_feeds import CASES, landed_offers
from sqlalchemy import select, update

from api.services.imports.report import ImportReport
from api.services.imports.request import ImportRequest, ImportTools
from api.services.imports.v3.feed import V3_SOURCE, import_v3
from models.enums import OfferStatus
from models.errors import BrokenInput
from models.store.pool_version import pool_version
from models.tables import Offer

PARIS = (48.8566, 2.3522)
Give = Callable[..., ImportReport]


def test_what_a_feed_leaves_out_of_an_employer_stays_known(give: Give, tools: ImportTools) -> None:
    give("traps")
    feed = json.loads((CASES / "traps.json").read_text(encoding="utf-8"))
    give({"jobs": [], "recruiters": feed["recruiters"]})
    assert landed_offers(tools)["level-null"][1].naf == "1071C"


def test_importing_a_feed_twice_changes_nothing(give: Give, tools: ImportTools) -> None:
    first = give("traps")
    with tools.sessions() as session:
        version = pool_version(session)
    second = give("traps")
    assert first.added == first.updated + first.added > 0
    assert (second.added, second.updated, second.unchanged) == (0, 0, first.added)
    with tools.sessions() as session:
        assert pool_version(session) == version


def test_the_next_day_offers_expire_by_themselves_at_import(give: Give, tools: ImportTools) -> None:
    give("traps")
    tomorrow = replace(tools, today=date(2026, 11, 23))
    assert give("traps", tools=tomorrow).updated == 2
    assert landed_offers(tools)["last-day"][0].status is OfferStatus.EXPIRED


def test_a_newer_feed_updates_and_an_edit_made_here_wins(give: Give, tools: ImportTools) -> None:
    give("places")
    with tools.sessions.begin() as session:
        kept = select(Offer.id).where(Offer.source_key == "Exemple Emploi|paris")
        edit = update(Offer).where(Offer.id.in_(kept))
        session.execute(edit.values(title="Titre d'ici", edited_fields="title"))
    feed = json.loads((CASES / "places.json").read_text(encoding="utf-8"))
    for job in feed["jobs"]:
        job["offer"] |= {"title": "Nouveau titre", "opening_count": 2}
    report = give(feed)
    offers = landed_offers(tools)
    assert (offers["paris"][0].title, offers["paris"][0].places) == ("Titre d'ici", 2)
    assert offers["clichy"][0].title == "Nouveau titre"
    assert [(c.table_name, c.field) for c in report.conflicts] == [("offer", "title")]


def test_offers_absent_from_a_newer_feed_stay_until_they_expire(
    give: Give, tools: ImportTools
) -> None:
    give("places")
    give({"jobs": [], "recruiters": []})
    assert landed_offers(tools)["paris"][0].status is OfferStatus.LIVE


def test_strict_lands_nothing_of_a_feed_with_a_refusal(give: Give, tools: ImportTools) -> None:
    assert not give("traps", strict=True).landed
    assert landed_offers(tools) == {}
    assert give("places", strict=True).landed


def test_warnings_of_the_feed_are_told(give: Give) -> None:
    assert "Avertissement du flux : Source indisponible" in give("traps").messages


def test_a_file_that_is_absent_is_refused(tools: ImportTools, tmp_path: Path) -> None:
    with pytest.raises(BrokenInput, match="illisible"):
        import_v3(tools, ImportRequest("v3", tmp_path / "absent.json", V3_SOURCE))
