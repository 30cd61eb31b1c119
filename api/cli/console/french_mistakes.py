"""How is a mistyped command told in French? The parser's English sentences, one by one."""

import re
from typing import Final

# A sentence that is not among them is left as it is. {0}, {1}: what the pattern's groups caught.
_SENTENCES: Final = (
    (r"No such option: (.+) \((?:Possible options: |Did you mean )(.+?)\??\)",
     "option inconnue : {0} (plutôt {1} ?)."),
    (r"No such option: (.+)", "option inconnue : {0}."),
    (r"No such command '(.+?)'\. Did you mean (.+?)\?",
     "commande inconnue : {0} (plutôt {1} ?)."),
    (r"No such command '(.+?)'\.", "commande inconnue : {0}."),
    (r"Missing argument '(.+?)'.*", "il manque {0}."),
    (r"Missing option '(.+?)'.*", "il manque l'option {0}."),
    (r"Missing command\.", "il manque une commande."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", "mot en trop : {0}."),
    (r"Option '(.+?)' requires an argument\.", "l'option {0} attend une valeur."),
    (r"Option '(.+?)' does not take a value\.", "l'option {0} n'attend pas de valeur."),
    (r"Invalid value: (.+)", "{0}"),
)  # fmt: skip
_VALUE: Final = re.compile(r"Invalid value for '?(.+?)'?: (.+)", re.DOTALL)
# Why a value is refused. The value itself is not repeated.
_REASONS: Final = (
    (r"Value error, .* is not one of (.+?)\.?", "valeur refusée, au choix {0}."),
    (r"Input should be a valid integer.*", "attendu un nombre entier."),
    (r"Input should be greater than or equal to (.+)", "{0} au moins."),
    (r"Input should be less than or equal to (.+)", "{0} au plus."),
    (r"(?:File|Path) .+ is a directory\.", "c'est un dossier, attendu un fichier."),
)  # fmt: skip


def in_french(sentence: str) -> str:
    """The parser's sentence in French, beginning with a capital unless with an option."""
    value = _VALUE.fullmatch(sentence)
    if value is not None:
        return f"{value[1]} : {_told(value[2], _REASONS)}"
    told = _told(sentence, _SENTENCES)
    return told[:1].upper() + told[1:]


def _told(sentence: str, table: tuple[tuple[str, str], ...]) -> str:
    for pattern, french in table:
        found = re.fullmatch(pattern, sentence, flags=re.DOTALL)
        if found is not None:
            return french.format(*found.groups())
    return sentence
