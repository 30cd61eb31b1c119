"""What were the old proposals about? One offer per firm, trade, kind and half-year."""

from datetime import date, timedelta

from data.demo.firms.employers import Firm
from data.demo.firms.networks import MISSIONS_LOCALES
from data.demo.firms.scene import Scene
from data.demo.provenance import stamp
from models.enums import ApplyWay, OfferKind, OfferStatus, Visibility
from models.tables import Offer

_LEADS = {OfferKind.APPRENTICESHIP: "Apprentissage", OfferKind.PMSMP: "Immersion (PMSMP)"}
_JULY = 7


class PastOffers:
    """Makes each past offer once; remembers how many places were signed."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._titles = {trade.rome: trade.title for trade in scene.trades}
        self._by_key: dict[tuple[str, str, OfferKind, int, int], Offer] = {}
        self._signed: dict[str, int] = {}

    @property
    def rows(self) -> list[Offer]:
        """All past offers, in the order in which they were first proposed."""
        return list(self._by_key.values())

    def proposed(self, firm: Firm, rome: str, kind: OfferKind, day: date) -> Offer:
        """The offer that was open that day, made if it is new; its dates hold the day."""
        key = (firm.row.id, rome, kind, day.year, day.month >= _JULY)
        offer = self._by_key.get(key)
        if offer is None:
            offer = self._by_key[key] = self._made(firm, rome, kind, day)
        offer.published_on = min(offer.published_on or day, day - timedelta(days=10))
        # An offer that outlived today would still be in the pool.
        latest = min(day + timedelta(days=45), self._scene.today - timedelta(days=1))
        offer.expires_on = max(offer.expires_on or latest, latest)
        return offer

    def sign(self, offer: Offer) -> None:
        """One more place of this offer is taken."""
        self._signed[offer.id] = self._signed.get(offer.id, 0) + 1
        offer.places = max(offer.places, self._signed[offer.id])
        offer.status = OfferStatus.FILLED

    def _made(self, firm: Firm, rome: str, kind: OfferKind, day: date) -> Offer:
        key = f"passee-{len(self._by_key) + 1:04d}"
        return Offer(
            id=key,
            kind=kind,
            employer_id=firm.row.id,
            rome=rome,
            other_romes="",
            title=f"{_LEADS[kind]} : {self._titles.get(rome, rome)}",
            description="",
            places=1,
            start_from=day + timedelta(days=20),
            hours_fixed=False,
            is_delegated=False,
            owner_structure_id=self._scene.structure_near(MISSIONS_LOCALES, firm.row).id,
            visibility=Visibility.SHARED,
            apply_way=ApplyWay.THROUGH_OWNER,
            status=OfferStatus.EXPIRED,
            **stamp(self._scene.today, key),
        )
