"""Proposals, placements, outcomes, and what remains of forgotten people's."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import (
    TEXT,
    check,
    key,
    one_of,
    optional,
    provenance,
    refers,
    required,
)

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create proposal, placement, outcome, past_placement."""
    _create_proposal()
    _create_placement()
    _create_outcome()
    _create_past_placement()


def downgrade() -> None:
    """Drop them, the dependent ones first."""
    op.drop_table("past_placement")
    op.drop_table("outcome")
    op.drop_table("placement")
    op.drop_table("proposal")


def _create_proposal() -> None:
    op.create_table(
        "proposal",
        required("id", TEXT(40)),
        required("person_id", TEXT(40)),
        required("offer_id", TEXT(60)),
        optional("adviser_id", TEXT(40)),
        required("proposed_on", sa.Date()),
        one_of("proposal", "status", "pending", "closed", "lapsed"),
        optional("shown_rank", sa.Integer()),
        optional("scorecard_id", TEXT(60)),
        *provenance(),
        refers("proposal", "adviser_id", "adviser"),
        refers("proposal", "offer_id", "offer"),
        refers("proposal", "person_id", "young_person", "CASCADE"),
        key("proposal", "id"),
    )
    op.create_index("ix_proposal_offer_id_status", "proposal", ["offer_id", "status"])
    op.create_index("ix_proposal_person_id", "proposal", ["person_id"])


def _create_placement() -> None:
    op.create_table(
        "placement",
        required("id", TEXT(40)),
        one_of("placement", "kind", "apprenticeship", "pmsmp", "professionalisation"),
        optional("person_id", TEXT(40)),
        required("employer_id", TEXT(40)),
        optional("proposal_id", TEXT(40)),
        *_what_took_place(),
        one_of(
            "placement",
            "purpose",
            "discover_trade",
            "confirm_project",
            "start_recruitment",
            known=False,
        ),
        optional("renewal_of", TEXT(40)),
        optional("prescriber_structure_id", TEXT(40)),
        optional("purpose_met", sa.Boolean()),
        optional("archived_on", sa.Date()),
        *provenance(),
        check("placement", "ends_after_start", "ends_on IS NULL OR ends_on >= starts_on"),
        refers("placement", "course_id", "course"),
        refers("placement", "employer_id", "employer"),
        refers("placement", "person_id", "young_person", "CASCADE"),
        refers("placement", "prescriber_structure_id", "structure"),
        refers("placement", "proposal_id", "proposal", "SET NULL"),
        refers("placement", "renewal_of", "placement", "SET NULL"),
        key("placement", "id"),
    )
    op.create_index("ix_placement_employer_id", "placement", ["employer_id"])
    op.create_index("ix_placement_person_id", "placement", ["person_id"])
    op.create_index("ix_placement_proposal_id", "placement", ["proposal_id"])
    op.create_index("ix_placement_renewal_of", "placement", ["renewal_of"])


def _what_took_place() -> list[sa.Column[Any]]:
    return [
        one_of(
            "placement",
            "origin",
            "proposal",
            "family",
            "school",
            "own_search",
            "other_network",
            "unknown",
        ),
        required("rome", TEXT(5)),
        optional("uai", TEXT(8)),
        optional("course_id", TEXT(60)),
        required("starts_on", sa.Date()),
        optional("ends_on", sa.Date()),
        optional("ruptured_on", sa.Date()),
    ]


def _create_outcome() -> None:
    op.create_table(
        "outcome",
        required("id", sa.Integer()),
        optional("proposal_id", TEXT(40)),
        optional("placement_id", TEXT(40)),
        one_of(
            "outcome",
            "kind",
            "declined_by_young_person",
            "declined_by_employer",
            "declined_by_cfa",
            "no_answer",
            "place_gone",
            "met",
            "pmsmp_done",
            "signed",
            "ruptured",
            "in_training_6m_same_employer",
            "in_training_6m_new_employer",
            "completed",
            "lost_from_view",
        ),
        required("happened_on", sa.Date()),
        optional("noted_by", TEXT(40)),
        *provenance(),
        check("outcome", "of_something", "proposal_id IS NOT NULL OR placement_id IS NOT NULL"),
        refers("outcome", "placement_id", "placement", "CASCADE"),
        refers("outcome", "proposal_id", "proposal", "CASCADE"),
        key("outcome", "id"),
    )
    op.create_index("ix_outcome_placement_id", "outcome", ["placement_id"])
    op.create_index("ix_outcome_proposal_id", "outcome", ["proposal_id"])


def _create_past_placement() -> None:
    op.create_table(
        "past_placement",
        required("id", sa.Integer()),
        required("employer_id", TEXT(40)),
        required("uai", TEXT(8)),
        required("rome", TEXT(5)),
        one_of("past_placement", "kind", "apprenticeship", "pmsmp", "professionalisation"),
        required("year", sa.Integer()),
        required("proposed", sa.Integer()),
        required("signed", sa.Integer()),
        required("placed", sa.Integer()),
        required("followed_6m", sa.Integer()),
        required("held_6m", sa.Integer()),
        refers("past_placement", "employer_id", "employer"),
        key("past_placement", "id"),
    )
    op.create_index(
        "uq_past_placement_cell",
        "past_placement",
        ["employer_id", "uai", "rome", "kind", "year"],
        unique=True,
    )
