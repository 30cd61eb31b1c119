"""Does a sent file land whole, once, with its account, or not at all?"""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sources.v3_feeds import CASES
from sqlalchemy import select

from api.services.lasting.book import WorkStopped, cancel
from api.services.not_possible import NotPossible
from api.services.pool_imports.ask import ask_import
from api.services.pool_imports.send import send_offers
from api.services.pool_imports.sent import errors_csv, give_up
from api.services.pool_imports.settle import set_mapping, settle_columns, settled
from api.services.pool_imports.work import import_sent
from api.services.reseal.run import reseal_store
from models.enums import RunStatus
from models.errors import NotFound
from models.store.sealing import Sealer
from models.tables import ImportJob, Offer
from tests.api.services.pool_imports.conftest import BAD, GOOD, NOON, TODAY, Post


def _asked(post: Post, job_id: str, *, preview: bool = False) -> str:
    ask_import(post.store, post.noting(), job_id, preview=preview)
    return job_id


def test_a_file_lands_with_its_account_and_is_kept_no_longer(post: Post) -> None:
    job_id = _asked(post, post.send(GOOD, BAD))
    assert import_sent(post.bench, job_id)
    job = post.job(job_id)
    assert (job.status, job.active, job.sample) == (RunStatus.DONE, None, None)
    with post.store.reading() as session:
        assert session.scalar(select(ImportJob.content)) is None
    assert (job.report["added"], job.report["rejected"]) == (1, 1)
    assert post.titles() == ["Apprenti boulanger"]
    assert post.landed == [True]
    with post.store.reading() as session:
        lines = errors_csv(session, post.noting().viewer, job_id).splitlines()
    assert lines[0] == "Ligne;Colonne;Forme lue;À corriger"
    assert lines[1].startswith("3;Début;")
    assert "31/02/2027" not in lines[1]


def test_that_all_is_read_is_told_while_rows_are_being_written(post: Post) -> None:
    job_id = _asked(post, post.send(GOOD, BAD))
    seen: list[tuple[int, int | None, list[str]]] = []

    def looks() -> datetime:
        job = post.job(job_id)
        seen.append((job.lines_done, job.lines_total, post.titles()))
        return NOON

    # The time is asked for within the transaction too: what others see then is what a page tells.
    import_sent(replace(post.bench, now=looks), job_id)
    assert (2, 2, []) in seen
    assert post.titles() == ["Apprenti boulanger"]


def test_trying_a_file_keeps_nothing_of_it_but_the_account(post: Post) -> None:
    job_id = _asked(post, post.send(GOOD, BAD), preview=True)
    import_sent(post.bench, job_id)
    job = post.job(job_id)
    assert (job.status, job.report["added"]) == (RunStatus.DONE, 1)
    assert post.titles() == []
    assert post.landed == []
    import_sent(post.bench, _asked(post, job_id))
    assert post.titles() == ["Apprenti boulanger"]


def test_what_columns_mean_is_remembered_for_the_registers_next_file(post: Post) -> None:
    first = post.send(GOOD)
    settle_columns(post.store, post.noting().viewer, first, {"colonne-7": "start_to"})
    import_sent(post.bench, _asked(post, first))
    second = post.send(GOOD)
    assert post.job(second).mapping["Début"] == "start_to"
    with post.store.reading() as session:
        columns = settled(session, post.store, post.job(second), TODAY).columns
    assert {column.how for column in columns} == {"remembered"}
    # Another register's columns may mean something else.
    assert post.job(post.send(GOOD, register="Liste CCI")).mapping["Début"] == "start_from"


def test_another_structure_s_columns_of_a_list_of_the_same_name_are_its_own(post: Post) -> None:
    first = post.send(GOOD, register="Liste CCI")
    settle_columns(post.store, post.noting().viewer, first, {"colonne-7": "start_to"})
    import_sent(post.bench, _asked(post, first))
    other = post.send(GOOD, register="Liste CCI", noting=post.noting("ml-b"))
    assert post.job(other).mapping["Début"] == "start_from"
    with post.store.reading() as session:
        columns = settled(session, post.store, post.job(other), TODAY).columns
    assert "remembered" not in {column.how for column in columns}
    assert post.job(post.send(GOOD, register="Liste CCI")).mapping["Début"] == "start_to"


def test_an_import_cancelled_at_the_last_moment_leaves_no_row(post: Post) -> None:
    job_id = _asked(post, post.send(GOOD))
    tools = post.bench.tools()

    def cancelled_meanwhile(_text: str) -> str:
        with post.store.sessions.begin() as session:
            cancel(session, ImportJob, job_id, NOON)
        return "D1102"

    bench = replace(post.bench, tools=lambda: replace(tools, resolve_trade=cancelled_meanwhile))
    with post.store.sessions.begin() as session:
        job = session.get_one(ImportJob, job_id)
        job.mapping = job.mapping | {"ROME": ""}
    with pytest.raises(WorkStopped):
        import_sent(bench, job_id)
    assert post.titles() == []
    assert post.job(job_id).status is RunStatus.CANCELLED
    # The file is still there: it can be asked for again.
    import_sent(post.bench, _asked(post, job_id))
    assert post.titles() == ["Apprenti boulanger"]


def test_a_process_that_ends_gives_the_file_back(post: Post) -> None:
    job_id = _asked(post, post.send(GOOD))
    post.bench.leaving.set()
    assert not import_sent(post.bench, job_id)
    assert post.job(job_id).status is RunStatus.QUEUED
    post.bench.leaving.clear()
    assert import_sent(post.bench, job_id)


def test_a_file_sent_before_a_change_of_key_lands_after_it(post: Post) -> None:
    job_id = _asked(post, post.send(GOOD))
    both = replace(post.store, sealer=Sealer(["n" * 43, "k" * 43]))
    assert reseal_store(both, lambda _done, _total: None).tallies[-1].renewed == 1
    alone = replace(post.store, sealer=Sealer("n" * 43))
    assert import_sent(replace(post.bench, store=alone), job_id)
    assert post.titles() == ["Apprenti boulanger"]


def test_a_structure_lands_one_file_at_a_time(post: Post) -> None:
    _asked(post, post.send(GOOD))
    with pytest.raises(NotPossible, match="en cours d'import"):
        _asked(post, post.send(BAD))
    elsewhere = post.noting("ml-b")
    ask_import(post.store, elsewhere, post.send(GOOD, noting=elsewhere), preview=True)


def test_columns_that_are_missing_or_read_twice_are_named_before_anything_is_read(
    post: Post,
) -> None:
    job_id = post.send(GOOD)
    viewer = post.noting().viewer
    settle_columns(post.store, viewer, job_id, {"colonne-0": "", "colonne-5": "postcode"})
    with pytest.raises(NotPossible, match="quelle colonne donne : « Identifiant »"):
        _asked(post, job_id)
    settle_columns(post.store, viewer, job_id, {"colonne-0": "source_id"})
    with pytest.raises(NotPossible, match="lues comme « Code postal »"):
        _asked(post, job_id)


def test_a_program_names_headers_and_fields_and_no_field_that_is_not_there(post: Post) -> None:
    job_id, viewer = post.send(GOOD), post.noting().viewer
    set_mapping(post.store, viewer, job_id, {"Début": "Début au plus tard", "CP": ""})
    assert post.job(job_id).mapping["Début"] == "start_to"
    assert post.job(job_id).mapping["CP"] == ""
    with pytest.raises(NotPossible, match="n'existe pas"):
        set_mapping(post.store, viewer, job_id, {"Début": "inconnu"})


def test_another_structures_file_is_as_if_it_were_not_there(post: Post) -> None:
    job_id = post.send(GOOD)
    for do in (
        lambda: ask_import(post.store, post.noting("ml-b"), job_id, preview=True),
        lambda: give_up(post.store, post.noting("ml-b"), job_id),
        lambda: settle_columns(post.store, post.noting("ml-b").viewer, job_id, {}),
    ):
        with pytest.raises(NotFound):
            do()


def test_a_feed_of_the_public_register_belongs_to_no_structure(post: Post) -> None:
    path = next(iter(sorted(CASES.glob("*.json"))))
    feed: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    content = json.dumps(feed).encode()
    job_id = send_offers(post.store, post.noting(), ("flux.json", content), "ignoré")
    # A feed says itself what its fields mean.
    settle_columns(post.store, post.noting().viewer, job_id, {"colonne-0": "siret"})
    assert post.job(job_id).mapping == {}
    import_sent(post.bench, _asked(post, job_id))
    assert post.job(job_id).status is RunStatus.DONE
    with post.store.reading() as session:
        owners = {offer.owner_structure_id for offer in session.query(Offer)}
    assert owners <= {None}
