"""A real OpenID Connect provider in a process of its own, and a person who signs in there.

`tests/browser/identity_provider.mjs` runs the certified `oidc-provider` of npm.
"""

import json
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests

SCRIPT = Path(__file__).resolve().parents[2] / "browser" / "identity_provider.mjs"
CLIENT = "passerelle-essai"
SECRET = "un secret d'essai assez long pour un fournisseur"
# By what is typed there as a name.
PEOPLE = {
    "ana": {"email": "Ana.Exemple@ml.example", "email_verified": True},
    "ana-other": {"email": "ana.exemple@ml.example", "email_verified": True},
    "ana-unverified": {"email": "ana.exemple@ml.example", "email_verified": False},
    "ana-unsaid": {"email": "ana.exemple@ml.example"},
    "ana-without": {},
    "stranger": {"email": "personne@ml.example", "email_verified": True},
    "mamers": {"email": "conseillere-mamers@demo.example", "email_verified": True},
    "lemans": {"email": "conseillere-lemans@demo.example", "email_verified": True},
}
_ACTION = re.compile(r'action="([^"]+)"')


class IdentityProvider:
    """Where it answers, and what it is told; `people`: by the name typed there, their claims.

    Its port is kept for it by whoever makes it (`kept_port`).
    """

    def __init__(self, people: dict[str, dict[str, Any]], port: int) -> None:
        self._port = port
        self.issuer = f"http://127.0.0.1:{port}"
        self._people = people

    def settings(self, **more: Any) -> dict[str, Any]:
        """Settings of a service that is registered there."""
        registered = {"oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
        return {"oidc_issuer": self.issuer, **registered, **more}

    @contextmanager
    def running(self):
        """Answers until the end of the block."""
        told = {"port": self._port, "people": self._people, "client": _client()}
        node = Path(sys.executable).with_name("node")
        with subprocess.Popen(
            [str(node), str(SCRIPT), json.dumps(told)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as self._process:
            try:
                self._expect("ready")
                yield self
            finally:
                self._process.kill()

    def rotate_keys(self) -> None:
        """Sign with a new key from now on."""
        self._process.stdin.write("rotate\n")
        self._process.stdin.flush()
        self._expect("rotate done")

    def _expect(self, word: str) -> None:
        said = self._process.stdout.readline().strip()
        assert said == word, f"npm ci --prefix tests/browser, then again: {said!r}"


def comes_back(address: str, who: str, strong: bool = False) -> str:
    """The address of ours to which the provider sends somebody who signs in there as `who`."""
    with requests.Session() as browser:
        page = browser.get(address)
        form = _ACTION.search(page.text)
        assert form, page.text
        typed = {"refuse": "1"} if not who else {"who": who} | ({"strong": "1"} if strong else {})
        answer = browser.post(f"{_origin(page.url)}{form[1]}", data=typed, allow_redirects=False)
        while answer.is_redirect and answer.headers["location"].startswith(_origin(page.url)):
            answer = browser.get(answer.headers["location"], allow_redirects=False)
        return answer.headers["location"]


def _client() -> dict[str, Any]:
    # A native client may come back to any port of this machine.
    return {
        "client_id": CLIENT,
        "client_secret": SECRET,
        "application_type": "native",
        "redirect_uris": ["http://127.0.0.1/connexion/retour"],
        "post_logout_redirect_uris": ["http://127.0.0.1/connexion"],
    }


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
