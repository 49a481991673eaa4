"""Stances of what is stored: for targets that are new or have changed, and after a new model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quotes.errors import Unclear
from quotes.listening import SILENT, Listener
from quotes.phrases import count, quoted
from quotes.types import Quotation, Stance, Target

if TYPE_CHECKING:
    from db import Database
    from db.reclassify import Classify
    from db.values import Reclassified, TargetRow

_DEFINITE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)
_LONGEST = 200
_OFFERED = 5
# Of the occurrences; "a white house" is none of the White House.
_OFTEN = 0.2


def known_target(targets: Iterable[TargetRow], name: str) -> TargetRow | None:
    """The target that goes by a name or an alias, as the database tells: see `db.standing`."""
    wanted = _key(name)
    found = [row for row in targets if wanted in map(_key, (row.name, *row.aliases))]
    return next((row for row in found if name in (row.name, *row.aliases)), next(iter(found), None))


def the_target(targets: Sequence[TargetRow], name: str) -> TargetRow:
    """The same; Unclear, with targets that there are, where none goes by the name."""
    row = known_target(targets, name)
    if row is None:
        raise Unclear(f"there is no target {quoted(name)}", nearest_targets(targets, name))
    return row


def nearest_targets(targets: Sequence[TargetRow], words: str) -> tuple[str, ...]:
    """Names to offer in place of one that is not there, first those that are a part of it."""
    names = dict.fromkeys(row.name for row in (*targets_within(targets, words), *targets))
    return tuple(names)[:_OFFERED]


def targets_within(targets: Iterable[TargetRow], words: str) -> list[TargetRow]:
    """The targets whose name or alias is a part of the words: "VAR" of "VAR and why"."""
    within = f" {_key(words)} "
    return [
        row
        for row in targets
        if any(f" {_key(known)} " in within for known in (row.name, *row.aliases))
    ]


def _key(name: str) -> str:
    from db.names import target_key

    return target_key(name)


def catch_up(db: Database, targets: Sequence[TargetRow], listener: Listener = SILENT) -> None:
    """Classify the stored articles that were not read for these targets as they are now."""
    if db.unread(targets):
        classify_stored(db, [row for row in targets if db.unread([row])], listener)


def new_target(db: Database, name: str, listener: Listener = SILENT) -> TargetRow | None:
    """Make a target of a name that some stored quotation is about, and classify what is stored.

    None, and nothing is kept, unless an article has the name as it stands: of a misread "the deal
    now" some words would do for a quotation to be about it.
    """
    from quotes.stance.mentions import INDEFINITE

    name = INDEFINITE.sub("", name.strip())
    if len(name) > _LONGEST or not any(letter.isalnum() for letter in name):
        return None
    if not db.documents_naming(_DEFINITE.sub("", name)):
        return None
    name = _as_written(db, name)
    db.add_target(Target(name))
    found = None
    try:
        row = known_target(db.targets(), name)
        found = classify_stored(db, [row], listener) if row else None
    finally:
        if found is None or not found.stances:
            db.remove_target(name)
    if found is None or not found.stances:
        return None
    listener.tell(
        f"{quoted(name)} is a target from now on: {count(found.stances, 'quotation')} about it; "
        f"give it aliases with: quotes targets edit"
    )
    return row


def _as_written(db: Database, name: str) -> str:
    """A name of several words with no more capitals than the articles give it.

    Capitals of a target's name must stand in a text, too: "Prisoner Swap", as a headline has it,
    would miss every "prisoner swap".
    """
    bare = _DEFINITE.sub("", name)
    words = bare.split()
    if len(words) < 2 or bare.islower():
        return name
    spaced = r"\s+".join(map(re.escape, words))
    pattern = re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
    found = Counter(
        " ".join(match.group().split())
        for text in db.texts_naming(bare)
        for match in pattern.finditer(text)
    )
    plainer = [
        each
        for each, number in found.items()
        if number >= _OFTEN * found.total()
        and all(a in (b, b.lower()) for a, b in zip(each, " ".join(words), strict=True))
    ]
    # Small letters come behind capitals.
    return name.removesuffix(bare) + max(plainer, default=bare)


def classify_stored(
    db: Database,
    targets: Sequence[TargetRow],
    listener: Listener = SILENT,
    *,
    version: str | None = None,
    everything: bool = False,
) -> Reclassified:
    """Classify stored quotations toward the targets; see `Database.reclassify`."""
    from quotes.extraction import installed_version
    from quotes.stance import model_version, words_of

    wanted = [as_target(row) for row in targets]
    return db.reclassify(
        targets,
        [word for target in wanted for word in words_of(target)],
        _classifier([as_target(row) for row in db.targets()], wanted),
        {"quotes": installed_version(), "stance": model_version()},
        version=version,
        everything=everything,
        watch=listener.watch,
    )


def as_target(row: TargetRow) -> Target:
    """A stored target as the library takes it."""
    return Target(row.name, row.aliases, row.description)


def _classifier(every: Sequence[Target], wanted: Sequence[Target]) -> Classify:
    """What gives the stances toward the wanted targets, of articles read for all, as in ingest."""
    from quotes.stance import classify_all, read

    def classify_article(text: str, quotations: Sequence[Quotation]) -> list[tuple[Stance, ...]]:
        return classify_all(text, quotations, wanted, context=read(text, every))

    return classify_article
