"""Which places are open today? Apprenticeships and PMSMP, prospected by five networks."""

from datetime import date, timedelta
from math import sqrt

from numpy.random import Generator

from data.demo.chance import between, happens, known, pick, stream
from data.demo.firms.courses import draw_diploma
from data.demo.firms.employers import Firm
from data.demo.firms.networks import CCI, CFA, CMA, FRANCE_TRAVAIL, MISSIONS_LOCALES
from data.demo.firms.posts import Post, draw_post
from data.demo.firms.ruptures import draw_level
from data.demo.firms.scene import Scene
from data.demo.firms.trades import Trade
from data.demo.ground.seasons import draw_coming_start
from data.demo.provenance import stamp
from models.enums import ApplyWay, OfferKind, OfferStatus, Visibility
from models.tables import Offer

SHARE_APPRENTICESHIP = 2 / 3
# How often each network prospects a firm of the crafts, or another one.
_CRAFT_OWNERS = {MISSIONS_LOCALES: 0.25, FRANCE_TRAVAIL: 0.2, CMA: 0.35, CCI: 0.03, CFA: 0.17}
_OTHER_OWNERS = {MISSIONS_LOCALES: 0.28, FRANCE_TRAVAIL: 0.35, CMA: 0.0, CCI: 0.2, CFA: 0.17}
_CRAFT_HEADCOUNT = 20
_MONTHS = {3: 24, 4: 24, 5: 24}
_CLOSED = (OfferStatus.FILLED, OfferStatus.EXPIRED, OfferStatus.WITHDRAWN, OfferStatus.PAUSED)


def live_offers(scene: Scene, count: int) -> list[Offer]:
    """`count` open offers: one for each firm that opens, then more for the larger ones."""
    rng = stream(scene.seed, "offers")
    opening = [firm for firm in scene.firms if firm.opens]
    sizes = [sqrt(firm.row.headcount or 5) for firm in opening]
    rows = []
    for number in range(1, count + 1):
        firm = opening[number - 1] if number <= len(opening) else pick(rng, opening, sizes)
        rows.append(_offer(rng, scene, firm, f"offre-{number:04d}"))
    return rows


def closed_offers(scene: Scene, count: int) -> list[Offer]:
    """Offers of the last months that are filled, expired, withdrawn or paused."""
    rng = stream(scene.seed, "closed offers")
    rows = []
    for number in range(1, count + 1):
        row = _offer(rng, scene, pick(rng, scene.firms), f"close-{number:04d}")
        row.status = pick(rng, _CLOSED, (0.45, 0.35, 0.1, 0.1))
        row.published_on = scene.today - timedelta(days=between(rng, 90, 200))
        row.expires_on = scene.today - timedelta(days=between(rng, 1, 60))
        rows.append(row)
    return rows


def _offer(rng: Generator, scene: Scene, firm: Firm, key: str) -> Offer:
    trade = pick(rng, firm.trades)
    row = Offer(
        id=key,
        employer_id=firm.row.id,
        rome=trade.rome,
        other_romes="",
        description="",
        places=pick(rng, (1, 2, 3), (0.86, 0.1, 0.04)),
        hours_fixed=False,
        is_delegated=False,
        status=OfferStatus.LIVE,
        **stamp(scene.today, key),
    )
    _add_hours(rng, row, draw_post(rng, trade))
    if happens(rng, SHARE_APPRENTICESHIP):
        _make_apprenticeship(rng, scene, row, firm)
    else:
        _make_pmsmp(rng, scene.today, row)
    row.title = _title(row.kind, trade)
    _add_owner(rng, scene, row, firm)
    _add_dates(rng, scene.today, row)
    return row


def _make_apprenticeship(rng: Generator, scene: Scene, row: Offer, firm: Firm) -> None:
    row.kind = OfferKind.APPRENTICESHIP
    level = draw_level(rng, scene.levels_taught(row.rome) or [3])
    diplomas = scene.ground.diplomas.get(row.rome, {}).get(level, [])
    row.diploma_level = known(rng, level, 0.08)
    if row.diploma_level and diplomas:
        row.rncp = known(rng, draw_diploma(rng, diplomas)[0], 0.3)
    row.start_from = known(rng, draw_coming_start(rng, scene.today), 0.05)
    if row.start_from:
        row.start_to = known(rng, row.start_from + timedelta(days=between(rng, 15, 75)), 0.25)
    row.duration_months = known(rng, _MONTHS[level], 0.2)
    if happens(rng, 0.12):
        course = scene.course_near(rng, row.rome, level, firm.row)
        row.course_id = course.id if course else None


def _make_pmsmp(rng: Generator, today: date, row: Offer) -> None:
    """A dated stay, or (two in five) a host without dates that takes so many a month."""
    row.kind = OfferKind.PMSMP
    row.duration_days = pick(rng, (5, 7, 10, 14, 21, 28))
    if happens(rng, 0.4):
        row.monthly_limit = pick(rng, (1, 2, 3), (0.6, 0.3, 0.1))
    else:
        row.start_from = today + timedelta(days=between(rng, 5, 75))
        row.start_to = row.start_from + timedelta(days=between(rng, 0, 30))
    row.replaces_a_job = known(rng, happens(rng, 0.03), 0.27)


def _add_hours(rng: Generator, row: Offer, post: Post) -> None:
    row.day_start, row.day_end = post.start, post.end
    row.weekly_hours = post.weekly_hours
    row.works_night, row.works_weekend, row.works_sunday = post.night, post.weekend, post.sunday
    row.hours_fixed = post.start is not None and happens(rng, 0.12)
    row.licence_required = post.licence
    row.dangerous_work = post.danger


def _add_owner(rng: Generator, scene: Scene, row: Offer, firm: Firm) -> None:
    owners = _CRAFT_OWNERS if (firm.row.headcount or 5) < _CRAFT_HEADCOUNT else _OTHER_OWNERS
    network = pick(rng, list(owners), list(owners.values()))
    row.owner_structure_id = scene.structure_near(network, firm.row).id
    if network == CFA and row.kind is OfferKind.APPRENTICESHIP and happens(rng, 0.5):
        # The CFA publishes for the firm: the place is the offer's own point.
        row.is_delegated = True
        row.insee, row.lat, row.lng = firm.row.insee, firm.row.lat, firm.row.lng
    row.visibility = pick(
        rng,
        (Visibility.SHARED, Visibility.ANNOUNCED, Visibility.OWN_STRUCTURE),
        (0.75, 0.17, 0.08),
    )
    row.apply_way = ApplyWay.THROUGH_OWNER
    if row.visibility is Visibility.SHARED:
        row.apply_way = pick(rng, list(ApplyWay), (0.4, 0.25, 0.35))
    if row.apply_way is ApplyWay.URL:
        row.apply_value = f"https://offres.example/{row.id}"
    elif row.apply_way is ApplyWay.PHONE:
        row.apply_value = f"026191{between(rng, 0, 9999):04d}"


def _add_dates(rng: Generator, today: date, row: Offer) -> None:
    row.published_on = today - timedelta(days=between(rng, 1, 75))
    row.expires_on = known(rng, today + timedelta(days=between(rng, 5, 60)), 0.1)


def _title(kind: OfferKind, trade: Trade) -> str:
    lead = "Apprentissage" if kind is OfferKind.APPRENTICESHIP else "Immersion (PMSMP)"
    return f"{lead} : {trade.title}"
