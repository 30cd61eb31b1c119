"""Which passwords are taken, and what is kept of them?"""

import pytest

from api.services.accounts.secrets.passwords import LONGEST, SHORTEST, Passwords, WeakPassword
from api.services.accounts.secrets.passwords import check_new_password as check
from api.services.accounts.secrets.readable_passwords import demo_password, one_time_password
from models.store.sealing import Sealer

LOGIN = "ana.exemple@ml.example"
CHEAP = Passwords(19)


def test_a_hash_tells_nothing_and_is_never_the_same_twice():
    one, other = CHEAP.hash("une phrase assez longue"), CHEAP.hash("une phrase assez longue")
    assert one.startswith("$argon2id$")
    assert "phrase" not in one
    assert one != other
    assert CHEAP.verify(one, "une phrase assez longue")
    assert not CHEAP.verify(one, "une phrase assez longuE")


@pytest.mark.parametrize("kept", [None, "", "not a hash", "$argon2id$v=19$m=8,t=1,p=1$x$y"])
def test_where_there_is_no_hash_nothing_is_right(kept):
    assert not CHEAP.verify(kept, "")
    assert not CHEAP.verify(kept, "une phrase assez longue")


def test_an_accent_typed_in_two_ways_is_one_password():
    assert CHEAP.verify(CHEAP.hash("été à la campagne"), "e\u0301te\u0301 a\u0300 la campagne")


def test_a_hash_of_other_parameters_is_outdated_and_still_read():
    weaker = CHEAP.hash("une phrase assez longue")
    stronger = Passwords(20)
    assert stronger.is_outdated(weaker)
    assert stronger.verify(weaker, "une phrase assez longue")
    assert not CHEAP.is_outdated(weaker)


@pytest.mark.parametrize(
    ("length", "taken"),
    [(SHORTEST - 1, False), (SHORTEST, True), (LONGEST, True), (LONGEST + 1, False)],
)
def test_length_is_what_counts(length, taken):
    text = ("abcdefg" * LONGEST)[:length]
    if taken:
        check(text, LOGIN)
    else:
        with pytest.raises(WeakPassword, match="caractères"):
            check(text, LOGIN)


@pytest.mark.parametrize("text", ["a" * 20, "abababababab", LOGIN, LOGIN.upper(), f"x{LOGIN}"])
def test_what_anybody_would_try_is_refused_without_being_repeated(text):
    with pytest.raises(WeakPassword) as refused:
        check(text, LOGIN)
    assert text not in str(refused.value)


def test_made_passwords_are_long_enough_and_the_demo_s_follows_the_key():
    assert one_time_password() != one_time_password()
    check(one_time_password(), LOGIN)
    one, other = Sealer("k" * 43), Sealer("j" * 43)
    assert demo_password(one) == demo_password(Sealer("k" * 43)) != demo_password(other)
