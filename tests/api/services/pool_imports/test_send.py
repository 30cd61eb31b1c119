"""Which files are taken, how long are they kept, and what do their first lines show?"""

import io
import zipfile
from datetime import timedelta

import pytest

from api.services.pool_imports.kept_file import open_file
from api.services.pool_imports.send import KEPT, MOST_BYTES, send_offers
from api.services.pool_imports.sent import give_up, sent_files
from api.services.pool_imports.settle import settled
from api.services.viewer import viewer_of
from models.enums import Role, RunStatus
from models.errors import BrokenInput, RightMissing
from models.tables import ImportJob
from tests.api.services.pool_imports.conftest import BAD, GOOD, HEADERS, NOON, TODAY, Post


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("xl/workbook.xml", "0" * 400_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("liste.xlsm", b"PK", "CSV, XLSX ou JSON"),
        ("liste.csv", b"", "vide"),
        ("liste.csv", HEADERS.encode(), "aucune ligne"),
        ("liste.csv", b"x" * (MOST_BYTES + 1), "10 Mo"),
        ("flux.json", b"{}", "flux v3 attendu"),
        ("flux.json", b'{"jobs": [], "recruiters": []}', "ni offre, ni employeur"),
        ("liste.xlsx", b"\xd0\xcf\x11\xe0", "ancien format Excel"),
    ],
)
def test_what_is_no_list_of_offers_is_refused_with_a_remedy(
    post: Post, name: str, content: bytes, said: str
) -> None:
    with pytest.raises(BrokenInput, match=said):
        send_offers(post.store, post.noting(), (name, content), "")


def test_a_workbook_that_unfolds_without_end_is_refused(post: Post) -> None:
    with pytest.raises(BrokenInput):
        send_offers(post.store, post.noting(), ("liste.xlsx", _bomb()), "")


def test_only_who_prospects_sends_files(post: Post) -> None:
    noting = post.noting()
    coordinator = viewer_of("co", Role.COORDINATOR, "ml-a", "Coordinatrice")
    with pytest.raises(RightMissing):
        send_offers(
            post.store, type(noting)(coordinator, TODAY, NOON), ("liste.csv", GOOD.encode()), ""
        )


def test_a_file_is_encrypted_as_long_as_it_is_kept(post: Post) -> None:
    job = post.job(post.send(GOOD))
    with post.store.reading() as session:
        content = session.get_one(ImportJob, job.id).content
    assert content is not None
    assert job.sample is not None
    assert b"FOURNIL" not in content + job.sample
    assert b"FOURNIL" in open_file(post.store.sealer, content)


def test_the_first_lines_are_shown_as_they_would_be_read(post: Post) -> None:
    with post.store.reading() as session:
        shown = settled(session, post.store, post.job(post.send(GOOD, BAD)), TODAY)
    assert not shown.missing
    (_, first), (line, second) = shown.rows
    assert {cell.field: cell.value for cell in first}["Intitulé"] == "Apprenti boulanger"
    refused = {cell.field: cell.refused for cell in second if cell.refused}
    assert line == 3
    assert list(refused) == ["Début au plus tôt"]
    assert "calendrier" in str(refused["Début au plus tôt"])


def test_a_number_like_a_social_security_number_is_not_shown(post: Post) -> None:
    job = post.job(post.send(GOOD.replace("FOURNIL ESSAI", "1 85 05 78 006 084 91")))
    with post.store.reading() as session:
        columns = settled(session, post.store, job, TODAY).columns
    assert next(each.cells for each in columns if each.header == "Entreprise") == ("(masqué)",)


def test_a_file_left_for_a_day_is_forgotten_and_one_given_up_at_once(post: Post) -> None:
    left, given_up = post.send(GOOD), post.send(BAD)
    give_up(post.store, post.noting(), given_up)
    assert post.job(given_up).sample is None
    later = post.noting(now=NOON + KEPT + timedelta(seconds=1))
    post.send(GOOD, noting=later)
    gone = post.job(left)
    assert (gone.status, gone.sample) == (RunStatus.CANCELLED, None)
    with post.store.reading() as session:
        assert len(sent_files(session, later.viewer)) == 3
