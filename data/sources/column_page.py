"""Which page documents the columns of the import files? Markdown, from the columns."""

from data.sources.columns import KINDS
from data.sources.templates import EXPLANATION_HEADERS, explanations

_OPENING = """# Colonnes des fichiers importés

Page produite par le code : ne pas la modifier à la main.
CSV (UTF-8 ou Windows-1252, séparateur « ; », « , » ou tabulation) ou XLSX (feuille « Données »).
Modèle à remplir : `passerelle import template TYPE`. Les accents, majuscules et signes des
en-têtes ne comptent pas. Aucune colonne de commentaire n'est lue. Une cellule vide veut dire
« non connu ».
"""


def column_page() -> str:
    """The whole page."""
    parts = [_OPENING]
    for kind in KINDS.values():
        parts.append(f"## {kind.name}\n\nUne ligne est {kind.one_line_is}.\n")
        parts.append(_line(EXPLANATION_HEADERS) + _line(["---"] * len(EXPLANATION_HEADERS)))
        parts[-1] += "".join(_line(each) for each in explanations(kind))
    return "\n".join(parts)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"
