"""Small markets, and their optimum by a mixed-integer program that shares nothing with ours."""

import numpy as np
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack

from matcher.allocate import Candidates, Rooms


def rooms_of(people: list[int], offers: list[int], bonus: int = 0) -> Rooms:
    return Rooms(
        np.array(people, dtype=np.int32),
        np.array(offers, dtype=np.int32),
        np.full(len(people), bonus, dtype=np.int64),
    )


def drawn_market(rng: np.random.Generator) -> tuple[Candidates, Rooms]:
    """Up to 7 people and 6 offers; rooms from 0 to 3, values also below nothing, ties, bonuses."""
    people, offers = int(rng.integers(1, 8)), int(rng.integers(1, 7))
    person, offer = np.nonzero(rng.random((people, offers)) < rng.uniform(0.3, 1))
    top = int(rng.choice([3, 20, 1000]))
    rooms = Rooms(
        rng.integers(0, 4, people).astype(np.int32),
        rng.integers(0, 4, offers).astype(np.int32),
        rng.integers(0, top + 1, people) * int(rng.integers(0, 2)),
    )
    order = rng.permutation(len(person))
    value = rng.integers(-top // 2, top + 1, len(person))
    return Candidates(person[order].astype(np.int32), offer[order].astype(np.int32), value), rooms


def contested_market(rng: np.random.Generator) -> tuple[Candidates, Rooms]:
    """Forty people for the 24 places of twelve offers, worth nearly the same to all."""
    person, offer = np.nonzero(rng.random((40, 12)) < 0.6)
    value = rng.integers(900, 1001, len(person))
    pairs = Candidates(person.astype(np.int32), offer.astype(np.int32), value)
    return pairs, rooms_of([1] * 40, [2] * 12)


def milp_value(candidates: Candidates, rooms: Rooms) -> int:
    """The maximum over whole choices: one variable a pair, one a person who is served."""
    pairs, people, offers = len(candidates.value), len(rooms.person), len(rooms.offer)
    columns = np.arange(pairs)
    ones = np.ones(pairs)
    by_person = csr_array((ones, (candidates.person, columns)), shape=(people, pairs))
    by_offer = csr_array((ones, (candidates.offer, columns)), shape=(offers, pairs))
    served = eye_array(people)
    nobody = csr_array((offers, people))
    rules = vstack(
        [
            hstack([by_person, csr_array((people, people))]),
            hstack([by_offer, nobody]),
            hstack([-by_person, served]),
        ]
    )
    limits = np.concatenate([rooms.person, rooms.offer, np.zeros(people)])
    found = milp(
        -np.concatenate([candidates.value, rooms.bonus]),
        constraints=LinearConstraint(rules, ub=limits),
        integrality=np.ones(pairs + people),
        bounds=(0, 1),
    )
    assert found.success
    return round(-found.fun)
