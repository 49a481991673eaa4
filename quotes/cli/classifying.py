"""Stances of what is stored: for targets that are new or have changed, and after a new model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quotes.cli.output import message
from quotes.cli.phrases import count, quoted
from quotes.cli.progress import progress
from quotes.types import Quotation, Stance, Target

if TYPE_CHECKING:
    from db import Database
    from db.reclassify import Classify
    from db.values import Reclassified, TargetRow

_ARTICLE = re.compile(r"^an?\s+(?=\S)", re.IGNORECASE)
_LONGEST = 200


def known_target(targets: Iterable[TargetRow], name: str) -> TargetRow | None:
    """The target that goes by a name or an alias; case and articles do not matter."""
    wanted = _folded(name)
    for row in targets:
        if wanted in {_folded(known) for known in (row.name, *row.aliases)}:
            return row
    return None


def targets_within(targets: Iterable[TargetRow], words: str) -> list[TargetRow]:
    """The targets whose name or alias is a part of the words: "VAR" of "VAR and why"."""
    within = f" {_folded(words)} "
    return [
        row
        for row in targets
        if any(f" {_folded(known)} " in within for known in (row.name, *row.aliases))
    ]


def _folded(name: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def catch_up(db: Database, targets: Sequence[TargetRow], *, quiet: bool = False) -> None:
    """Classify the stored articles that were not read for these targets as they are now."""
    if db.unread(targets):
        classify_stored(db, [row for row in targets if db.unread([row])], quiet=quiet)


def new_target(db: Database, name: str) -> TargetRow | None:
    """Make a target of a name that some stored quotation is about, and classify what is stored.

    None, and nothing is kept, unless an article has the name as it stands: of a misread "the deal
    now" some words would do for a quotation to be about it.
    """
    name = _ARTICLE.sub("", name.strip())
    if len(name) > _LONGEST or not any(letter.isalnum() for letter in name):
        return None
    if not db.documents_naming(_folded(name)):
        return None
    db.add_target(Target(name))
    found = None
    try:
        row = known_target(db.targets(), name)
        found = classify_stored(db, [row]) if row else None
    finally:
        if found is None or not found.stances:
            db.remove_target(name)
    if found is None or not found.stances:
        return None
    message(
        f"{quoted(name)} is a target from now on: {count(found.stances, 'quotation')} about it; "
        f"give it aliases with: quotes targets edit"
    )
    return row


def classify_stored(
    db: Database,
    targets: Sequence[TargetRow],
    *,
    version: str | None = None,
    everything: bool = False,
    quiet: bool = False,
) -> Reclassified:
    """Classify stored quotations toward the targets; see `Database.reclassify`."""
    from quotes.extraction import installed_version
    from quotes.stance import model_version, words_of

    wanted = [as_target(row) for row in targets]
    with progress("Classifying", quiet=quiet) as advance:
        return db.reclassify(
            targets,
            [word for target in wanted for word in words_of(target)],
            _classifier([as_target(row) for row in db.targets()], wanted),
            {"quotes": installed_version(), "stance": model_version()},
            version=version,
            everything=everything,
            advance=advance,
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
