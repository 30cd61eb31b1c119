"""Which everyday words name which trade, and which answers name none? The project's own lists.

One word list per great domain of the ROME (`a.yaml` … `n.yaml`: code, then what young people and
employers say for it) and `not_a_trade.yaml`. Official titles and diplomas are in the reference
tables and not repeated here. The lists' papers stand beside them.
"""

from pathlib import Path

import pandas as pd

from data.lexicon.words_file import Heading, read_headings, same_when_read
from data.reference.paper import Paper, read_paper
from models.codes.form import form_of
from models.codes.rome import RomeCode
from models.errors import BrokenInput, InvalidCode

FOLDER = Path(__file__).parent
LETTERS = "abcdefghijklmn"
_NOT_A_TRADE = "not_a_trade.yaml"

__all__ = ["load_lexicon", "load_not_a_trade", "papers", "read_headings", "same_when_read"]


def load_lexicon(folder: Path = FOLDER) -> pd.DataFrame:
    """Everyday phrases with the trades they name, in the order of the lists.

    Columns `phrase` (as written, 1–100 characters) and `rome` (ROME 3 code; its form is checked
    here, its existence by the tests), both str and never missing. A phrase that fits several
    trades has one row for each. Raises BrokenInput naming file and line.
    """
    rows = [
        (phrase, _rome(f"{letter}.yaml", heading))
        for letter in LETTERS
        for heading in read_headings(folder / f"{letter}.yaml")
        for phrase, _ in heading.phrases
    ]
    return pd.DataFrame(rows, columns=["phrase", "rome"], dtype="str")


def load_not_a_trade(folder: Path = FOLDER) -> list[str]:
    """Whole answers that name no trade ("je sais pas", "bonjour", "azerty"), each once.

    They stand for the whole text only: "un travail" is no answer, "un travail de maçon" is one.
    Raises BrokenInput naming file and line.
    """
    phrases: dict[str, str] = {}
    for heading in read_headings(folder / _NOT_A_TRADE):
        for phrase, line in heading.phrases:
            if same_when_read(phrase) in phrases:
                raise BrokenInput(_NOT_A_TRADE, f"« {phrase} » est donné deux fois.", line)
            phrases[same_when_read(phrase)] = phrase
    return list(phrases.values())


def papers(folder: Path = FOLDER) -> tuple[Paper, Paper]:
    """The papers of the lexicon and of the answers that name no trade, in that order."""
    return read_paper(folder / "paper.toml"), read_paper(folder / "paper_not_a_trade.toml")


def _rome(file: str, heading: Heading) -> str:
    letter = file[0].upper()
    try:
        code = RomeCode(heading.name)
    except InvalidCode as error:
        raise BrokenInput(file, str(error), heading.line) from None
    if code != heading.name or not code.startswith(letter):
        reason = f"attendu un code ROME en {letter}, reçu {form_of(heading.name)}."
        raise BrokenInput(file, reason, heading.line)
    return str(code)
