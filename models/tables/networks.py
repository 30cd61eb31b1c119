"""Who works with the service: networks, their structures, the people in them."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.enums import NetworkKind, Role
from models.tables.base import Base, Provenance, text_enum


class Network(Base):
    """A network that prospects employers, e.g. the Missions Locales."""

    __tablename__ = "network"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[NetworkKind] = mapped_column(text_enum(NetworkKind, "kind"))


class Structure(Provenance, Base):
    """One office of one network.

    `pmsmp_delegation` is None when the network prescribes PMSMP by right, otherwise whether a
    convention lets it (D5135-7); unknown stays None for networks without the right.
    """

    __tablename__ = "structure"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    network_id: Mapped[str] = mapped_column(ForeignKey("network.id"))
    name: Mapped[str] = mapped_column(String(200))
    siret: Mapped[str | None] = mapped_column(String(14), default=None)
    insee: Mapped[str | None] = mapped_column(String(5), default=None)
    pmsmp_delegation: Mapped[bool | None] = mapped_column(default=None)
    network: Mapped[Network] = relationship()


class Adviser(Base):
    """A professional, in one structure; how they sign in is their account's."""

    __tablename__ = "adviser"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    display_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[Role] = mapped_column(text_enum(Role, "role"))
    structure: Mapped[Structure] = relationship()
