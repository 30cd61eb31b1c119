from matcher.employers.judge import weights_of, words_by_weight
from matcher.employers.towns import known_towns
from matcher.employers.vocabulary import NEVER_SEEN, Vocabulary, learn_weights

NAMES = [("GARAGE ZORBALU", ""), ("GARAGE MIKTOPAN", "GARAGE"), ("BERNAY FLEURS", "")]
TITLES = ["Boulanger en boulangerie", "Vendeur en boulangerie", "Aide en boulangerie"]


def test_rare_words_tell_most_and_words_of_trades_and_towns_little():
    weights = Vocabulary(learn_weights(NAMES, TITLES, ["Bernay", "Mayet"]), known_towns([]))
    assert weights.weight("NEVERSEEN") == NEVER_SEEN
    assert weights.weight("GARAGE") < weights.weight("ZORBALU") < NEVER_SEEN
    assert weights.weight("BOULANGERIE") == 0.45
    assert weights.weight("MAYET") == 0.6
    assert weights.weight("VENDEUR") == NEVER_SEEN  # one title only: may be a family's name


def test_weights_are_kept_as_lists_of_words():
    weights = {"GARAGE": 0.45, "AUTO": 0.45, "ZORBALU": 0.9}
    assert words_by_weight(weights) == {"0.45": "AUTO GARAGE", "0.90": "ZORBALU"}
    assert weights_of(words_by_weight(weights)) == weights
