"""`quotes stance review`: a person's labels, the unsure ones of the model first."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.answers import Nothing, target_for
from quotes.cli.asking_back import regret
from quotes.cli.listening import TERMINAL
from quotes.cli.options import Db, login_name, open_database, register
from quotes.cli.output import Format, console, message, show
from quotes.cli.stance.agreement import MODEL
from quotes.errors import StopRun, Unclear
from quotes.phrases import count, quoted
from quotes.types import StanceLabel, Verdict

if TYPE_CHECKING:
    from rich.console import RenderableType

    from db import Database
    from db.values import Hit

KEYS = {
    "s": Verdict.SUPPORT,
    "o": Verdict.OPPOSE,
    "c": Verdict.CONDITIONAL,
    "n": Verdict.NEUTRAL,
    "x": Verdict.NOT_ABOUT,
}
_HELP = (
    "s support · o oppose · c conditional · n neutral · x not about it"
    " · Enter skip · m model · b back · q quit"
)


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        review,
        "quotes stance review 'the talks'",
        "quotes stance review 'the talks' --as Ana --unsure",
    )


def review(
    context: typer.Context,
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A target, or an alias.")],
    person: Annotated[
        str | None,
        typer.Option("--as", metavar="NAME", help="Whose labels they are; else the login name."),
    ] = None,
    unsure: Annotated[
        bool, typer.Option("--unsure", help="Only those of which the model is not sure.")
    ] = False,
    others: Annotated[
        bool, typer.Option("--others", help="Only those that others labelled, for agreement.")
    ] = False,
    db: Db = None,
) -> None:
    """Label quotations on a target by hand, those of which the model is least sure first.

    Keys: s support, o oppose, c conditional, n neutral, x not about the target, Enter skips,
    m shows the model's label, b goes back, q quits. The model's label is hidden until m is
    pressed or yours is given, since whoever sees it tends to follow it.

    Labels are kept at once with name and date, beside the model's. They win in every answer and
    export, and stay when articles are read again. What you labelled before is not shown again.
    """
    person = (person or login_name()).strip()
    if not person:
        raise StopRun("whose labels are these? Give a name: --as NAME")
    if person.casefold() == MODEL:
        raise Unclear(f"{quoted(person)} is not a person: the model's own labels go by that name")
    with open_database(context, db) as database:
        name = target_for(database, target, TERMINAL)
        if isinstance(name, Nothing):
            regret(name, Format.TABLE)
        waiting = _waiting(database, name, person, unsure=unsure, others=others)
        if not waiting:
            regret(Nothing(f"nothing to review on {quoted(name)}"), Format.TABLE)
        doubtful = sum(not each.sure for each in waiting)
        message(f"{quoted(name)}: {count(len(waiting), 'quotation')}, {doubtful:,} unsure")
        message(_HELP)
        session = Session(database, name, person, waiting)
        session.go()
    numbers = Counter(session.given.values())
    shown = ", ".join(f"{number} {label}" for label, number in numbers.items()) or "none"
    message(f"labels kept as {person}: {shown}")


def _waiting(
    database: Database, target: str, person: str, *, unsure: bool, others: bool
) -> list[Waiting]:
    """What this person has not labelled, by how sure the model is, the least sure first."""
    given = database.human_labels([target])
    done = {each.quotation_id for each in given if each.person == person}
    # A person's label stands for the model's wherever else stances are asked for.
    found = {
        each.quotation_id: _waits(each.quotation_id, each.model, each.score, each.sure)
        for each in given
    }
    if not others:
        stances = {each.quotation_id: each for each in database.taken(target)}
        found = {
            id: found.get(id) or _waits(id, each.label, each.score, each.sure)
            for id, each in stances.items()
        }
    return sorted(
        (each for id, each in found.items() if id not in done and not (unsure and each.sure)),
        key=lambda each: (each.sure, each.score),
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A quotation to be labelled, and in words what the model labelled it."""

    quotation_id: str
    label: str
    sure: bool
    score: float


def _waits(id: str, label: StanceLabel | None, score: float | None, sure: bool) -> Waiting:
    if label is None or score is None:
        return Waiting(id, f"the model: {Verdict.NOT_ABOUT}", True, 1.0)
    words = f"the model: {label} {score:.2f}{'' if sure else ', unsure'}"
    return Waiting(id, words, sure, score)


@dataclass(slots=True)
class Session:
    """One person's way through the quotations that wait for a label."""

    database: Database
    target: str
    person: str
    waiting: Sequence[Waiting]
    given: dict[str, Verdict] = field(default_factory=dict)

    def go(self) -> None:
        """Show one after the other and keep what is pressed, until the end or q."""
        at = 0
        while at < len(self.waiting):
            waiting = self.waiting[at]
            hit = self.database.quotation(waiting.quotation_id)
            if hit is None:
                at += 1
                continue
            before = self.database.words_before(hit)
            show(*_shown(hit, before, f"{at + 1}/{len(self.waiting)}"))
            key = self._key(waiting)
            if key == "q":
                return
            if key == "b":
                at = max(0, at - 1)
                continue
            if label := KEYS.get(key):
                self.database.put_label(waiting.quotation_id, self.target, label, self.person)
                self.given[waiting.quotation_id] = label
                message(f"    {label}; {waiting.label}")
            at += 1

    def _key(self, waiting: Waiting) -> str:
        """The first key that means something; "" for Enter."""
        while True:
            key = _pressed()
            if key in KEYS or key in ("", "q", "b"):
                return key
            message(f"    {waiting.label}" if key == "m" else _HELP)


def _pressed() -> str:
    """The next key, or away from a terminal the next line's first letter; q at the end."""
    if sys.stdin.isatty():
        try:
            key = typer.getchar()[:1]  # what was typed faster than it is read comes at once
        except EOFError:  # Ctrl-D
            return "q"
        return "" if key in "\r\n" else key.lower()
    line = sys.stdin.readline()
    return line.strip()[:1].lower() if line else "q"


def _shown(hit: Hit, before: str, number: str) -> list[RenderableType]:
    """A quotation without its stances, with its cue and the sentence before, which "it" needs."""
    from rich.text import Text

    from quotes.cli.render import Lines, plain, quotation
    from quotes.stance.words import split_sentences

    hidden = quotation(replace(hit, stances=()), None, brackets=not console().is_terminal)
    head = Text(f"{number}  cue: ").append_text(plain(hit.cue or "none"))
    sentences = split_sentences(before)
    if not sentences:
        return [Lines(head), hidden]
    start, end = sentences[-1]
    context = Text("… ").append_text(plain(before[start:end]))
    context.stylize("dim")
    return [Lines(head), Lines(context, ""), hidden]
