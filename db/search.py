"""Full-text search: the one file that knows SQLite's FTS5.

Another database would need its own `create`, `drop` and `matches`, nothing else. The indexes have
their text from the tables ("external content") and triggers keep them in step. Words are stemmed
(Porter) and stripped of accents, both when written and when asked for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import BindParameter, Connection, Float, Integer, Subquery, bindparam, text

from db.names import APOSTROPHES, clean

_INDEXES = (("quotation", "content, sentence, terms"), ("document", "title, text"))
_JOINED = {"-": re.compile(r"\w+(?:-\w+)+"), ".": re.compile(r"\b[A-Z](?:\.[A-Z])+\b")}
_WORDS = 12
# Of the words asked for, one in the quotation or its sentence counts whole, one that only the
# article's title has counts half, one that only its text has a fifth.
_TITLE, _TEXT = 0.5, 0.2

_SMALL_WORDS = """
a about above after again against all also am an and any are as at be because been before being
between both but by can could did do does doing down during each few for from further had has have
having he her here hers him himself his how i if in into is it its itself just let me more most my
myself no nor not now of off on once only or other our ours out over own said same say saying says
she should so some such tell than that the their theirs them then there these they think thinks this
those thought through to too under until up us very was we were what when where which while who whom
whose why will with would you your yours
"""
SMALL_WORDS = frozenset(_SMALL_WORDS.split())
_NAMES = frozenset(("US", "WHO", "IT"))
_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


def create(connection: Connection) -> None:
    """Make the indexes and the triggers, and index what the tables hold."""
    for name, columns in _INDEXES:
        connection.exec_driver_sql(
            f'CREATE VIRTUAL TABLE IF NOT EXISTS {name}_fts USING fts5({columns}, content="{name}",'
            ' content_rowid="number", tokenize="porter unicode61 remove_diacritics 2")'
        )
        new, old = (", ".join(f"{row}.{c}" for c in columns.split(", ")) for row in ("new", "old"))
        add = f"INSERT INTO {name}_fts(rowid, {columns}) VALUES (new.number, {new});"
        remove = (
            f"INSERT INTO {name}_fts({name}_fts, rowid, {columns})"
            f" VALUES ('delete', old.number, {old});"
        )
        for event, action in (
            ("INSERT", add),
            ("DELETE", remove),
            (f"UPDATE OF {columns}", remove + " " + add),
        ):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name}_fts_{event.split()[0].lower()}"
                f" AFTER {event} ON {name} BEGIN {action} END"
            )
        connection.exec_driver_sql(f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')")


def drop(connection: Connection) -> None:
    """Drop indexes and triggers, as a migration of their tables needs."""
    for name, _ in _INDEXES:
        for event in ("insert", "delete", "update"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}_fts_{event}")
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}_fts")


def joined(texts: Iterable[str]) -> str:
    """Compounds and abbreviations in `texts` as one word each: "cease-fire" is also ceasefire."""
    found: dict[str, None] = {}
    for piece in texts:
        for sign, pattern in _JOINED.items():
            if sign in piece:
                matches = pattern.findall(piece)
                found.update(dict.fromkeys(match.replace(sign, "") for match in matches))
    return " ".join(found)


def asked_for(about: str) -> str:
    """A topic as it is looked for: with straight quotation marks, whichever were typed."""
    return clean(about).translate(_STRAIGHT)


def words(about: str) -> list[str]:
    """What to look for: words and "quoted phrases" without small words, at most twelve.

    A text of small words alone ("it", "what about them") keeps them; one without letters or
    digits has none.
    """
    found: dict[str, str] = {}
    for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', asked_for(about)):
        bare = re.sub(rf"^\W+|[{APOSTROPHES}]s?\W*$|\W+$", "", phrase or word)
        if re.search(r"\w", bare.replace("_", "")):
            found.setdefault(bare.lower(), bare)
    names = frozenset[str]() if about.isupper() else _NAMES
    kept = [word for low, word in found.items() if low not in SMALL_WORDS or word in names]
    return (kept or list(found.values()))[:_WORDS]


def expression(word: str) -> str:
    """A word or phrase for FTS: quoted, and joined too where it is a compound."""
    forms = dict.fromkeys((word, joined([word])))
    return " OR ".join('"' + form.replace('"', '""') + '"' for form in forms if form)


def rarities(connection: Connection, asked: list[str]) -> list[float]:
    """How much each word tells: the fewer quotations have it, the more (inverse frequency)."""
    count = text("SELECT count(*) FROM quotation_fts WHERE quotation_fts MATCH :word")
    total = connection.execute(text("SELECT count(*) FROM quotation")).scalar_one()
    having = (connection.execute(count, {"word": expression(w)}).scalar_one() for w in asked)
    return [math.log(1.0 + (total + 1.0) / (number + 0.5)) for number in having]


def matches(
    asked: list[str], weights: Sequence[float] | None = None, besides: Iterable[int] = ()
) -> Subquery:
    """Quotations with any of the words: columns number, relevance, here, article, and present.

    `relevance` is 0.9 times the share of the words that are there, and up to 0.1 more for how
    much they say (bm25); `weights` make some words count more than others. `here` is the share that
    stands in the quotation or its sentence, `article` that in its article. `present` has a bit for
    each word, the first being 1, that stands in the quotation, its sentence or the title of the
    article. At least one stands in the quotation or its sentence; of the quotations that are wanted
    `besides` maybe none, and then `present` is 0.
    """
    weights = weights or [1.0] * len(asked)
    numbers = range(len(asked))
    flags = ", ".join(f"max(word = {i}) AS has_{i}" for i in numbers)
    share = _weighted(weights, _there)
    here = _weighted(weights, lambda i: f"has_{i}")
    article = _weighted(weights, lambda i: f"(has_{i} OR {_has('title', i)} OR {_has('text', i)})")
    bits = " + ".join(f"{1 << i} * (has_{i} OR {_has('title', i)})" for i in numbers)
    # Of what is wanted besides no word is in question.
    present = f"CASE WHEN found.last >= 0 THEN {bits} ELSE 0 END"
    statement = text(
        f"""
        SELECT found.number, 0.9 * ({share}) / {sum(weights):.4f}
            + 0.1 * found.score / (1.0 + found.score) AS relevance,
            ({here}) / {sum(weights):.4f} AS here, ({article}) / {sum(weights):.4f} AS article,
            ({present}) AS present
        FROM (
            -- Materialised, since bm25 works nowhere but beside its MATCH.
            WITH hits AS MATERIALIZED ({_hits(len(asked))})
            SELECT number, {flags}, max(word) AS last, sum(score) AS score FROM hits GROUP BY number
        ) AS found
            JOIN quotation AS q ON q.number = found.number
            JOIN document AS d ON d.id = q.document_id
        """
    )
    parameters: list[BindParameter[str]] = [
        bindparam("besides", "[" + ",".join(map(str, besides)) + "]")
    ]
    for i, word in enumerate(asked):
        wanted = expression(word)
        parameters += [
            bindparam(f"word_{i}", wanted),
            bindparam(f"title_{i}", f"title : ({wanted})"),
            bindparam(f"text_{i}", f"text : ({wanted})"),
        ]
    return (
        statement.bindparams(*parameters)
        .columns(number=Integer, relevance=Float, here=Float, article=Float, present=Integer)
        .subquery("matched")
    )


def _hits(count: int) -> str:
    """A row for each word that a quotation has, and one (the word -1) for each wanted besides."""
    hits = (
        f"SELECT rowid AS number, {i} AS word, -bm25(quotation_fts, 2.0, 1.0, 1.0) AS score"
        f" FROM quotation_fts WHERE quotation_fts MATCH :word_{i}"
        for i in range(count)
    )
    return " UNION ALL ".join((*hits, "SELECT value, -1, 0.0 FROM json_each(:besides)"))


def _has(part: str, word: int) -> str:
    """Whether the title or the text of the article has a word."""
    return f"d.number IN (SELECT rowid FROM document_fts WHERE document_fts MATCH :{part}_{word})"


def _there(word: int) -> str:
    """How much a word counts by where it stands."""
    return (
        f"CASE WHEN has_{word} THEN 1.0 WHEN {_has('title', word)} THEN {_TITLE}"
        f" WHEN {_has('text', word)} THEN {_TEXT} ELSE 0.0 END"
    )


def _weighted(weights: Sequence[float], of: Callable[[int], str]) -> str:
    """What is said of each word, times its weight, summed up."""
    return " + ".join(f"{weight:.4f} * {of(word)}" for word, weight in enumerate(weights))


def documents_with(asked: list[str]) -> Subquery:
    """Documents whose title or text has all the words: column number."""
    statement = text("SELECT rowid AS number FROM document_fts WHERE document_fts MATCH :all_words")
    wanted = " AND ".join(f"({expression(word)})" for word in asked)
    return statement.bindparams(all_words=wanted).columns(number=Integer).subquery("matched")


def documents_naming(names: Sequence[str]) -> Subquery:
    """Documents that may hold one of the names, in any form of its words: column number."""
    # A name without letters or digits is nothing that the index holds, so that every document may.
    if any(not re.search(r"[^\W_]", name) for name in names):
        every = text("SELECT number FROM document")
        return every.columns(number=Integer).subquery("naming")
    statement = text("SELECT rowid AS number FROM document_fts WHERE document_fts MATCH :names")
    phrases = ('"' + clean(name).replace('"', '""') + '"' for name in names)
    wanted = " OR ".join(phrases) or '""'
    return statement.bindparams(names=wanted).columns(number=Integer).subquery("naming")
