"""What do the young people want? Trades, close ones next, and some out of reach."""

from numpy.random import Generator

from data.demo.chance import between, happens, known, pick, pick_by_share
from data.demo.firms.courses import draw_diploma
from data.demo.firms.scene import Scene
from data.demo.firms.trades import rare_trades
from data.demo.ground.real_ground import Ground
from data.demo.people.reach import OpenPlaces
from data.demo.people.youths import Youth
from models.enums import RefusalKind, RefusedHours, Stage, WishCertainty
from models.tables import Refusal, Wish

# A rare trade is drawn as often as a very small one.
_RARE_WEIGHT = 60.0
# Young people often wish for what they see done; the share is an assumption.
SEEN_SHARE = 0.6
_CERTAINTY = {
    Stage.NO_PROJECT: WishCertainty.EXPLORING,
    Stage.TO_CONFIRM: WishCertainty.LIKELY,
    Stage.READY_TO_SIGN: WishCertainty.SURE,
}


def add_wishes(rng: Generator, scene: Scene, places: OpenPlaces, youth: Youth) -> None:
    """One to three wishes; none for some who have no project yet."""
    if youth.row.stage is Stage.NO_PROJECT and not youth.isolated and happens(rng, 0.5):
        return
    first = _first_wish(rng, scene, places, youth)
    romes = [first]
    for _ in range(pick(rng, (0, 1, 2), (0.3, 0.45, 0.25))):
        close = [rome for rome in scene.ground.related.get(romes[-1], []) if _is_open(scene, rome)]
        drawn = pick(rng, close) if close and happens(rng, 0.6) else _any_trade(rng, scene)
        if drawn not in romes:
            romes.append(drawn)
    youth.wishes = [
        _wish(rng, scene.ground, youth, rank, rome) for rank, rome in enumerate(romes, 1)
    ]


def add_refusals(rng: Generator, scene: Scene, youth: Youth) -> None:
    """Hours, a trade or an employer that some refuse."""
    drawn: list[tuple[RefusalKind, str]] = []
    if happens(rng, 0.12):
        drawn.append((RefusalKind.HOURS, pick(rng, list(RefusedHours))))
    if happens(rng, 0.08):
        drawn.append((RefusalKind.TRADE, _any_trade(rng, scene)))
    if happens(rng, 0.04):
        drawn.append((RefusalKind.EMPLOYER, pick(rng, scene.firms).row.id))
    wished = {wish.rome for wish in youth.wishes}
    youth.refusals = [
        Refusal(person_id=youth.row.id, kind=kind, value=value)
        for kind, value in drawn
        if value not in wished
    ]


def _wish(rng: Generator, ground: Ground, youth: Youth, rank: int, rome: str) -> Wish:
    reached = youth.row.level_reached or 2
    wanted = min(reached + 1, 5) if reached != 3 or happens(rng, 0.6) else 3
    diplomas = ground.diplomas.get(rome, {}).get(wanted, [])
    sure = youth.row.stage is Stage.READY_TO_SIGN and bool(diplomas)
    return Wish(
        person_id=youth.row.id,
        rank=rank,
        rome=rome,
        target_level=known(rng, wanted, 0.2),
        target_rncp=known(rng, draw_diploma(rng, diplomas)[0], 0.6) if sure else None,
        certainty=_CERTAINTY[youth.row.stage],
        max_minutes=between(rng, 2, 6) * 10 if happens(rng, 0.15) and not youth.isolated else None,
    )


def _any_trade(rng: Generator, scene: Scene) -> str:
    return pick(rng, scene.trades, [trade.weight for trade in scene.trades]).rome


def _is_open(scene: Scene, rome: str) -> bool:
    return any(trade.rome == rome for trade in scene.trades)


def _first_wish(rng: Generator, scene: Scene, places: OpenPlaces, youth: Youth) -> str:
    """Out of reach for the isolated; for the others often a trade seen at work around them."""
    if youth.isolated:
        return _unreachable(rng, scene, places, youth)
    seen = {
        trade.rome: trade.weight
        for trade in scene.trades
        if not places.is_out_of_reach(youth.row, youth.homes, youth.lifts, trade.rome)
    }
    return pick_by_share(rng, seen) if seen and happens(rng, SEEN_SHARE) else _any_trade(rng, scene)


def _unreachable(rng: Generator, scene: Scene, places: OpenPlaces, youth: Youth) -> str:
    """A trade that nobody opens within reach; a rare one when everything else is near."""
    weights = {trade.rome: trade.weight for trade in scene.trades}
    weights |= dict.fromkeys(rare_trades(), _RARE_WEIGHT)
    far = {
        rome: weight
        for rome, weight in weights.items()
        if places.is_out_of_reach(youth.row, youth.homes, youth.lifts, rome)
    }
    return pick_by_share(rng, far)
