"""May the service listen here? This machine only until people sign in; the port taken early."""

import errno
import socket

from api.settings import Settings, variable_of
from models.errors import SettingsError

THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
# Ports below need rights that a service should not have.
_ORDINARY_PORTS = range(1024, 65536)
_BY_CODE = {
    errno.EADDRINUSE: "est déjà occupé par un autre programme",
    errno.EACCES: "est réservé par le système",
    errno.EADDRNOTAVAIL: "n'existe pas : cette machine n'a pas cette adresse",
}
_SIGN_IN = "open_without_sign_in"


def check_host(settings: Settings, host: str) -> None:
    """Raise SettingsError when others could reach a service that asks nobody who they are."""
    if host in THIS_MACHINE or settings.open_without_sign_in:
        return
    raise SettingsError(
        f"Adresse {host} refusée : Passerelle n'identifie pas encore ses utilisateurs, tout le "
        "réseau lirait les dossiers. Gardez 127.0.0.1, ou prenez-en la responsabilité avec "
        f"{variable_of(_SIGN_IN)}=true."
    )


def trusted_hosts(settings: Settings, host: str) -> list[str]:
    """Names under which a browser may call the service; any other is a rebinding attempt."""
    if host in ("0.0.0.0", "::") and settings.open_without_sign_in:  # noqa: S104 - compared only
        return ["*"]
    return sorted({*THIS_MACHINE, "[::1]", host})


def take_port(host: str, port: int) -> socket.socket:
    """The address, held from now on, so that no long work is done for a port already in use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named: only then does asyncio switch off the wait for fuller packets, which
    # costs each answer 40 ms.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen(0)
    except (OSError, OverflowError) as error:
        taken.close()
        raise SettingsError(_why_not(host, port, error)) from error
    return taken


def _why_not(host: str, port: int, error: Exception) -> str:
    code = error.errno if isinstance(error, OSError) else None
    why = _BY_CODE.get(code or 0, "ne peut pas être ouvert")
    other = port + 1 if port + 1 in _ORDINARY_PORTS else _ORDINARY_PORTS[0]
    return (
        f"Le port {port} de {host} {why}. Choisissez-en un autre : make run PORT={other}, "
        f"l'option --port {other}, ou {variable_of('port')}={other}."
    )
