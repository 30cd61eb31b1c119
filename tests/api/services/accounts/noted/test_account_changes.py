"""Every change of an account is noted: whose, what, by whom, when; and nothing else of anybody."""

import pytest

from api.services.accounts.kept.administer import AccountDesk
from api.services.accounts.kept.keep_accounts import NewAccount, account_of, add_account
from api.services.accounts.kept.purge_over import purge_sign_ins
from api.services.accounts.noted.account_changes import account_changes, account_changes_table
from api.services.accounts.sessions.access_tokens import TokenAsked, issue_token, revoke_token
from api.services.viewer import CONSOLE, Permission, viewer_of
from models.enums import AccountAct, Role
from models.errors import RightMissing

NEW = "neuf@ml.example"


@pytest.fixture
def administrator():
    return viewer_of("adv-a", Role.ADMINISTRATOR, "ml-a", "A")


@pytest.fixture
def changed(store, keeper, now, administrator, adviser_id) -> str:
    """An account of the structure made by its administrator, then changed in each way."""
    with store.sessions.begin() as session:
        desk = AccountDesk(session, keeper.passwords, administrator, now)
        desk.add(NEW, "Nom Secret", Role.ADVISER)
        account = account_of(session, NEW)
        desk.give_role(account.adviser_id, Role.COORDINATOR)
        desk.reset(account.adviser_id, store.sealer)
        account.provider_issuer, account.provider_subject = "https://x.example", "ana"
        desk.unbind(account.adviser_id)
        desk.disable(account.adviser_id)
        return account.adviser_id


def test_each_change_is_told_with_its_hand_newest_first(store, administrator, changed) -> None:
    with store.reading() as session:
        seen = account_changes(session, administrator, page=1)
    told = [(each.act, each.by_id, each.role) for each in seen.lines if each.adviser_id == changed]
    assert told == [
        (AccountAct.CLOSED, "adv-a", None),
        (AccountAct.UNBOUND, "adv-a", None),
        (AccountAct.PASSWORD_GIVEN, "adv-a", None),
        (AccountAct.ROLE_GIVEN, "adv-a", Role.COORDINATOR),
        (AccountAct.CREATED, "adv-a", Role.ADVISER),
    ]


def test_another_structure_s_are_not_shown(store, keeper, now, administrator, changed) -> None:
    with store.sessions.begin() as session:
        new = NewAccount("autre@ml.example", "B", Role.ADVISER, "ml-b")
        add_account(session, keeper.passwords, new, now)
    with store.reading() as session:
        own = account_changes(session, administrator, page=1)
        everybody = account_changes(session, CONSOLE, page=1)
    assert {each.structure_id for each in own.lines} == {"ml-a"}
    assert {each.structure_id for each in everybody.lines} == {"ml-a", "ml-b"}
    assert next(each for each in everybody.lines if each.structure_id == "ml-b").by_id == "console"


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.ADMINISTRATOR])
def test_nobody_else_reads_them(store, role, changed) -> None:
    viewer = viewer_of("adv-b", role, "ml-a", "B")
    with store.reading() as session:
        with pytest.raises(RightMissing):
            account_changes(session, viewer, page=1)
        with pytest.raises(RightMissing):
            account_changes_table(session, viewer)


def test_the_file_has_ids_and_neither_name_nor_address(store, administrator, changed) -> None:
    with store.reading() as session:
        headers, rows = account_changes_table(session, administrator)
    written = "\n".join(";".join(row) for row in rows)
    assert len(rows[0]) == len(headers)
    assert changed in written
    assert "Secret" not in written
    assert "@" not in written


def test_tokens_are_changes_of_one_s_own(store, administrator, adviser_id, now) -> None:
    holder = viewer_of(adviser_id, Role.ADVISER, "ml-a", "A")
    with store.sessions.begin() as session:
        asked = TokenAsked("essai", frozenset({Permission.FIND_TRADES}), days=1)
        token = issue_token(session, holder, asked, now)
        revoke_token(session, adviser_id, token.token_id, now)
        revoke_token(session, adviser_id, token.token_id, now)
    with store.reading() as session:
        seen = account_changes(session, administrator, page=1)
    acts = [(each.act, each.by_id) for each in seen.lines]
    assert acts[:2] == [
        (AccountAct.TOKEN_REVOKED, adviser_id),
        (AccountAct.TOKEN_MADE, adviser_id),
    ]


def test_they_go_with_what_was_noted_of_sign_ins(store, now, changed) -> None:
    with store.sessions.begin() as session:
        assert purge_sign_ins(session, now) == 0
        after = now.replace(year=now.year + 1)
        assert purge_sign_ins(session, after, dry_run=True) == purge_sign_ins(session, after) > 0
