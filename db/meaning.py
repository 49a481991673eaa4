"""Search by meaning: the one file that knows sqlite-vec.

Vectors are rows of a plain table, and sqlite-vec only compares them: a database that was made with
the extension can be used without it. Where Python cannot load extensions, NumPy compares instead,
with the same results. Another database would need its own `keep`, `_by_extension` (with pgvector, a
column of its type and the operator `<=>`) and `db.selections`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import (
    Connection,
    LargeBinary,
    Select,
    exists,
    func,
    literal,
    select,
    text,
)

from db.clauses import QUOTATION, VECTOR
from db.selections import listed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_KEEP = text(
    "INSERT OR REPLACE INTO quotation_vector (number, encoder, vector)"
    " SELECT number, :encoder, :vector FROM quotation WHERE id = :id"
)
_CHUNK = 8192


class Encoder(Protocol):
    """What turns a text into a vector: signed bytes of which only the direction counts."""

    @property
    def version(self) -> str:
        """What the vectors are called that can be compared with those made here."""

    def query(self, text: str) -> bytes:
        """The vector of a text."""


def keep(connection: Connection, encoder: str, vectors: Mapping[str, bytes]) -> None:
    """Store vectors by the id of their quotation; those that are gone are passed over."""
    if vectors:
        rows = [{"id": id, "encoder": encoder, "vector": v} for id, v in vectors.items()]
        connection.execute(_KEEP, rows)


def has_vectors(connection: Connection, encoder: str) -> bool:
    """Whether anything can be found with this encoder."""
    return bool(connection.execute(select(exists().where(VECTOR.c.encoder == encoder))).scalar())


def similarities(
    connection: Connection,
    encoder: str,
    wanted: bytes,
    among: Select[tuple[int]] | None = None,
    least: float = -1.0,
) -> dict[int, float]:
    """The cosine of each quotation that reaches `least`, by number.

    `among` selects the numbers that are looked at; None means all.
    """
    here = [VECTOR.c.encoder == encoder, func.length(VECTOR.c.vector) == len(wanted)]
    if among is not None:
        here.append(VECTOR.c.number.in_(among))
    way = _by_extension if _loaded(connection) else _by_numpy
    return way(connection, here, wanted, least)


def of_articles(
    connection: Connection, encoder: str, wanted: bytes, numbers: Iterable[int]
) -> dict[int, float]:
    """For quotations, by number, the cosine of the mean vector of all those of their article."""
    import numpy as np

    here = QUOTATION.c.number.in_(listed(numbers))
    named = select(QUOTATION.c.number, QUOTATION.c.document_id).where(here)
    article = dict(connection.execute(named).tuples().all())
    places = {id: place for place, id in enumerate(dict.fromkeys(article.values()))}
    statement = (
        select(QUOTATION.c.document_id, VECTOR.c.vector)
        .join(QUOTATION, QUOTATION.c.number == VECTOR.c.number)
        .where(VECTOR.c.encoder == encoder, func.length(VECTOR.c.vector) == len(wanted))
        .where(QUOTATION.c.document_id.in_(select(QUOTATION.c.document_id).where(here)))
    )
    sums = np.zeros((len(places), len(wanted)), dtype=np.float32)
    rows: Any = connection.execute(statement).cursor
    while part := rows.fetchmany(_CHUNK):
        at = [places[id] for id, _ in part]
        np.add.at(sums, at, _unit((vector for _, vector in part), len(wanted)))
    asked = _unit([wanted], len(wanted))[0]
    cosines = sums @ asked / np.maximum(np.linalg.norm(sums, axis=1), 1e-6)
    told = {id: float(cosines[place]) for id, place in places.items() if sums[place].any()}
    return {number: told[id] for number, id in article.items() if id in told}


def _loaded(connection: Connection) -> bool:
    """Whether sqlite-vec is there, after trying to load it."""
    plain: Any = connection.connection.driver_connection
    known = connection.info.get("sqlite_vec")
    if known is None:
        known = connection.info["sqlite_vec"] = _load(plain)
    return bool(known)


def _load(plain: sqlite3.Connection) -> bool:
    try:
        import sqlite_vec

        plain.enable_load_extension(True)
        try:
            sqlite_vec.load(plain)
        finally:
            plain.enable_load_extension(False)
    except (ImportError, AttributeError, sqlite3.Error):
        # Not installed; a Python built without extensions; a file made for another system.
        return False
    return True


def _by_extension(
    connection: Connection, here: list[Any], wanted: bytes, least: float
) -> dict[int, float]:
    distance = func.vec_distance_cosine(
        func.vec_int8(VECTOR.c.vector), func.vec_int8(literal(wanted, LargeBinary()))
    )
    cosine = (1.0 - distance).label("cosine")
    found = connection.execute(
        select(VECTOR.c.number, cosine).where(*here, distance <= 1.0 - least)
    )
    return {row.number: row.cosine for row in found}


def _by_numpy(
    connection: Connection, here: list[Any], wanted: bytes, least: float
) -> dict[int, float]:
    import numpy as np

    asked = _unit([wanted], len(wanted))[0]
    found: dict[int, float] = {}
    # From the driver itself: SQLAlchemy's rows would take ten times as long as the comparison.
    rows: Any = connection.execute(select(VECTOR.c.number, VECTOR.c.vector).where(*here)).cursor
    while part := rows.fetchmany(_CHUNK):
        numbers = np.array([number for number, _ in part])
        cosines = _unit((vector for _, vector in part), len(asked)) @ asked
        kept = cosines >= least
        found.update(zip(numbers[kept].tolist(), cosines[kept].tolist(), strict=True))
    return found


def _unit(vectors: Iterable[bytes], width: int) -> NDArray[np.float32]:
    """Vectors of signed bytes as unit vectors (vectors x width)."""
    import numpy as np

    given = np.frombuffer(b"".join(vectors), dtype=np.int8).astype(np.float32).reshape(-1, width)
    lengths = np.sqrt(np.einsum("ij,ij->i", given, given))
    given /= np.maximum(lengths, 1.0)[:, None]
    return given
