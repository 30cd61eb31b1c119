"""Who is on which employer, what was said, who asked to be left alone."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import (
    MOMENT,
    TEXT,
    check,
    key,
    one_of,
    optional,
    refers,
    required,
)

revision = "0014"
down_revision = "0008"
branch_labels = None
depends_on = None

_OPEN = "ended_on IS NULL"


def upgrade() -> None:
    """Create claim, portfolio_entry, employer_contact, leave_alone."""
    _create_claim()
    _create_portfolio()
    _create_contact()
    _create_leave_alone()


def downgrade() -> None:
    """Drop them."""
    for table in ("leave_alone", "employer_contact", "portfolio_entry", "claim"):
        op.drop_table(table)


def _create_claim() -> None:
    op.create_table(
        "claim",
        required("id", TEXT(40)),
        required("employer_id", TEXT(40)),
        required("family", TEXT(3)),
        required("structure_id", TEXT(40)),
        required("adviser_id", TEXT(40)),
        required("claimed_on", sa.Date()),
        required("until", sa.Date()),
        required("silent_until", sa.Date()),
        required("renewals", sa.Integer()),
        optional("ended_on", sa.Date()),
        one_of("claim", "end", "released", "expired", "lapsed", "precedence", known=False),
        refers("claim", "employer_id", "employer", "CASCADE"),
        refers("claim", "structure_id", "structure"),
        refers("claim", "adviser_id", "adviser"),
        key("claim", "id"),
    )
    op.create_index(
        "uq_claim_open",
        "claim",
        ["employer_id", "family"],
        unique=True,
        sqlite_where=sa.text(_OPEN),
        postgresql_where=sa.text(_OPEN),
    )
    op.create_index("ix_claim_adviser_id", "claim", ["adviser_id"])
    op.create_index("ix_claim_structure_id", "claim", ["structure_id"])


def _create_portfolio() -> None:
    op.create_table(
        "portfolio_entry",
        required("employer_id", TEXT(40)),
        required("structure_id", TEXT(40)),
        optional("adviser_id", TEXT(40)),
        required("since", sa.Date()),
        refers("portfolio_entry", "employer_id", "employer", "CASCADE"),
        refers("portfolio_entry", "structure_id", "structure"),
        refers("portfolio_entry", "adviser_id", "adviser"),
        key("portfolio_entry", "employer_id", "structure_id"),
    )


def _create_contact() -> None:
    table = "employer_contact"
    op.create_table(
        table,
        required("id", TEXT(40)),
        required("employer_id", TEXT(40)),
        required("structure_id", TEXT(40)),
        optional("adviser_id", TEXT(40)),
        optional("family", TEXT(3)),
        required("contacted_on", sa.Date()),
        one_of(table, "channel", "phone", "email", "letter", "visit", "video", "event"),
        one_of(
            table,
            "person_met",
            "nobody",
            "reception",
            "owner",
            "human_resources",
            "apprentice_master",
            "other",
        ),
        one_of(
            table,
            "answer",
            "to_do",
            "taking_care",
            "done",
            "done_no_help",
            "done_not_reachable",
            "not_for_me",
        ),
        optional("places_opened", sa.Integer()),
        *_what_follows(table),
        one_of(table, "visibility", "own_structure", "announced", "shared"),
        required("noted_at", MOMENT),
        check(table, "places_not_negative", "places_opened >= 0"),
        refers(table, "employer_id", "employer", "CASCADE"),
        refers(table, "structure_id", "structure"),
        refers(table, "adviser_id", "adviser"),
        key(table, "id"),
    )
    op.create_index(
        "ix_employer_contact_employer_id_contacted_on", table, ["employer_id", "contacted_on"]
    )
    op.create_index("ix_employer_contact_structure_id", table, ["structure_id"])


def _what_follows(table: str) -> list[sa.Column[object]]:
    return [
        one_of(
            table,
            "next_step",
            "call_back",
            "visit",
            "send_profiles",
            "send_documents",
            "await_answer",
            known=False,
        ),
        optional("next_step_on", sa.Date()),
        one_of(
            table,
            "why_despite",
            "employer_called",
            "follows_offer",
            "apprentice_there",
            "rupture",
            "agreed_with_holder",
            known=False,
        ),
    ]


def _create_leave_alone() -> None:
    table = "leave_alone"
    op.create_table(
        table,
        required("id", TEXT(40)),
        required("employer_id", TEXT(40)),
        required("structure_id", TEXT(40)),
        optional("adviser_id", TEXT(40)),
        required("asked_on", sa.Date()),
        one_of(table, "scope", "everything", "phone", "trade_family"),
        optional("family", TEXT(3)),
        required("until", sa.Date()),
        optional("contested_on", sa.Date()),
        optional("contested_by", TEXT(40)),
        one_of(
            table,
            "contest_reason",
            "employer_called",
            "new_owner",
            "wrong_employer",
            "not_entitled",
            known=False,
        ),
        optional("lifted_on", sa.Date()),
        optional("lifted_by", TEXT(40)),
        check(table, "family_when_scoped", "(scope = 'trade_family') = (family IS NOT NULL)"),
        refers(table, "employer_id", "employer", "CASCADE"),
        refers(table, "structure_id", "structure"),
        refers(table, "adviser_id", "adviser"),
        refers(table, "contested_by", "structure"),
        refers(table, "lifted_by", "adviser"),
        key(table, "id"),
    )
    op.create_index("ix_leave_alone_employer_id", table, ["employer_id"])
