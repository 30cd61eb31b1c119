"""In which order is the demo territory built? Ground, firms, history, offers, people, follow-up."""

from collections import Counter
from datetime import date

from data.demo.chance import stream
from data.demo.firms.courses import demo_courses
from data.demo.firms.employers import demo_firms
from data.demo.firms.networks import advisers, networks, structures
from data.demo.firms.offers import closed_offers, live_offers
from data.demo.firms.persona_offers import FixedRows, fixed_rows, fixed_uais
from data.demo.firms.ruptures import Ruptures, fitted_ruptures
from data.demo.firms.scene import Scene
from data.demo.firms.trades import demo_trades
from data.demo.ground.real_ground import Ground
from data.demo.past.followup import FollowUp
from data.demo.past.history import History, count_apprentices, firms_history
from data.demo.past.prospecting import prospecting
from data.demo.people.enrolments import enrol, pending_offers
from data.demo.people.personas import Persona, demo_personas, persona_ids
from data.demo.people.reach import OpenPlaces
from data.demo.people.wishes import add_refusals, add_wishes
from data.demo.people.youths import Youth, demo_youths
from data.demo.territory import DemoTerritory
from models.enums import OfferStatus
from models.tables import Offer

YOUNG_PEOPLE, EMPLOYERS, LIVE_OFFERS, CLOSED_OFFERS = 400, 900, 1_200, 60
# Besides the CFA of the fixed courses, those with the most courses have their own structure.
_CFA_STRUCTURES = 12


def build_demo(today: date, seed: int = 72) -> DemoTerritory:
    """The demo territory as it stands on `today`. The same arguments give the same rows."""
    ground = Ground()
    fixed = fixed_rows(ground, today)
    scene = _scene(ground, fixed, today, seed)
    uais = sorted({course.uai for course in scene.courses})
    ruptures = fitted_ruptures(ground, scene.firms, uais, seed)
    history = firms_history(scene, ruptures)
    offers = _offers(scene, fixed)
    youths = _youths(scene, fixed, offers)
    follow_up = _followed(scene, (ruptures, history), youths, offers)
    count_apprentices(scene, history)
    uai_of = {course.id: course.uai for course in scene.courses}
    personas = demo_personas(ground, uai_of, today)
    for persona in personas:
        history.placements += persona.placements
        history.outcomes += persona.outcomes
    offers += follow_up.past_offers.rows
    return _assembled(scene, (fixed, offers), (personas, youths), follow_up)


def _scene(ground: Ground, fixed: FixedRows, today: date, seed: int) -> Scene:
    trades = demo_trades(ground)
    courses = [*fixed.courses, *demo_courses(ground, trades, today, seed)]
    taught = Counter(course.uai for course in courses)
    most = [uai for uai, _ in taught.most_common(_CFA_STRUCTURES)]
    uais = {*fixed_uais(), *most}
    sites = [site for site in ground.cfa_sites if site.uai in uais]
    return Scene(
        ground=ground,
        today=today,
        seed=seed,
        trades=trades,
        courses=courses,
        structures=structures(ground, today, sites),
        firms=demo_firms(ground, trades, today, seed, EMPLOYERS - len(fixed.employers)),
    )


def _offers(scene: Scene, fixed: FixedRows) -> list[Offer]:
    written = sum(offer.status is OfferStatus.LIVE for offer in fixed.offers)
    drawn = live_offers(scene, LIVE_OFFERS - written)
    return [*fixed.offers, *drawn, *closed_offers(scene, CLOSED_OFFERS)]


def _youths(scene: Scene, fixed: FixedRows, offers: list[Offer]) -> list[Youth]:
    """The drawn people, with wishes and refusals."""
    employers = [*fixed.employers, *(firm.row for firm in scene.firms)]
    places = OpenPlaces(offers, employers)
    rng = stream(scene.seed, "wishes")
    youths = demo_youths(scene, YOUNG_PEOPLE - len(persona_ids()))
    for youth in youths:
        add_wishes(rng, scene, places, youth)
        add_refusals(rng, scene, youth)
    return youths


def _followed(
    scene: Scene, past: tuple[Ruptures, History], youths: list[Youth], offers: list[Offer]
) -> FollowUp:
    """Three years of proposals, then where each person stands and what awaits an answer."""
    follow_up = FollowUp(scene, *past)
    rng = stream(scene.seed, "enrolments")
    # Offers written by hand keep the competition that tests and judged cases expect: none.
    drawn = [offer for offer in offers if offer.id.startswith("offre-")]
    for youth in youths:
        path = follow_up.follow(youth)
        enrol(rng, scene, path)
        for offer in pending_offers(rng, scene, path, drawn):
            follow_up.await_answer(youth, offer)
    return follow_up


def _assembled(
    scene: Scene,
    pool: tuple[FixedRows, list[Offer]],
    people: tuple[list[Persona], list[Youth]],
    follow_up: FollowUp,
) -> DemoTerritory:
    fixed, offers = pool
    personas, youths = people
    everyone = [*(persona.youth for persona in personas), *youths]
    professionals = advisers(scene.ground, scene.structures)
    called = prospecting(scene, professionals)
    history = follow_up.history
    return DemoTerritory(
        networks=networks(),
        structures=scene.structures,
        advisers=professionals,
        courses=scene.courses,
        employers=[*fixed.employers, *(firm.row for firm in scene.firms)],
        offers=offers,
        young_people=[youth.row for youth in everyone],
        homes=[row for youth in everyone for row in youth.homes],
        lifts=[row for youth in everyone for row in youth.lifts],
        wishes=[row for youth in everyone for row in youth.wishes],
        refusals=[row for youth in everyone for row in youth.refusals],
        audit_attributes=[youth.audit for youth in everyone],
        proposals=follow_up.proposals,
        placements=history.placements,
        outcomes=history.outcomes,
        past_placements=history.past,
        contacts=called.contacts,
        claims=called.claims,
        portfolios=called.portfolios,
        wishes_to_be_left_alone=called.wishes,
        identities=[youth.identity for youth in everyone],
    )
