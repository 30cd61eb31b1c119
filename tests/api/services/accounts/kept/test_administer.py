"""May an administrator keep the accounts of their structure, those only, and never their own?"""

import pytest

from api.services.accounts.kept.administer import AccountDesk, OwnAccount, own_accounts, structures
from api.services.accounts.kept.keep_accounts import NewAccount, account_of, add_account
from api.services.viewer import CONSOLE, viewer_of
from models.enums import Role
from models.errors import NotFound, RightMissing
from models.tables import Account, SignedSession

OTHER = "autre@ml.example"


@pytest.fixture
def administrator():
    return viewer_of("adv-a", Role.ADMINISTRATOR, "ml-a", "A")


@pytest.fixture
def desk_of(store, keeper, now):
    """Runs one act of a viewer, all or nothing."""

    def act(viewer, change):
        with store.sessions.begin() as session:
            return change(AccountDesk(session, keeper.passwords, viewer, now))

    return act


@pytest.fixture
def elsewhere(store, keeper, now, adviser_id) -> str:
    with store.sessions.begin() as session:
        add_account(session, keeper.passwords, NewAccount(OTHER, "B", Role.ADVISER, "ml-b"), now)
        return account_of(session, OTHER).adviser_id


def test_only_accounts_of_the_own_structure_are_listed(
    store, administrator, elsewhere, login, now
) -> None:
    with store.reading() as session:
        listed = own_accounts(session, store.sealer, administrator, now)
        everybody = own_accounts(session, store.sealer, CONSOLE, now)
    assert [line.login for line in listed] == [login]
    assert {line.login for line in everybody} == {login, OTHER}


def test_structures_are_counted_with_their_accounts(store, administrator, elsewhere) -> None:
    with store.reading() as session:
        found = {line.id: line.accounts for line in structures(session, administrator)}
    assert found == {"ml-a": 1, "ml-b": 1}


def test_a_new_account_is_of_the_own_structure(desk_of, store, administrator, adviser_id) -> None:
    desk_of(administrator, lambda desk: desk.add("neuf@ml.example", "Neuf", Role.COORDINATOR))
    with store.reading() as session:
        made = account_of(session, "neuf@ml.example")
        assert (made.adviser.structure_id, made.adviser.role) == ("ml-a", Role.COORDINATOR)
        assert made.must_change_password


@pytest.mark.parametrize(
    "change",
    [
        lambda desk, other: desk.disable(other),
        lambda desk, other: desk.give_role(other, Role.ADMINISTRATOR),
    ],
    ids=["close", "role"],
)
def test_another_structures_account_and_ones_own_stay_as_they_are(
    desk_of, store, administrator, elsewhere, change
) -> None:
    with pytest.raises(NotFound):
        desk_of(administrator, lambda desk: change(desk, elsewhere))
    with pytest.raises(OwnAccount):
        desk_of(administrator, lambda desk: change(desk, administrator.id))
    with store.reading() as session:
        kept = account_of(session, OTHER)
        assert (kept.disabled_at, kept.adviser.role) == (None, Role.ADVISER)


def test_another_role_ends_what_the_former_one_opened(
    desk_of, store, administrator, adviser_id, now
) -> None:
    with store.sessions.begin() as session:
        session.add(
            SignedSession(
                id="s",
                token_hash="h",
                adviser_id=adviser_id,
                created_at=now,
                seen_at=now,
                idle_until=now,
                expires_at=now,
            )
        )
    desk_of(administrator, lambda desk: desk.give_role(adviser_id, Role.COORDINATOR))
    with store.reading() as session:
        assert session.get_one(Account, adviser_id).adviser.role == Role.COORDINATOR
        assert session.get(SignedSession, "s") is None


def test_a_closed_account_opens_again_with_a_new_password(
    desk_of, store, administrator, adviser_id
) -> None:
    desk_of(administrator, lambda desk: desk.disable(adviser_id))
    password = desk_of(administrator, lambda desk: desk.reset(adviser_id, store.sealer))
    assert len(password) > 12
    with store.reading() as session:
        assert session.get_one(Account, adviser_id).disabled_at is None


@pytest.mark.parametrize("role", [Role.ADVISER, Role.EMPLOYER_OFFICER, Role.COORDINATOR])
def test_no_other_role_keeps_accounts(desk_of, store, adviser_id, role, now) -> None:
    viewer = viewer_of("adv-b", role, "ml-a", "B")
    with store.reading() as session, pytest.raises(RightMissing):
        own_accounts(session, store.sealer, viewer, now)
    for change in (
        lambda desk: desk.disable(adviser_id),
        lambda desk: desk.add("x@y.example", "X", Role.ADVISER),
        lambda desk: desk.reset(adviser_id, store.sealer),
        lambda desk: desk.give_role(adviser_id, Role.ADVISER),
    ):
        with pytest.raises(RightMissing):
            desk_of(viewer, change)
