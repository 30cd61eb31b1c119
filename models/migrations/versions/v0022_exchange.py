"""Profiles shared with other networks, and the contacts asked for them."""

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

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_WAYS = ("meeting", "phone", "video", "written")
_CONTACTS = ("referent", "phone", "email", "phone_and_email")
_RHYTHMS = (
    "one_week_in_two",
    "one_week_in_three",
    "one_week_in_four",
    "one_day_a_week",
    "two_days_a_week",
)
_SHOWN = sa.text("ended_on IS NULL")
_WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Create both tables."""
    _profiles()
    _requests()


def _profiles() -> None:
    name = "shared_profile"
    bands = ("under_18", "18_20", "21_25", "26_and_over")
    ends = ("agreement_withdrawn", "taken_down", "lapsed", "signed", "left")
    op.create_table(
        name,
        required("id", TEXT(40)),
        required("person_id", TEXT(40)),
        required("structure_id", TEXT(40)),
        required("adviser_id", TEXT(40)),
        required("published_on", sa.Date()),
        required("until", sa.Date()),
        required("agreed_on", sa.Date()),
        one_of(name, "agreed_how", *_WAYS),
        one_of(name, "contact_agreed", *_CONTACTS),
        optional("informed_on", sa.Date()),
        one_of(name, "informed_how", *_WAYS, known=False),
        one_of(name, "age_band", *bands, known=False),
        optional("place", TEXT(20)),
        required("trades", TEXT(60)),
        optional("level_sought", sa.Integer()),
        one_of(name, "reach", "vehicle", "transit", "near", known=False),
        optional("max_minutes", sa.Integer()),
        one_of(name, "contract", "apprenticeship", "pmsmp", "either"),
        optional("available_from", sa.Date()),
        one_of(name, "rhythm", *_RHYTHMS, known=False),
        optional("ended_on", sa.Date()),
        one_of(name, "end", *ends, known=False),
        check(name, "end_with_its_day", '(ended_on IS NULL) = ("end" IS NULL)'),
        refers(name, "person_id", "young_person", "CASCADE"),
        refers(name, "structure_id", "structure"),
        refers(name, "adviser_id", "adviser"),
        key(name, "id"),
    )
    op.create_index(
        "uq_shared_profile_shown",
        name,
        ["person_id"],
        unique=True,
        sqlite_where=_SHOWN,
        postgresql_where=_SHOWN,
    )
    op.create_index("ix_shared_profile_structure_id", name, ["structure_id"])


def _requests() -> None:
    name = "contact_request"
    op.create_table(
        name,
        *_asked(name),
        *_answered(name),
        check(name, "settled_once", "(state = 'waiting') = (settled_on IS NULL)"),
        refers(name, "profile_id", "shared_profile", "SET NULL"),
        refers(name, "to_structure_id", "structure"),
        refers(name, "structure_id", "structure"),
        refers(name, "adviser_id", "adviser"),
        refers(name, "offer_id", "offer", "SET NULL"),
        refers(name, "employer_id", "employer", "SET NULL"),
        refers(name, "answered_by", "adviser"),
        key(name, "id"),
    )
    op.create_index(
        "uq_contact_request_waiting",
        name,
        ["profile_id", "structure_id"],
        unique=True,
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
    for column in ("structure_id", "to_structure_id"):
        op.create_index(f"ix_contact_request_{column}", name, [column])


def _asked(name: str) -> list[sa.Column[object]]:
    states = ("waiting", "accepted", "declined", "lapsed", "cancelled", "closed")
    return [
        required("id", TEXT(40)),
        optional("profile_id", TEXT(40)),
        required("to_structure_id", TEXT(40)),
        required("structure_id", TEXT(40)),
        required("adviser_id", TEXT(40)),
        one_of(name, "reason", "offer", "employer", "training"),
        optional("offer_id", TEXT(60)),
        optional("employer_id", TEXT(40)),
        required("asked_at", MOMENT),
        required("asked_on", sa.Date()),
        required("due", sa.Date()),
        one_of(name, "state", *states),
        optional("settled_on", sa.Date()),
    ]


def _answered(name: str) -> list[sa.Column[object]]:
    declines = ("declined_by_young_person", "not_the_trade", "too_far", "not_now", "elsewhere")
    meetings = ("call_referent", "three_way", "call_young_person")
    return [
        optional("answered_by", TEXT(40)),
        optional("answered_on", sa.Date()),
        one_of(name, "decline", *declines, known=False),
        one_of(name, "meeting", *meetings, known=False),
        optional("meet_on", sa.Date()),
        one_of(name, "contact_given", *_CONTACTS, known=False),
        optional("contact_until", sa.Date()),
        optional("agreed_on", sa.Date()),
        one_of(name, "agreed_how", *_WAYS, known=False),
        optional("informed_on", sa.Date()),
        one_of(name, "informed_how", *_WAYS, known=False),
    ]


def downgrade() -> None:
    """Drop them."""
    op.drop_table("contact_request")
    op.drop_table("shared_profile")
