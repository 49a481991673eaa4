"""What quotations mean, as vectors for search by meaning."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlmodel import Field

from db.tables.base import Base


class QuotationVector(Base, table=True):
    """The vector of a quotation, as signed bytes of which only the direction counts.

    `encoder` is the version of what made it: vectors of two encoders cannot be compared.
    """

    __tablename__ = "quotation_vector"

    number: int = Field(primary_key=True, foreign_key="quotation.number", ondelete="CASCADE")
    encoder: str = Field(max_length=100)
    vector: bytes = Field(sa_type=LargeBinary)
