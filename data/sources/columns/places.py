"""Which columns say where a home or a workplace is?"""

from data.sources.columns.column import Column
from data.sources.columns.parsers import (
    decimal_number,
    departement,
    insee,
    postcode,
    short_text,
)


def place_columns(suffix: str = "", example: tuple[str, str] = ("", "")) -> tuple[Column, ...]:
    """Commune, postal code, Insee code and address; `suffix` tells a second home from the first.

    `example` is a commune and its postal code. An address serves only to find a point.
    """
    key, head = (f"_{suffix}", f" {suffix}") if suffix else ("", "")
    commune, code = example
    return (
        Column(
            f"commune{key}",
            f"Commune{head}",
            "nom de la commune",
            commune,
            short_text(80),
            aliases=(f"Ville{head}", f"Commune de résidence{head}", f"Ville de résidence{head}"),
        ),
        Column(
            f"postcode{key}",
            f"Code postal{head}",
            "5 chiffres",
            code,
            postcode,
            aliases=(f"CP{head}", f"Code postal de résidence{head}"),
        ),
        Column(
            f"departement{key}",
            f"Département{head}",
            "numéro ; départage les communes de même nom",
            "",
            departement,
        ),
        Column(
            f"insee{key}",
            f"Code Insee{head}",
            "code Insee de la commune, s'il est connu (le code postal ne suffit pas toujours)",
            "",
            insee,
            aliases=(f"Code commune{head}", f"Code Insee commune{head}"),
        ),
        Column(
            f"address{key}",
            f"Adresse{head}",
            "numéro et voie ; sert seulement à situer le point, si le géocodage est permis",
            "",
            short_text(250),
        ),
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
