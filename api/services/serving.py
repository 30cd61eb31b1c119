"""Where may the service listen, and under which names is it called? The port is taken early."""

import errno
import socket

from api.settings import Settings, variable_of
from api.sign_in_settings import listed
from models.errors import SettingsError

THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
# Ports below need rights that a service should not have.
_ORDINARY_PORTS = range(1024, 65536)
_BY_CODE = {
    errno.EADDRINUSE: "est déjà occupé par un autre programme",
    errno.EACCES: "est réservé par le système",
    errno.EADDRNOTAVAIL: "n'existe pas : cette machine n'a pas cette adresse",
}
# Every address of the machine: browsers then call it by a name that only settings can tell.
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared only


def check_host(settings: Settings) -> None:
    """Raise SettingsError when the service would answer to names nobody gave it."""
    if settings.host in _EVERYWHERE and not listed(settings.host_names):
        raise SettingsError(
            f"Adresse {settings.host} refusée sans nom : n'importe quel site pourrait alors se "
            "faire passer pour Passerelle. Donnez les noms par lesquels on l'appelle dans "
            f"{variable_of('host_names')}, par exemple passerelle.exemple.fr."
        )


def trusted_hosts(settings: Settings) -> list[str]:
    """Names under which a browser may call the service; any other is a rebinding attempt."""
    named = {*THIS_MACHINE, "[::1]", settings.host, *listed(settings.host_names)}
    return sorted(named - set(_EVERYWHERE))


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
