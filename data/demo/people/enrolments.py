"""Where does each young person stand with a CFA today, and which offers await an answer?"""

from collections.abc import Sequence
from datetime import timedelta
from math import exp

from numpy.random import Generator

from data.demo.chance import between, happens, pick
from data.demo.firms.ruptures import draw_level
from data.demo.firms.scene import Located, Scene, km_between
from data.demo.ground.seasons import years_before
from data.demo.people.signing import Path
from models.enums import Enrolment, OfferKind, OfferStatus, Stage
from models.tables import Offer, Placement

# After a rupture the CFA keeps the young person six months (L6222-18-2).
_KEPT_MONTHS = 6
# A person may enter a CFA without an employer for three months (L6222-12-1).
_WITHOUT_EMPLOYER_DAYS = 85
_CHANCES = {
    Stage.NO_PROJECT: (0.97, 0.03, 0.0, 0.0),
    Stage.TO_CONFIRM: (0.75, 0.17, 0.05, 0.03),
    Stage.READY_TO_SIGN: (0.35, 0.25, 0.2, 0.2),
}
_NEAR_KM = 12.0


def enrol(rng: Generator, scene: Scene, path: Path) -> None:
    """Set enrolment, course and CFA entry: by a contract that runs or just broke, else by stage."""
    row = path.youth.row
    contract = _last_contract(path)
    if contract and _still_at_cfa(scene, contract):
        row.enrolment = Enrolment.STARTED
        row.course_id, row.cfa_entry_date = contract.course_id, contract.starts_on
        return
    row.enrolment = pick(rng, list(Enrolment), _CHANCES[row.stage])
    if row.enrolment is Enrolment.NONE or not path.youth.wishes:
        row.enrolment = Enrolment.NONE
        return
    wish = path.youth.wishes[0]
    level = wish.target_level or draw_level(rng, scene.levels_taught(wish.rome) or [3])
    course = scene.course_near(rng, wish.rome, level, path.youth.homes[0])
    row.course_id = course.id if course else None
    if row.enrolment is Enrolment.STARTED:
        row.cfa_entry_date = scene.today - timedelta(days=between(rng, 5, _WITHOUT_EMPLOYER_DAYS))


def pending_offers(
    rng: Generator, scene: Scene, path: Path, offers: Sequence[Offer]
) -> list[Offer]:
    """Live offers proposed lately and not answered yet; none for a person in contract."""
    contract = _last_contract(path)
    romes = {wish.rome for wish in path.youth.wishes}
    if not romes or (contract and _runs(scene, contract)) or not happens(rng, 0.4):
        return []
    employers = {firm.row.id: firm.row for firm in scene.firms}
    fitting: list[tuple[Offer, Located]] = [
        (offer, employers[offer.employer_id])
        for offer in offers
        if offer.rome in romes and offer.status is OfferStatus.LIVE
    ]
    drawn: list[Offer] = []
    for _ in range(min(pick(rng, (1, 2), (0.7, 0.3)), len(fitting))):
        home = path.youth.homes[0]
        weights = [exp(-km_between(home, place) / _NEAR_KM) + 1e-9 for _, place in fitting]
        chosen = pick(rng, fitting, weights)
        fitting.remove(chosen)
        drawn.append(chosen[0])
    return drawn


def _last_contract(path: Path) -> Placement | None:
    contracts = [row for row in path.places if row.kind is OfferKind.APPRENTICESHIP]
    return contracts[-1] if contracts else None


def _runs(scene: Scene, row: Placement) -> bool:
    return row.ruptured_on is None and row.ends_on is not None and row.ends_on >= scene.today


def _still_at_cfa(scene: Scene, row: Placement) -> bool:
    kept_since = years_before(scene.today, 0, _KEPT_MONTHS)
    return _runs(scene, row) or (row.ruptured_on is not None and row.ruptured_on >= kept_since)
