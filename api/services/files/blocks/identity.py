"""Who is the young person? Names, birth date and contact, sealed apart from everything else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import ClassVar, Final

from api.entry import Entry
from api.services.files.block import Line
from api.services.files.opened import Opened
from api.services.files.rows import Texts
from api.services.log_view import ViewAction
from api.services.person_header import identity_of
from api.services.seal_identity import seal_identity
from api.words.dates import day
from api.words.files import known
from data.sources.columns import contacts, parsers
from models.store.sealing import PersonIdentity, normalised_name

# Field of the form → fact of the identity.
_FACTS: Final = {
    "nom": "family_name",
    "prenom": "given_name",
    "telephone": "phone",
    "courriel": "email",
    "imilo": "imilo_number",
    "representant": "representative",
}
_NOBODY: Final = PersonIdentity("", "")
_one_line: Final = parsers.short_text(80)


class IdentityBlock:
    """Sealed, and found again by its keyed hash: both follow every change."""

    slug: ClassVar[str] = "identite"
    title: ClassVar[str] = "Identité"
    action: ClassVar[ViewAction] = ViewAction.EDIT_IDENTITY
    blank_rows: ClassVar[Mapping[str, Texts]] = {}

    def shown(self, opened: Opened) -> Texts:
        """Names, birth date, contact."""
        identity = asdict(self._stored(opened))
        texts = {field: identity[fact] or "" for field, fact in _FACTS.items()}
        return texts | {"naissance": opened.person.birth_date.isoformat()}

    def lines(self, opened: Opened) -> Sequence[Line]:
        """The same, in words."""
        identity = self._stored(opened)
        return (
            Line("Nom", known(f"{identity.given_name} {identity.family_name}".strip())),
            Line("Date de naissance", day(opened.person.birth_date)),
            Line("Téléphone", known(_spaced(identity.phone))),
            Line("Courriel", known(identity.email)),
            Line("Numéro i-Milo", known(identity.imilo_number)),
            Line("Représentant légal", known(identity.representative)),
        )

    def write(self, opened: Opened, entry: Entry) -> None:
        """Seal the identity anew when any of it changed."""
        stored = self._stored(opened)
        given = read_identity(entry, stored)
        birth_date = entry.need("naissance", entry.birth_date("naissance"))
        entry.check()
        if birth_date is not None:
            opened.put("birth_date", birth_date)
        changed = {
            fact for fact in _FACTS.values() if getattr(given, fact) != getattr(stored, fact)
        }
        opened.changed |= changed
        if changed or "birth_date" in opened.changed:
            opened.session.flush()
            seal_identity(opened.session, opened.sealer, opened.person.id, given)

    def _stored(self, opened: Opened) -> PersonIdentity:
        return identity_of(opened.session, opened.sealer, opened.person.id) or _NOBODY


def read_identity(entry: Entry, stored: PersonIdentity = _NOBODY) -> PersonIdentity:
    """The identity entered; mistakes stay in the entry.

    What was not touched stays as it is: an import may have written a telephone another way.
    """
    given: dict[str, str | None] = {}
    for field, fact in _FACTS.items():
        before = getattr(stored, fact)
        untouched = before and entry.texts.get(field) == before
        given[fact] = before if untouched else entry.read(field, _PARSERS[field])
    for field in ("nom", "prenom"):
        entry.need(field, given[_FACTS[field]])
    family, first = given.pop("family_name") or "", given.pop("given_name") or ""
    return PersonIdentity(family, first, **given)


def _name(text: str) -> str:
    plain = _one_line(text)
    normalised_name("nom", plain)
    return plain


_PARSERS: Final[Mapping[str, Callable[[str], str]]] = {
    "nom": _name,
    "prenom": _name,
    "telephone": contacts.phone,
    "courriel": contacts.email,
    "imilo": parsers.short_text(60),
    "representant": parsers.short_text(160),
}


def _spaced(phone: str | None) -> str | None:
    """Ten digits by pairs, as French numbers are read aloud."""
    if phone is None or not phone.isdecimal():
        return phone
    return " ".join(phone[at : at + 2] for at in range(0, len(phone), 2))
