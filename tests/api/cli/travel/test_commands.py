"""`passerelle travel`: roads and timetables built, shown and explained; a ranking uses them."""

import json

import numpy as np
import pandas as pd
import pytest
from roads import tiny_roads
from roads.tiny_gtfs import write_gtfs

from api.services.travel import build, calibration_trips
from data.reference import commune_totals


@pytest.fixture(autouse=True)
def tiny_france(monkeypatch):
    communes = tiny_roads.communes().assign(departement="72")
    monkeypatch.setattr(build, "commune_totals", lambda: communes)


@pytest.fixture
def osm(tmp_path):
    return str(tiny_roads.write_osm(tmp_path / "tiny.osm"))


@pytest.fixture
def gtfs(tmp_path):
    return str(write_gtfs(tmp_path / "feed", archive=True))


def test_on_a_fresh_machine_the_status_says_what_to_do(passerelle):
    told = passerelle("travel", "status")
    assert told.exit_code == 0, told.output
    assert "modèle de distance" in told.stdout
    assert "passerelle travel build --osm" in told.stdout
    assert "passerelle travel build --gtfs" in told.stdout


def test_what_is_built_is_told_and_shown(passerelle, osm, gtfs):
    told = passerelle("travel", "build", "--osm", osm, "--gtfs", gtfs, "--today", "2026-10-05")
    assert told.exit_code == 0, told.output
    assert "Routes : 5 communes, 20 paires." in told.stdout
    assert "Horaires : 5 arrêts." in told.stdout
    assert "En service dès maintenant." in told.stdout
    status = passerelle("travel", "status", "--today", "2026-10-05").stdout
    assert "5 communes, 20 paires" in status
    assert "tiny.osm" in status
    assert "18/12/2026" in status
    assert "périmé" not in status
    assert "périmé" in passerelle("travel", "status", "--today", "2027-01-05").stdout


def test_a_journey_is_explained_by_each_means(passerelle, osm, gtfs):
    passerelle("travel", "build", "--osm", osm, "--gtfs", gtfs, "--today", "2026-10-05")
    told = passerelle(
        "travel", "explain", "48.0,0.0", "48.2,0.0", "--arrive", "08:45", "--leave", "17:05",
        "--today", "2026-10-05",
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    for words in (
        "en voiture — routes, de commune à commune ; porte à porte",
        "à pied (± 5 min en moyenne, plutôt 3 min de trop) — modèle de distance",
        "lundi, mardi, jeudi",
        "8 h 00 → 8 h 30 : 1 de Village (8 h 00) à Ville (8 h 30)",
        "dernier retour",
    ):
        assert words.replace(" ", "") in told.stdout.replace(" ", "").replace("\xa0", "")


def test_a_way_too_long_to_be_counted_is_at_least_so_long(passerelle):
    told = passerelle("travel", "explain", "Mamers", "Le Mans", "--mode", "walk")
    assert "au moins 4 h 14 à pied" in told.stdout.replace("\xa0", " ")


def test_one_means_may_be_asked(passerelle):
    told = passerelle("travel", "explain", "Mamers", "Le Mans", "--mode", "bike")
    assert told.exit_code == 0, told.output
    assert "à vélo (±" in told.stdout
    assert "voiture" not in told.stdout


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("explain", "Mamers", "Nulle-Part"), "Commune introuvable"),
        (("explain", "Mamers", "Le Mans", "--arrive", "25:00"), "attendu HH:MM"),
        (("build",), "donnez --osm, --gtfs"),
        (("build", "--osm", "absent.osm.pbf"), "absent.osm.pbf : fichier introuvable"),
        (("build", "--gtfs", "absent.zip"), "absent.zip"),
        (("calibrate",), "passerelle travel build --osm"),
        (("calibrate", "--osm", "absent.osm.pbf"), "absent.osm.pbf : fichier introuvable"),
    ],
)
def test_a_mistake_is_told_in_french_with_its_remedy(passerelle, words, reason):
    told = passerelle("travel", *words)
    assert told.exit_code != 0
    assert reason in told.output
    assert "Traceback" not in told.output


def test_a_calibration_is_told_with_the_constants_it_offers(passerelle, osm, monkeypatch, tmp_path):
    lat = np.linspace(48.0, 48.18, 200)
    communes = pd.DataFrame({"lat": lat, "lng": 0.0, "rural_class": "rural"})
    monkeypatch.setattr(calibration_trips, "commune_totals", lambda: communes)
    picture = tmp_path / "etalonnage.png"
    told = passerelle("travel", "calibrate", "--osm", osm, "--starts", "40", "--plot", str(picture))
    assert told.exit_code == 0, told.output
    for words in ("entre communes", "en voiture", "2–5 km", "EMP 2019 : 36 km/h", "car: curve:"):
        assert words in told.stdout
    assert picture.stat().st_size > 1_000


def test_a_ranking_uses_the_roads_that_are_built(passerelle, demo_settings, monkeypatch, tmp_path):
    monkeypatch.setenv("PASSERELLE_TRAVEL_FOLDER", str(demo_settings.travel_folder))
    told = _ranking_of_car_22(passerelle, demo_settings)
    home, *works = (
        (place["lat"], place["lng"]) for place in told["homes"] + told["offers"] if place["lat"]
    )
    # Straight roads and nothing in the way: quicker than the distance model expects.
    osm = tiny_roads.write_star(tmp_path / "star.osm", home, sorted(set(works) - {home}))
    monkeypatch.setattr(build, "commune_totals", commune_totals)
    built = passerelle("travel", "build", "--osm", str(osm), "--communes", "72")
    assert built.exit_code == 0, built.output
    with_roads = _ranking_of_car_22(passerelle, demo_settings)
    before, after = (_minutes_by_car(document) for document in (told, with_roads))
    assert any(after[offer] < before[offer] for offer in before.keys() & after.keys())


def _ranking_of_car_22(passerelle, settings):
    return json.loads(passerelle("rank", "car-22", "--json", on=settings).stdout)


def _minutes_by_car(told):
    return {
        offer["offer_id"]: offer["legs"]["employer"]["minutes"]
        for offer in told["offers"]
        if offer["legs"]["employer"]["mode"] == "car"
    }


def test_roads_that_broke_since_are_said_beside_the_ranking(
    passerelle, demo_settings, monkeypatch, osm
):
    monkeypatch.setenv("PASSERELLE_TRAVEL_FOLDER", str(demo_settings.travel_folder))
    passerelle("travel", "build", "--osm", osm)
    next(demo_settings.travel_folder.glob("matrix-*/car.u8")).write_bytes(b"")
    told = json.loads(passerelle("rank", "car-22", "--json", on=demo_settings).stdout)
    assert told["offers"]
    (sentence,) = (a["sentence"] for a in told["advice"] if a["code"] == "travel")
    assert "passerelle travel build" in sentence
