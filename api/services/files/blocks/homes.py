"""Where does the young person live? One home or several, by commune; an address gives a point."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from api.entry import YES, Entry
from api.services.files.block import Line
from api.services.files.opened import Child, Opened
from api.services.files.rows import Texts, field_name, flat, rows_of
from api.services.imports.meant.places import PlaceReader, address_text
from api.services.imports.request import Point
from api.services.log_view import ViewAction
from api.services.named.names import commune_names
from data.reference.places import Ambiguous, find_commune
from data.sources.columns.words import HOMES
from models.tables import Home

GROUP: Final = "domicile"
USUAL: Final = "domicile"
LABELS: Final = (USUAL, *dict.fromkeys(HOMES.values()))
_UNKNOWN: Final = "Commune introuvable : vérifiez le nom, ou ajoutez le code postal."
_SEVERAL: Final = "Plusieurs communes sont possibles : choisissez la bonne."
_NO_POINT: Final = (
    "Une adresse n'a pas été trouvée : seule sa commune est notée, les trajets partent du centre."
)


class HomesBlock:
    """Homes in the order of their use. The address itself is not kept, only its point."""

    slug: ClassVar[str] = "domiciles"
    title: ClassVar[str] = "Domiciles"
    action: ClassVar[ViewAction] = ViewAction.EDIT_HOMES
    blank_rows: ClassVar[Mapping[str, Texts]] = {GROUP: {"commune": "", "libelle": USUAL}}

    def shown(self, opened: Opened) -> Texts:
        """Commune, its code, label, and whether a precise point is known."""
        return flat(GROUP, (_row(home) for home in opened.person.homes))

    def lines(self, opened: Opened) -> Sequence[Line]:
        """Label and commune of each home."""
        return [
            Line(
                home.label.capitalize(),
                commune_label(home.insee)
                + (" · adresse localisée" if home.lat is not None else ""),
            )
            for home in opened.person.homes
        ]

    def write(self, opened: Opened, entry: Entry) -> None:
        """Resolve communes and points; a home left blank is left out."""
        rows = rows_of(entry.texts, GROUP)
        # A label imported before the list was closed may stay where it is.
        labels = {*LABELS, *(home.label for home in opened.person.homes)}
        homes = []
        for number, row in enumerate(rows, start=1):
            if not any(row.get(name, "").strip() for name in ("commune", "adresse", "choix")):
                continue
            insee = self._insee(entry, number, row)
            label = entry.one_of(field_name(GROUP, number, "libelle"), labels) or USUAL
            point = self._point(opened, entry, number, insee) if insee else None
            lat, lng = point or (None, None)
            homes.append({"label": label, "insee": insee, "lat": lat, "lng": lng})
        entry.check()
        numbered: list[Child] = [{"position": at, **h} for at, h in enumerate(homes, start=1)]
        opened.replace("homes", numbered)

    def _insee(self, entry: Entry, number: int, row: Texts) -> str | None:
        field = field_name(GROUP, number, "commune")
        text = entry.text(field, 80)
        if chosen := row.get("choix") or _unchanged(row):
            if chosen in commune_names():
                return chosen
            entry.refuse(field, _UNKNOWN)
            return None
        found = find_commune(text) if text else None
        if isinstance(found, Ambiguous):
            entry.refuse(field, _SEVERAL)
        elif found is None:
            entry.refuse(field, _UNKNOWN)
        return found if isinstance(found, str) else None

    def _point(self, opened: Opened, entry: Entry, number: int, insee: str) -> Point | None:
        address = entry.text(field_name(GROUP, number, "adresse"), 250)
        if address:
            place = {"insee": insee, "address": address, "commune": commune_names()[insee]}
            point = PlaceReader(opened.points).read(place).address_point
            if point is None:
                opened.remarks.append(_NO_POINT)
            return point
        if entry.texts.get(field_name(GROUP, number, "precis")) != YES:
            return None
        # The browser is not asked for the point: it is the one stored for this commune.
        points = [
            (abs(home.position - number), home.lat, home.lng)
            for home in opened.person.homes
            if home.insee == insee and home.lat is not None and home.lng is not None
        ]
        return min(points)[1:] if points else None


def addresses(texts: Mapping[str, str]) -> list[str]:
    """The full addresses of a form, as they are looked up."""
    found = []
    for row in rows_of(texts, GROUP):
        insee = row.get("choix") or _unchanged(row) or find_commune(row.get("commune", ""))
        if isinstance(insee, str) and insee in commune_names():
            given = {"address": row.get("adresse", "").strip(), "postcode": ""}
            found.append(address_text({**given, "commune": commune_names()[insee]}))
    return [text for text in found if text]


def commune_label(insee: str) -> str:
    """A commune with its département, which tells namesakes apart."""
    departement = insee[:3] if insee.startswith(("97", "98")) else insee[:2]
    return f"{commune_names().get(insee, insee)} ({departement})"


def is_settled(row: Mapping[str, str]) -> bool:
    """Whether a row's commune is blank, or still the one it came with."""
    return not row.get("commune", "").strip() or bool(_unchanged(row))


def _row(home: Home) -> Texts:
    return {
        "commune": commune_names().get(home.insee, home.insee),
        "insee": home.insee,
        "libelle": home.label,
        "precis": YES if home.lat is not None else "",
    }


def _unchanged(row: Mapping[str, str]) -> str:
    """The code that came with the form, unless another commune was typed over its name."""
    insee = row.get("insee", "")
    return insee if insee and commune_names().get(insee) == row.get("commune", "").strip() else ""
