"""`passerelle demo`: everything prepared, one ranking shown, then served until stopped."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import httpx2
import pytest
from doors.kept_port import kept_port

from api.services.accounts.secrets.readable_passwords import demo_password
from api.services.open_store import secret_keys
from models.store.sealing import Sealer

TODAY = "2026-11-22"


def _database(settings):
    return Path(settings.database_url.removeprefix("sqlite:///"))


def test_load_says_how_much_for_which_day(passerelle, empty_settings):
    told = passerelle("demo", "load", "--today", TODAY, on=empty_settings)
    assert told.exit_code == 0, told.output
    assert "Démonstration du 22 novembre 2026 chargée" in told.stdout


def test_run_on_an_empty_database_loads_and_shows_one_ranking(passerelle, empty_settings):
    told = passerelle("demo", "run", "--no-serve", "--today", TODAY, on=empty_settings)
    assert told.exit_code == 0, told.output
    assert "chargée : personnes et entreprises inventées." in told.stdout
    assert "Jeune rural-17" in told.stdout
    assert "car-22" in told.stdout


def test_a_demo_of_the_same_day_is_left_in_place(passerelle, demo_settings):
    told = passerelle("demo", "run", "--no-serve", "--today", TODAY, on=demo_settings)
    assert "Démonstration du 22 novembre 2026 déjà en place." in told.stdout


def test_a_demo_of_another_day_is_replaced_and_said(passerelle, demo_settings):
    told = passerelle("demo", "run", "--no-serve", "--today", "2026-11-23", on=demo_settings)
    assert told.exit_code == 0, told.output
    assert "à la place de celle du 22 novembre 2026" in told.stdout


@pytest.mark.parametrize("words", [("demo", "run"), ("serve",)], ids=" ".join)
def test_a_busy_port_is_refused_before_any_work(passerelle, empty_settings, words):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        told = passerelle(*words, "--port", str(port), on=empty_settings)
    assert told.exit_code == 1
    assert told.stdout == ""
    assert f"Le port {port} de 127.0.0.1 est déjà occupé" in told.stderr
    assert f"make run PORT={port + 1}" in told.stderr
    assert not _database(empty_settings).exists()


@pytest.mark.parametrize("words", [("demo", "run"), ("serve",)], ids=" ".join)
def test_all_addresses_without_a_name_are_refused(passerelle, empty_settings, monkeypatch, words):
    monkeypatch.setenv("PASSERELLE_HOST", "0.0.0.0")  # noqa: S104 - to be refused
    told = passerelle(*words, on=empty_settings)
    assert told.exit_code == 1
    assert "Adresse 0.0.0.0 refusée sans nom" in told.stderr
    assert "PASSERELLE_HOST_NAMES" in told.stderr


def test_the_demo_is_served_until_it_is_interrupted(demo_settings, tmp_path):
    environment = {**os.environ, "DATABASE_URL": demo_settings.database_url, "COLUMNS": "200"}
    served = [sys.executable, "-c", "from api.cli.main import app; app()", "demo", "run"]
    with (
        kept_port() as port,
        subprocess.Popen(
            [*served, "--port", str(port), "--today", TODAY],
            cwd=Path(__file__).parents[4],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        health = _answer_of(f"http://127.0.0.1:{port}/api/v1/health", process)
        page = _page_signed_in(f"http://127.0.0.1:{port}", demo_settings)
        process.send_signal(signal.SIGINT)
        shown, errors = process.communicate(timeout=120)
    assert health == {"status": "ok"}
    assert "au 22 novembre 2026" in page
    assert process.returncode == 0, errors
    assert f"Passerelle écoute sur http://127.0.0.1:{port}/" in shown
    assert "conseillere-mamers@demo.example" in shown
    assert _demo_password(demo_settings) in shown
    assert "Arrêté." in shown
    before, ranking, after = shown.partition("Jeune rural-17")
    assert ranking
    assert "Comptes de démonstration" in before
    assert _demo_password(demo_settings) in before
    assert f"Passerelle répondra sur http://127.0.0.1:{port}/" in before
    last = after.splitlines()[-3:]
    assert last[0].startswith("Pour entrer : conseillere-mamers@demo.example, mot de passe ")
    assert last[1].startswith("Passerelle écoute sur ")


def _page_signed_in(address, settings):
    with httpx2.Client(base_url=address, follow_redirects=True) as browser:
        form = browser.get("/jeunes/rural-17")
        seal = re.search(r'name="csrf" value="([^"]+)"', form.text)[1]
        typed = {"login": "conseillere-mamers@demo.example", "suite": "/jeunes/rural-17"}
        typed |= {"password": _demo_password(settings), "csrf": seal}
        return browser.post("/connexion", data=typed).text


def _demo_password(settings):
    return demo_password(Sealer(secret_keys(settings)))


def _answer_of(address, process):
    give_up = time.monotonic() + 120
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own http
                return json.load(answer)
        except OSError:
            time.sleep(0.2)
    # Else the end of the block waits for it for ever.
    process.kill()
    pytest.fail("the service did not answer")
