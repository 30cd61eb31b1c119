"""What does the whole demo territory hold? Rows in insertion order, and identities kept apart."""

from dataclasses import dataclass, fields

from models.tables import (
    Adviser,
    AuditAttribute,
    Base,
    Claim,
    Course,
    Employer,
    EmployerContact,
    Home,
    LeaveAlone,
    Lift,
    Network,
    Offer,
    Outcome,
    PastPlacement,
    Placement,
    PortfolioEntry,
    Proposal,
    Refusal,
    Structure,
    Wish,
    YoungPerson,
)


@dataclass(frozen=True)
class DemoTerritory:
    """Rows in the order in which they can be inserted, and identities to be sealed apart.

    `identities` hold plain fictitious names: keys person_id, family_name, given_name, phone,
    email, imilo_number and, for minors, representative.
    """

    networks: list[Network]
    structures: list[Structure]
    advisers: list[Adviser]
    courses: list[Course]
    employers: list[Employer]
    offers: list[Offer]
    young_people: list[YoungPerson]
    homes: list[Home]
    lifts: list[Lift]
    wishes: list[Wish]
    refusals: list[Refusal]
    audit_attributes: list[AuditAttribute]
    proposals: list[Proposal]
    placements: list[Placement]
    outcomes: list[Outcome]
    past_placements: list[PastPlacement]
    contacts: list[EmployerContact]
    claims: list[Claim]
    portfolios: list[PortfolioEntry]
    wishes_to_be_left_alone: list[LeaveAlone]
    identities: list[dict[str, str]]

    def rows(self) -> list[tuple[str, list[Base]]]:
        """(name, rows) of every table, each after those it refers to."""
        names = [each.name for each in fields(self) if each.name != "identities"]
        return [(name, list(getattr(self, name))) for name in names]
