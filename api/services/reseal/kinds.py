"""What is kept under a key, kind by kind, and how is one brought under the first?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.services.imports.ruptures.read import case_keys
from api.services.persons import number_hashes
from api.services.pool_imports.kept_file import SENT_FILE
from api.services.reseal.hashes import (
    hash_of_family,
    hashes_of_names,
    identity_of,
    is_keyed,
    under_first_key,
)
from api.services.trial.seeds import SEED
from models.errors import InvalidCode
from models.store.sealing import PersonIdentity, Sealer
from models.tables import Identity, ImportJob, RuptureCase, Trial, TrialEnrolment, YoungPerson


@dataclass(frozen=True)
class Change:
    """The columns of one row that the first key makes otherwise; none when it is under it."""

    table: type[Any]
    key: Any
    values: dict[str, Any]


@dataclass(frozen=True)
class Renewed:
    """What becomes of a record, and whether a hash of it cannot be made again."""

    changes: tuple[Change, ...]
    leaves_a_hash: bool = False


Renew = Callable[[Session, Sealer, Any], Renewed]


@dataclass(frozen=True)
class Kind:
    """A kind of record: its words, its ids, which are concerned, and how one is renewed.

    `left` names one and many hashes that cannot be made again, and `if_left` says what it costs; ""
    where none is kept.
    """

    what: str
    key: InstrumentedAttribute[Any]
    concerned: ColumnElement[bool]
    renew: Renew
    left: tuple[str, str] = ("", "")
    if_left: str = ""
    left_needs_old_key: bool = False
    at_once: int = 200


def _identity(session: Session, sealer: Sealer, row: Identity) -> Renewed:
    who = sealer.open(row.sealed)
    facts = YoungPerson.structure_id, YoungPerson.source_name, YoungPerson.source_key
    person = session.execute(
        select(YoungPerson.birth_date, *facts).where(YoungPerson.id == row.person_id)
    ).one()
    names = hashes_of_names(sealer, who, person.birth_date)
    source = person.structure_id, person.source_name
    numbers = number_hashes(sealer, source, who.imilo_number) if who.imilo_number else []
    # Nobody without both names is found by name: their number stands there.
    found_by = names[0] if names else under_first_key(row.lookup_hash, numbers)
    own = {
        "sealed": sealer.renewed(row.sealed),
        "lookup_hash": found_by or row.lookup_hash,
        "name_hash": hash_of_family(sealer, who),
    }
    source_key = under_first_key(person.source_key, numbers, names)
    imported = {"source_key": source_key or person.source_key}
    is_left = is_keyed(person.source_key) and source_key is None
    changes = (
        _change(Identity, row.person_id, row, own),
        _change(YoungPerson, row.person_id, person, imported),
    )
    return Renewed(changes, is_left)


def _case(session: Session, sealer: Sealer, row: RuptureCase) -> Renewed:
    sealed = row.sealed
    who = sealer.open(sealed) if sealed else identity_of(session, sealer, row.person_id)
    born = row.birth_date
    if not sealed and row.person_id is not None:
        born = session.scalar(select(YoungPerson.birth_date).where(YoungPerson.id == row.person_id))
    source_key = None
    if who is not None:
        days = {born, None}
        keys = [_keys_of_case(sealer, row, who, (day, row.ruptured_on)) for day in days]
        source_key = under_first_key(row.source_key, *keys)
    own = {
        "sealed": sealer.renewed(sealed) if sealed else None,
        "name_hash": hash_of_family(sealer, who) if sealed and who else None,
        "source_key": source_key or row.source_key,
    }
    is_left = is_keyed(row.source_key) and source_key is None
    return Renewed((_change(RuptureCase, row.id, row, own),), is_left)


def _keys_of_case(
    sealer: Sealer, row: RuptureCase, who: PersonIdentity, days: tuple[Any, Any]
) -> list[str]:
    try:
        return case_keys(sealer, row.structure_id, who, days)
    except InvalidCode:
        return []


def _enrolment(session: Session, sealer: Sealer, row: TrialEnrolment) -> Renewed:
    who = identity_of(session, sealer, row.person_id)
    born = session.scalar(select(YoungPerson.birth_date).where(YoungPerson.id == row.person_id))
    names = hashes_of_names(sealer, who, born) if who is not None and born is not None else []
    found = under_first_key(row.identity_hash, names)
    own = {"identity_hash": found or row.identity_hash}
    is_over = session.get_one(Trial, row.trial_id).closed_at is not None
    return Renewed((_change(TrialEnrolment, row.id, row, own),), found is None and not is_over)


def _seed(_session: Session, sealer: Sealer, row: Trial) -> Renewed:
    sealed = row.sealed_seed
    own = {"sealed_seed": sealer.renewed(sealed, SEED) if sealed is not None else None}
    return Renewed((_change(Trial, row.id, row, own),))


def _sent_file(_session: Session, sealer: Sealer, row: ImportJob) -> Renewed:
    own = {
        name: sealer.renewed(sealed, SENT_FILE) if sealed is not None else None
        for name, sealed in (("content", row.content), ("sample", row.sample))
    }
    return Renewed((_change(ImportJob, row.id, row, own),))


def _change(table: type[Any], key: Any, row: Any, now: dict[str, Any]) -> Change:
    return Change(
        table, key, {name: value for name, value in now.items() if value != getattr(row, name)}
    )


KINDS: Final = (
    Kind(
        "identités",
        Identity.person_id,
        true(),
        _identity,
        ("repère d'import ne se refait pas", "repères d'import ne se refont pas"),
        " (numéro ou nom corrigé depuis) : on reconnaîtra par le nom et la date de naissance.",
    ),
    Kind(
        "ruptures signalées",
        RuptureCase.id,
        RuptureCase.sealed.is_not(None) | RuptureCase.source_key.is_not(None),
        _case,
        ("repère de rupture ne se refait pas", "repères de rupture ne se refont pas"),
        " (nom corrigé ou dossier complété depuis) : le même fichier envoyé de nouveau pourrait "
        "inscrire deux fois une même rupture.",
    ),
    Kind(
        "inscriptions à un essai",
        TrialEnrolment.id,
        TrialEnrolment.identity_hash.is_not(None),
        _enrolment,
        (
            "inscription d'un jeune oublié ou renommé depuis",
            "inscriptions de jeunes oubliés ou renommés depuis",
        ),
        " : gardez l'ancienne clé jusqu'à la fin de l'essai, pour que personne ne soit tiré deux "
        "fois.",
        left_needs_old_key=True,
    ),
    Kind("graines d'essai", Trial.id, Trial.sealed_seed.is_not(None), _seed),
    Kind(
        "fichiers envoyés, pas encore importés",
        ImportJob.id,
        ImportJob.content.is_not(None) | ImportJob.sample.is_not(None),
        _sent_file,
        # Each may weigh ten megabytes.
        at_once=1,
    ),
)
