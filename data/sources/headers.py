"""Which column of a file feeds which field? By header, alias, saved mapping or the user's word."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from data.sources.columns import Kind, header_key, header_name
from models.errors import BrokenInput

# Comments are never read: i-Milo's free text goes to no recipient (décret 2015-59, 2021 annex).
_FREE_TEXT = (
    "commentaire",
    "observation",
    "remarque",
    "texte libre",
    "notes",
    "feedback",
    "bilan",
    "synthese",
)
# Below this likeness a suggestion would only puzzle the reader.
_WORTH_SUGGESTING = 60


@dataclass(frozen=True, slots=True)
class HeaderMap:
    """Where each field's column is; which columns are not read; which hold refused free text."""

    positions: dict[str, int]
    ignored: tuple[str, ...]
    free_text: tuple[str, ...]


def known_header(kind: Kind) -> set[str]:
    """Every header the kind's columns answer to, as `header_name` writes them."""
    return {name for column in kind.columns for name in column.names()}


def map_headers(
    headers: tuple[str, ...], kind: Kind, mapping: Mapping[str, str], file: str
) -> HeaderMap:
    """Find each field's column. `mapping` (header of the file → field) goes before the aliases.

    A header mapped to "" is not read. Raises BrokenInput when a mapping names nothing known or a
    required column is missing.
    """
    positions = find_columns(headers, kind, mapping, file)
    _check_required(headers, kind, positions, file)
    unread = [
        header for at, header in enumerate(headers) if header and at not in positions.values()
    ]
    free = tuple(header for header in unread if is_free_text(header))
    return HeaderMap(positions, tuple(each for each in unread if each not in free), free)


def find_columns(
    headers: tuple[str, ...], kind: Kind, mapping: Mapping[str, str], file: str
) -> dict[str, int]:
    """Where each field's column is, as far as mapping, headers and aliases tell."""
    keys = [header_name(header) for header in headers]
    unread = {header_name(header) for header, field in mapping.items() if not field}
    positions = _explicit(headers, kind, mapping, file)
    for column in kind.columns:
        if column.key in positions:
            continue
        for name in column.names():
            if name in keys and name not in unread and keys.index(name) not in positions.values():
                positions[column.key] = keys.index(name)
                break
    return positions


def missing_columns(kind: Kind, found: Container[str]) -> list[str]:
    """Headers of the columns a file needs and has not, "A ou B" where either would do."""
    missing = [each.header for each in kind.columns if each.required and each.key not in found]
    for group in kind.one_of:
        if not any(key in found for key in group):
            missing.append(" ou ".join(kind.column(key).header for key in group))
    return missing


def is_free_text(header: str) -> bool:
    """Whether a header announces comments, which are never read."""
    key = header_key(header)
    return any(word in key for word in _FREE_TEXT)


def field_named(kind: Kind, text: str) -> str | None:
    """Key of the field with this key, header or alias; None when the kind has none."""
    wanted = header_name(text)
    for column in kind.columns:
        if wanted in column.names():
            return column.key
    return None


def _explicit(
    headers: tuple[str, ...], kind: Kind, mapping: Mapping[str, str], file: str
) -> dict[str, int]:
    keys = [header_name(header) for header in headers]
    found = {}
    for header, field in mapping.items():
        if not field:
            continue
        key = field_named(kind, field)
        if key is None:
            hint = _suggestion(field, [column.header for column in kind.columns])
            raise BrokenInput(file, f"correspondance : le champ « {field} » n'existe pas.{hint}")
        if header_name(header) in keys:
            found[key] = keys.index(header_name(header))
    return found


def _check_required(
    headers: tuple[str, ...], kind: Kind, positions: Mapping[str, int], file: str
) -> None:
    missing = missing_columns(kind, positions)
    if not missing:
        return
    read = {headers[at] for at in positions.values()}
    left = [header for header in headers if header and header not in read]
    hints = "".join(_suggestion(name, left) for name in missing)
    found = ", ".join(f"« {header} »" for header in headers[:12] if header)
    raise BrokenInput(
        file,
        f"colonne manquante : {', '.join(f'« {name} »' for name in missing)}. Trouvé : {found}."
        f"{hints} Renommez la colonne, ou indiquez la correspondance "
        f'(--map "en-tête du fichier={missing[0].split(" ou ")[0]}").',
    )


def _suggestion(name: str, left: list[str]) -> str:
    for header, _score, _position in process.extract(
        name,
        left,
        scorer=fuzz.WRatio,
        processor=header_key,
        limit=1,
        score_cutoff=_WORTH_SUGGESTING,
    ):
        return f" Serait-ce « {header} » pour « {name} » ?"
    return ""
