"""What does a text ask for, once greetings, contract words and diploma words are set apart?"""

import re
from dataclasses import dataclass

from matcher.trades.words import folded, stem, stems, without_inclusive_endings

# Whole phrases of job advertisements and wishes that name no trade (on folded text).
_PHRASES = re.compile(
    r"\b(?:contrats? (?:d |de )?(?:apprentissage|professionnalisation|pro|avenir)|"
    r"temps (?:plein|partiel|complet)|mi temps|a pourvoir|des que possible|debutants? acceptes?|"
    r"(?:nous |je |on )?recherch(?:e|ons) (?:un |une |des |plusieurs )|"
    r"nous recherchons|je recherche|"
    r"(?:recherche|offre|demande) (?:d |de )?(?:emploi|stage|alternance|apprentissage)|"
    r"poste (?:de|d)\b|metiers? (?:de la|de l|du|des|de|d)\b|sans experience|avec experience|"
    r"bac \d|bac\+ ?\d|\d+ ?h(?:eures)?|\d+ ?(?:euros|k)\b|rentree \d{4}|20[23]\d|"
    r"h f(?: x| nb| d)?|f h(?: x| nb| d)?|m f d?|m w d?)(?= |$)"
)
_WORDS_OF_ADS = (
    "apprenti apprentissage alternance alternant cdi cdd interim interimaire stage stagiaire "
    "pmsmp recrute recrutons recherchons cherche chercher cherchons trouver trouve bonjour "
    "bonsoir salut coucou hello merci svp stp urgent aime aimer adore plait plairait "
    "interesse interesserait envie vais aller peux peut boulot taf job confirme junior senior "
    "debutant experimente"
)
_NO_TRADE = frozenset(stem(word) for word in _WORDS_OF_ADS.split())
_LONG_FORMS = (
    (re.compile(r"\bcertificat d aptitude professionnelle agricole\b"), "cap agricole"),
    (re.compile(r"\bcertificat d aptitude professionnelle\b"), "cap"),
    (re.compile(r"\bcapa\b"), "cap agricole"),
    (re.compile(r"\bbrevet de technicien superieur agricole\b"), "btsa"),
    (re.compile(r"\bbrevet de technicien superieur\b"), "bts"),
    (re.compile(r"\bbac(?:calaureat)? (?:pro|professionnel)\b"), "bac pro"),
    (re.compile(r"\bbac(?:calaureat)? (?:techno|technologique)\b"), "bac techno"),
    (re.compile(r"\bbrevet d etudes professionnelles\b"), "bep"),
    (re.compile(r"\bbrevet professionnel\b"), "bp"),
    (re.compile(r"\b(?:titre pro|tp)(?= )"), "titre professionnel"),
    (re.compile(r"\bmention complementaire\b"), "mc"),
    (re.compile(r"^cs(?= )|\bcertificat de specialite\b"), "certificat de specialisation"),
)
_DIPLOMA = re.compile(
    r"\b(?:cap agricole|cap|bac pro|bac techno|bac|baccalaureat|btsa|bts|bepa|bep|bpa|bpjeps|"
    r"dejeps|desjeps|bp|bma|tma|dma|dnmade|mc[345]?|titre professionnel|"
    r"certificat de specialisation|certificat de qualification professionnelle|cqp|dut|deust|dsp|"
    r"licence pro(?:fessionnelle)?|licence|master|mastere|diplome d etat|diplome|"
    r"brevet technique des metiers|btm|"
    r"^but|^cs|deaes|caferuis|deug)(?= |$)"
)


@dataclass(frozen=True)
class ReadText:
    """A text as read: stems of the trade, and of the same with its diploma words.

    `words` is empty when nothing is left that could name a trade; `mended` says that a slip of
    spelling was corrected, so that the words are a guess.
    """

    words: tuple[str, ...]
    diploma_words: tuple[str, ...]
    names_a_diploma: bool
    mended: bool = False

    @property
    def trade_text(self) -> str:
        """The trade's stems, joined by spaces."""
        return " ".join(self.words)

    @property
    def diploma_text(self) -> str:
        """The stems with those of the diploma's kind, joined by spaces."""
        return " ".join(self.diploma_words)


def read_text(text: str) -> ReadText:
    """What the text asks for; never fails, whatever the text."""
    plain = with_short_diploma_names(text)
    without_phrases = _PHRASES.sub(" ", plain)
    asked = tuple(word for word in stems(without_phrases) if word not in _NO_TRADE)
    trade_only = _DIPLOMA.sub(" ", without_phrases)
    words = tuple(word for word in stems(trade_only) if word not in _NO_TRADE)
    return ReadText(words, asked, names_a_diploma=_DIPLOMA.search(plain) is not None)


def with_short_diploma_names(text: str) -> str:
    """Folded text in which "certificat d'aptitude professionnelle" reads "cap", and so on."""
    plain = folded(without_inclusive_endings(text))
    for long_form, short in _LONG_FORMS:
        plain = long_form.sub(short, plain)
    return plain
