"""Ranking one young person: from the store to an explained list."""

from api.services.ranking.levers import levers_of
from api.services.ranking.one_offer import one_offer
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest, rank_person

__all__ = ["PoolSnapshots", "RankRequest", "levers_of", "one_offer", "rank_person"]
