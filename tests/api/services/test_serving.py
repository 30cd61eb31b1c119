"""Who may reach the service, and is its port free?"""

import socket

import pytest

from api.services.serving import check_host, take_port, trusted_hosts
from api.settings import Settings
from models.errors import SettingsError

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what is judged here
CLOSED = Settings(_env_file=None)
OPEN = Settings(open_without_sign_in=True, _env_file=None)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_this_machine_is_always_allowed(host):
    check_host(CLOSED, host)
    assert host in trusted_hosts(CLOSED, host)


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "192.168.1.20", "passerelle.example"])
def test_other_addresses_need_an_explicit_setting(host):
    with pytest.raises(SettingsError, match="PASSERELLE_OPEN_WITHOUT_SIGN_IN"):
        check_host(CLOSED, host)
    check_host(OPEN, host)


def test_one_address_trusts_its_own_name_only_and_all_addresses_any_name():
    assert "192.168.1.20" in trusted_hosts(OPEN, "192.168.1.20")
    assert "*" not in trusted_hosts(OPEN, "192.168.1.20")
    assert trusted_hosts(OPEN, EVERYWHERE) == ["*"]
    assert "*" not in trusted_hosts(CLOSED, EVERYWHERE)


def test_a_free_port_is_held_so_that_nobody_else_takes_it():
    with take_port("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"Le port {port} de 127.0.0.1 est déjà occupé"):
            take_port("127.0.0.1", port)


def test_a_port_is_free_again_once_given_back():
    taken = take_port("127.0.0.1", 0)
    port = taken.getsockname()[1]
    taken.close()
    take_port("127.0.0.1", port).close()


def test_the_last_port_does_not_suggest_one_beyond():
    with (
        socket.create_server(("127.0.0.1", 65535)),
        pytest.raises(SettingsError, match="PORT=1024"),
    ):
        take_port("127.0.0.1", 65535)


def test_an_address_of_another_machine_is_said():
    with pytest.raises(SettingsError, match="cette machine n'a pas cette adresse"):
        take_port("203.0.113.7", 0)


def test_an_answer_does_not_wait_for_a_fuller_packet():
    """asyncio sets TCP_NODELAY only on sockets that say they speak TCP."""
    with take_port("127.0.0.1", 0) as taken:
        assert taken.proto == socket.IPPROTO_TCP
        with socket.create_connection(taken.getsockname()):
            accepted, _ = taken.accept()
            with accepted:
                assert accepted.proto == socket.IPPROTO_TCP
