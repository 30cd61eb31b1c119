"""Which columns say where a home or a workplace is?"""

from typing import Final

from data.sources.columns.column import Column
from data.sources.columns.parsers import (
    decimal_number,
    departement,
    insee,
    postcode,
    short_text,
)

_PLACE: Final = (
    ("commune", "Commune", "nom de la commune", short_text(80)),
    ("postcode", "Code postal", "5 chiffres", postcode),
    ("departement", "Département", "numéro ; départage les communes de même nom", departement),
    (
        "insee",
        "Code Insee",
        "code Insee de la commune, s'il est connu (le code postal ne suffit pas toujours)",
        insee,
    ),
    (
        "address",
        "Adresse",
        "numéro et voie ; sert seulement à situer le point, si le géocodage est permis",
        short_text(250),
    ),
)
_OTHER_NAMES: Final = {
    "commune": ("Ville", "Commune de résidence", "Ville de résidence"),
    "postcode": ("CP", "Code postal de résidence"),
    "insee": ("Code commune", "Code Insee commune"),
}


def place_columns(suffix: str = "", example: tuple[str, str] = ("", "")) -> tuple[Column, ...]:
    """Commune, postal code, Insee code and address; `suffix` tells a second home from the first.

    `example` is a commune and its postal code. An address serves only to find a point.
    """
    key, head = (f"_{suffix}", f" {suffix}") if suffix else ("", "")
    shown = dict(zip(("commune", "postcode"), example, strict=True))
    return tuple(
        Column(
            f"{name}{key}",
            f"{label}{head}",
            form,
            shown.get(name, ""),
            parse,
            aliases=tuple(f"{other}{head}" for other in _OTHER_NAMES.get(name, ())),
        )
        for name, label, form, parse in _PLACE
    )


def point_columns() -> tuple[Column, ...]:
    """Latitude and longitude, in WGS84 degrees."""
    return (
        Column(
            "lat",
            "Latitude",
            "degrés WGS84, par exemple 48,0061",
            "",
            decimal_number(-90, 90),
            aliases=("Lat",),
        ),
        Column(
            "lng",
            "Longitude",
            "degrés WGS84, par exemple 0,1996",
            "",
            decimal_number(-180, 180),
            aliases=("Lon", "Long", "Lng"),
        ),
    )
