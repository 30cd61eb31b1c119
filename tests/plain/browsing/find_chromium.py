"""Which Chromium do the browser tests drive? One that is there, else one installed now.

`python tests/plain/browsing/find_chromium.py` is what `make test` runs before the tests.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
REMEDY = (
    "Les tests de navigateur demandent Chromium : aucun n'a été trouvé, ni installé par apt-get ou "
    "par Playwright. Installez-le (Debian, en root : apt-get install chromium ; ailleurs : "
    ".venv/bin/playwright install chromium), puis relancez make test."
)
# As root, the browser's own sandbox cannot start; the pages under test are ours.
FLAGS = (
    ["--headless", "--disable-gpu", "--disable-quic", "--no-first-run"]
    + ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    + (["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])
)


def find_chromium() -> str | None:
    """Path of a Chromium that answers; None when there is none."""
    found = (path for name in NAMES if (path := shutil.which(name)))
    return next((path for path in chain(found, _of_playwright()) if _answers(path)), None)


def install_chromium() -> None:
    """Debian's package as root, Playwright's own download elsewhere."""
    if _is_root() and shutil.which("apt-get"):
        apt = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        if _run(["apt-get", "update", "-qq"]) and _run(apt) and find_chromium():
            return
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def main() -> int:
    """Find it or install it; say what to do when neither works."""
    if find_chromium() is None:
        _say("Passerelle : installation de Chromium pour les tests de navigateur ...")
        install_chromium()
    if find_chromium() is None:
        _say(REMEDY)
        return 1
    return 0


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _of_playwright() -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).is_file():
        yield path


def _answers(path: str) -> bool:
    # Ubuntu's package is an empty shell where snaps are not allowed: it must really run.
    return _run([path, "--version"], seconds=60)


def _run(command: list[str], seconds: int = 900) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(
            command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=seconds, env=environment
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    sys.exit(main())
