"""Who are the young people of the demo? Pseudonymous rows, identity apart."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from numpy.random import Generator

from data.demo.chance import between, happens, known, pick, stream
from data.demo.fictitious import family_name, given_name, telephone
from data.demo.firms.networks import CFA, FRANCE_TRAVAIL, MISSIONS_LOCALES
from data.demo.firms.scene import Scene
from data.demo.ground.places import Places, point_in
from data.demo.ground.real_ground import Commune
from data.demo.ground.seasons import years_before
from data.demo.people.mobility import ADULT_AGE, add_mobility, draw_lifts, take_mobility_away
from data.demo.provenance import stamp
from models.enums import Enrolment, Stage, SupportScheme
from models.tables import AuditAttribute, Home, Lift, Proposal, Refusal, Wish, YoungPerson

# Young people written to have no open place within reach in their first wish (at least 60 asked).
ISOLATED = 80
NOTICE_VERSION = "2026-09"
_AGES = tuple(range(15, 30))
_AGE_WEIGHTS = (3, 11, 14, 15, 13, 11, 9, 7, 5, 4, 3, 1.5, 1.5, 1, 1)
_LEVELS_ADULT = ((2, 3, 4, 5), (0.36, 0.3, 0.28, 0.06))
_SCHEMES = ((0.35, SupportScheme.NONE), (0.25, SupportScheme.CEJ), (0.4, SupportScheme.PACEA))


@dataclass(slots=True)
class Youth:
    """A young person with everything that hangs on the row."""

    row: YoungPerson
    homes: list[Home]
    lifts: list[Lift]
    audit: AuditAttribute
    identity: dict[str, str]
    followed_since: date
    isolated: bool = False
    wishes: list[Wish] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)


def demo_youths(scene: Scene, count: int) -> list[Youth]:
    """`count` people; the first `ISOLATED` of them in the country, without bus, car or lift."""
    rng = stream(scene.seed, "people")
    places = Places(scene.ground)
    return [_youth(rng, scene, places, number) for number in range(1, count + 1)]


def identity_of(key: str, number: int, minor: bool) -> dict[str, str]:
    """Plainly fictitious names and contact; a representative for a minor."""
    given, family = given_name(number), family_name(number)
    result = {
        "person_id": key,
        "family_name": family,
        "given_name": given,
        "phone": telephone(number),
        "email": f"{key}@example.org",
        "imilo_number": f"DEMO-{number:04d}",
    }
    if minor:
        adult = f"{given_name(number + 7)} {family}"
        result["representative"] = f"{adult}, {telephone(5000 + number)}"
    return result


def _youth(rng: Generator, scene: Scene, places: Places, number: int) -> Youth:
    isolated = number <= ISOLATED
    commune = places.draw_rural(rng) if isolated else places.draw(rng)
    age = int(pick(rng, _AGES, _AGE_WEIGHTS))
    key = f"jeune-{number:03d}"
    row = _person(rng, scene.today, key, age)
    lat, lng = point_in(rng, commune)
    homes = [
        Home(person_id=key, position=1, label="domicile", insee=commune.insee, lat=lat, lng=lng)
    ]
    if not isolated and happens(rng, 0.07):
        homes.append(_other_home(rng, key, places.draw(rng)))
    add_mobility(rng, row, age, commune.rural)
    lifts = [] if isolated else draw_lifts(rng, row, age, commune.rural)
    if isolated:
        take_mobility_away(rng, row)
    _attach(rng, scene, row, homes[0])
    followed = scene.today - timedelta(days=between(rng, 30, min(1095, max(60, (age - 15) * 365))))
    row.informed_on, row.information_version = followed, NOTICE_VERSION
    return Youth(
        row=row,
        homes=homes,
        lifts=lifts,
        audit=_audit(rng, key, commune),
        identity=identity_of(key, 100 + number, age < ADULT_AGE),
        followed_since=followed,
        isolated=isolated,
    )


def _person(rng: Generator, today: date, key: str, age: int) -> YoungPerson:
    stage = pick(rng, list(Stage), (0.17, 0.43, 0.4))
    return YoungPerson(
        id=key,
        birth_date=years_before(today, age) - timedelta(days=between(rng, 1, 363)),
        level_reached=known(rng, _level(rng, age), 0.05),
        college_finished=True if age > 15 else known(rng, happens(rng, 0.6), 0.2),
        stage=stage,
        enrolment=Enrolment.NONE,
        support_scheme=_scheme(rng, age),
        rqth=happens(rng, 0.02) if age < 26 else happens(rng, 0.5),
        age_exemption=False,
        max_minutes_employer=pick(rng, (20, 30, 45, 60, None), (0.08, 0.27, 0.35, 0.18, 0.12)),
        max_minutes_cfa=pick(rng, (45, 60, 90, None), (0.25, 0.3, 0.2, 0.25)),
        available_from=known(rng, today + timedelta(days=between(rng, 0, 60)), 0.2),
        wishes_confirmed_on=known(rng, today - timedelta(days=between(rng, 1, 240)), 0.1),
        objects_to_ranking=happens(rng, 0.015),
        **stamp(today, key),
    )


def _level(rng: Generator, age: int) -> int:
    if age < ADULT_AGE:
        return 3 if age == 17 and happens(rng, 0.2) else 2
    return pick(rng, *_LEVELS_ADULT)


def _scheme(rng: Generator, age: int) -> SupportScheme:
    if age == 15 or age > 25:
        return SupportScheme.NONE
    return pick(rng, [scheme for _, scheme in _SCHEMES], [share for share, _ in _SCHEMES])


def _attach(rng: Generator, scene: Scene, row: YoungPerson, home: Home) -> None:
    """Most are followed by the nearest Mission Locale, the others came through another network."""
    network = pick(rng, (MISSIONS_LOCALES, CFA, FRANCE_TRAVAIL), (0.88, 0.08, 0.04))
    structure = scene.structure_near(network, home)
    row.structure_id = structure.id
    prefix = "conseillere-" if network == MISSIONS_LOCALES else "dev-"
    place = structure.id.removeprefix("ml-") if network == MISSIONS_LOCALES else structure.id
    row.referent_id = f"{prefix}{place}"


def _other_home(rng: Generator, key: str, commune: Commune) -> Home:
    lat, lng = point_in(rng, commune)
    label = pick(rng, ("autre parent", "foyer de jeunes travailleurs"))
    return Home(person_id=key, position=2, label=label, insee=commune.insee, lat=lat, lng=lng)


def _audit(rng: Generator, key: str, commune: Commune) -> AuditAttribute:
    """Read by the bias report only; drawn apart from everything that matters for ranking."""
    sex = known(rng, pick(rng, ("F", "M")), 0.03)
    district = False if commune.rural else known(rng, happens(rng, 0.15), 0.1)
    return AuditAttribute(person_id=key, sex=sex, priority_district=district)
