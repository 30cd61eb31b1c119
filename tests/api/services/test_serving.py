"""Who may reach the service, and is its port free?"""

import socket

import pytest
from doors.kept_port import kept_port

from api.services.serving import check_host, take_port, trusted_hosts
from api.settings import Settings
from models.errors import SettingsError

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what is judged here
NAMED = "passerelle.example, ml.example"


def _settings(host, names=""):
    return Settings(host=host, host_names=names, _env_file=None)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "192.168.1.20"])
def test_one_address_answers_to_its_own_name_and_this_machine_s(host):
    check_host(_settings(host))
    trusted = trusted_hosts(_settings(host))
    assert {host, "127.0.0.1", "localhost"} <= set(trusted)
    assert "*" not in trusted


@pytest.mark.parametrize("host", [EVERYWHERE, "::"])
def test_all_addresses_need_the_names_they_are_called_by(host):
    with pytest.raises(SettingsError, match="PASSERELLE_HOST_NAMES"):
        check_host(_settings(host))
    check_host(_settings(host, NAMED))
    trusted = set(trusted_hosts(_settings(host, NAMED)))
    assert {"passerelle.example", "ml.example", "127.0.0.1"} <= trusted
    assert not trusted & {"*", host}


def test_a_free_port_is_held_so_that_nobody_else_takes_it():
    with take_port("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"Le port {port} de 127.0.0.1 est déjà occupé"):
            take_port("127.0.0.1", port)


def test_a_port_is_free_again_once_given_back():
    with kept_port() as port:
        take_port("127.0.0.1", port).close()
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
