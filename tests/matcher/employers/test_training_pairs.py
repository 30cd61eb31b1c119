from dataclasses import replace

from worlds.fictitious_pairs import fictitious_pairs

from matcher.employers.reading import Establishment
from matcher.employers.training_pairs import LabelledPair, employer_groups, teaches, training_pairs

HERE = "3 RUE DES LILAS 72000"
PAIR = LabelledPair(
    Establishment("GARAGE ZORBALU", "AUTO", HERE), Establishment("FLEURS", "", HERE), False, False
)


def test_pairs_that_lack_an_address_or_share_no_name_teach_nothing():
    assert teaches(PAIR)
    assert not teaches(replace(PAIR, second=Establishment("FLEURS")))
    assert not teaches(replace(PAIR, kind="legal_vs_trade_name_same_siret"))


def test_a_line_beside_itself_written_otherwise_is_one_site():
    made = [each for each in training_pairs([PAIR] * 8, seed=1) if each.made_up]
    rewritten = [each.pair for each in made if each.pair.same_site]
    assert len(rewritten) == 16
    written = {(pair.second.name, pair.second.trade_name) for pair in rewritten}
    assert {("GARAGE ZORBALU", ""), ("AUTO", "")} <= written
    short = replace(PAIR, first=Establishment("AB", "", HERE), second=Establishment("", "", HERE))
    same = [each.pair for each in training_pairs([short], seed=1) if each.pair.same_site]
    assert all(pair.first == pair.second for pair in same)


def test_a_lost_address_changes_no_answer():
    masked = [
        each
        for each in training_pairs(fictitious_pairs(60), seed=2)
        if each.made_up and not each.pair.second.address
    ]
    assert len(masked) == 60
    assert sum(each.pair.same_site for each in masked) == 20
    assert 10 < sum(not each.pair.first.address for each in masked) < 50


def test_pairs_that_share_an_employer_are_one_group():
    other = LabelledPair(PAIR.second, Establishment("MIKTOPAN"), False, False)
    alone = LabelledPair(Establishment("DASTIVOR"), Establishment("DASTIVOR"), True, True)
    register = Establishment("CTR DE FORMATION", "ZORBALU"), Establishment("CTR DE FORMATION", "X")
    first, second, third, fourth, fifth = employer_groups(
        [PAIR, other, alone, *(LabelledPair(one, one, True, True) for one in register)]
    )
    assert first == second
    assert len({first, third, fourth, fifth}) == 4
