"""What was tried for each young person, and with what result? Proposals, PMSMP and contracts."""

from datetime import date, timedelta
from math import exp

from data.demo.chance import between, happens, pick, pick_by_share, stream
from data.demo.firms.contracts import Stay, contract, pmsmp, renewal
from data.demo.firms.employers import Firm
from data.demo.firms.past_offers import PastOffers
from data.demo.firms.ruptures import Ruptures, draw_level
from data.demo.firms.scene import Scene, km_between
from data.demo.ground.seasons import draw_past_start, years_before
from data.demo.past.history import History
from data.demo.people.signing import Path, signing_chance
from data.demo.people.youths import Youth
from data.demo.provenance import stamp
from models.enums import OfferKind, OutcomeKind, PmsmpPurpose, ProposalStatus
from models.tables import Offer, Outcome, Proposal

_NEAR_KM = 10.0
# A Mission Locale meets people because their contract broke: its files hold more recent ruptures
# than contracts in general do, so the published rates are kept by the firms' history only.
_CAME_BACK_SHARE = 0.4
_BACK_DAYS, _RECENT_DAYS = 170, 270
_REFUSALS = {
    OutcomeKind.DECLINED_BY_EMPLOYER: 0.38,
    OutcomeKind.NO_ANSWER: 0.27,
    OutcomeKind.DECLINED_BY_YOUNG_PERSON: 0.17,
    OutcomeKind.PLACE_GONE: 0.13,
    OutcomeKind.DECLINED_BY_CFA: 0.05,
}
# L6222-1 and the age that Immersion facilitée asks of a PMSMP (domain.md, section 2).
_MIN_AGE = 16


class FollowUp:
    """Three years of follow-up, written into `history`."""

    def __init__(self, scene: Scene, ruptures: Ruptures, history: History) -> None:
        self.scene, self.ruptures, self.history = scene, ruptures, history
        self.rng = stream(scene.seed, "follow-up")
        self.past_offers = PastOffers(scene)
        self.proposals: list[Proposal] = []
        self._by_trade: dict[str, list[Firm]] = {}
        for firm in scene.firms:
            for trade in firm.trades:
                self._by_trade.setdefault(trade.rome, []).append(firm)

    def follow(self, youth: Youth) -> Path:
        """All that was tried for one person, in order of date."""
        path = Path(youth)
        for day, kind in self._attempts(youth):
            if day > path.busy_until:
                self._try(path, day, kind)
        return path

    def await_answer(self, youth: Youth, offer: Offer) -> None:
        """A proposal of the last weeks that nobody has answered yet."""
        longest = (self.scene.today - (offer.published_on or self.scene.today)).days
        self._propose(
            youth,
            offer.id,
            self.scene.today - timedelta(days=between(self.rng, 0, min(longest, 30))),
        )

    def _attempts(self, youth: Youth) -> list[tuple[date, OfferKind]]:
        """Days (and kinds) of proposals while the person was followed and old enough."""
        rng, today = self.rng, self.scene.today
        days = [
            (draw_past_start(rng, today), OfferKind.APPRENTICESHIP) for _ in range(rng.poisson(5))
        ]
        days += [
            (today - timedelta(days=between(rng, 46, 1095)), OfferKind.PMSMP)
            for _ in range(rng.poisson(4))
        ]
        sixteen = years_before(youth.row.birth_date, -_MIN_AGE)
        earliest = max(youth.followed_since, sixteen)
        return sorted((day, kind) for day, kind in days if day > earliest)

    def _try(self, path: Path, day: date, kind: OfferKind) -> None:
        """One proposal: of a contract that would start that day, or of a PMSMP."""
        rng, youth = self.rng, path.youth
        romes = [wish.rome for wish in youth.wishes]
        rome = pick(rng, romes, [1 / rank for rank in range(1, len(romes) + 1)]) if romes else None
        firm = self._firm(youth, rome)
        # Two conventions with one host in twelve months is the most (D5135-3): one is kept here.
        repeated = firm and kind is OfferKind.PMSMP and path.did_pmsmp(employer=firm.row.id)
        if firm is None or repeated:
            return
        rome = rome or firm.trades[0].rome
        start = day + timedelta(days=between(rng, 15, 45)) if kind is OfferKind.PMSMP else day
        proposed = max(start - timedelta(days=between(rng, 12, 40)), youth.followed_since)
        if start > self.scene.today:
            return
        offer = self.past_offers.proposed(firm, rome, kind, proposed)
        proposal = self._propose(youth, offer.id, proposed)
        rank = romes.index(rome) if romes else 0
        if happens(rng, signing_chance(path, firm, rome, rank, kind)):
            self.past_offers.sign(offer)
            proposal.status = ProposalStatus.CLOSED
            self._note(proposal, OutcomeKind.MET, min(proposed + timedelta(days=8), start))
            self._place(path, kind, self._stay(path, firm, rome, (start, proposal.id)))
        else:
            self._refuse(proposal, proposed)

    def _firm(self, youth: Youth, rome: str | None) -> Firm | None:
        firms = self._by_trade.get(rome, []) if rome else self.scene.firms
        if not firms:
            return None
        weights = [exp(-km_between(youth.homes[0], firm.row) / _NEAR_KM) + 1e-6 for firm in firms]
        return pick(self.rng, firms, weights)

    def _propose(self, youth: Youth, offer_id: str, day: date) -> Proposal:
        key = f"proposition-{len(self.proposals) + 1:05d}"
        row = Proposal(
            id=key,
            person_id=youth.row.id,
            offer_id=offer_id,
            adviser_id=youth.row.referent_id,
            proposed_on=day,
            status=ProposalStatus.PENDING,
            **stamp(self.scene.today, key),
        )
        self.proposals.append(row)
        return row

    def _refuse(self, proposal: Proposal, proposed: date) -> None:
        kind = pick_by_share(self.rng, _REFUSALS)
        day = min(proposed + timedelta(days=between(self.rng, 3, 40)), self.scene.today)
        lapsed = kind is OutcomeKind.NO_ANSWER
        proposal.status = ProposalStatus.LAPSED if lapsed else ProposalStatus.CLOSED
        self._note(proposal, kind, day)

    def _note(self, proposal: Proposal, kind: OutcomeKind, day: date) -> None:
        provenance = stamp(self.scene.today, f"{proposal.id}-{kind}")
        self.history.outcomes.append(
            Outcome(proposal_id=proposal.id, kind=kind, happened_on=day, **provenance)
        )

    def _stay(self, path: Path, firm: Firm, rome: str, when: tuple[date, str]) -> Stay:
        start, proposal_id = when
        level = draw_level(self.rng, self.scene.levels_taught(rome) or [3])
        return Stay(
            key=f"{path.youth.row.id}-{len(path.places) + 1}",
            firm=firm,
            rome=rome,
            start=start,
            level=level,
            course=self.scene.course_near(self.rng, rome, level, firm.row),
            person_id=path.youth.row.id,
            proposal_id=proposal_id,
            prescriber=path.youth.row.structure_id,
            broken_on=self._came_back(start),
            purpose=PmsmpPurpose.CONFIRM_PROJECT
            if path.did_pmsmp(rome=rome)
            else PmsmpPurpose.DISCOVER_TRADE,
        )

    def _came_back(self, start: date) -> date | None:
        """Day of a recent rupture that brought the person back, for some recent contracts."""
        today = self.scene.today
        earliest = max(start + timedelta(days=7), today - timedelta(days=_BACK_DAYS))
        latest = today - timedelta(days=3)
        if earliest >= latest or start < today - timedelta(days=_RECENT_DAYS):
            return None
        if not happens(self.rng, _CAME_BACK_SHARE):
            return None
        return earliest + timedelta(days=between(self.rng, 0, (latest - earliest).days))

    def _place(self, path: Path, kind: OfferKind, stay: Stay) -> None:
        today = self.scene.today
        if kind is OfferKind.APPRENTICESHIP:
            row, outcomes = contract(self.rng, self.ruptures, stay, today)
            self.history.keep(row, outcomes)
            path.places.append(row)
            path.busy_until = row.ruptured_on or row.ends_on or stay.start
            return
        row, outcomes = pmsmp(self.rng, stay, today)
        self.history.keep(row, outcomes)
        path.places.append(row)
        if row.purpose_met is False and happens(self.rng, 0.3):
            again, more = pmsmp(self.rng, renewal(stay, row), today)
            again.origin = row.origin
            self.history.keep(again, more)
            path.places.append(again)
            row = again
        path.busy_until = row.ends_on or stay.start
