"""Quotations and answers as text for a person. Pure functions, values to renderables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from quotes.cli.output import one_line
from quotes.phrases import count, day
from quotes.types import Kind, Span, StanceLabel

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from db.values import Hit, HitStance
    from quotes.answers import Answer, Ranked

DOUBTFUL = 0.5
"""Of a quotation of less confidence the confidence is shown."""

STYLES = {
    StanceLabel.SUPPORT: "green",
    StanceLabel.OPPOSE: "red",
    StanceLabel.CONDITIONAL: "yellow",
    StanceLabel.NEUTRAL: "dim",
}
DOUBT = "magenta"
INDENT = 4
NOBODY = "speaker unknown"
ONLY_NEAR = "Only near the topic:"
NOWHERE = "country unknown"
_INVISIBLE = dict.fromkeys(
    map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


def plain(text: str) -> Text:
    """Words from a document as text on one line: no markup, control or direction characters."""
    return Text(one_line(text.translate(_INVISIBLE)))


def in_sentence(sentence: str, marks: Iterable[Span], *, brackets: bool) -> Text:
    """A sentence with its quotation marked: in bold, and in ⟦ ⟧ where there is no bold."""
    text = Text()
    at = 0
    for start, end in sorted(marks):
        text.append_text(_piece(sentence[at:start]))
        marked = _piece(sentence[start:end])
        marked.stylize("bold cyan")
        if brackets:
            marked = Text("⟦").append_text(marked).append("⟧")
        text.append_text(marked)
        at = max(at, end)
    text.append_text(_piece(sentence[at:]))
    text.rstrip()
    return text


def _piece(text: str) -> Text:
    """A piece of a sentence on one line, with a blank at either end where it had one."""
    inner = plain(text)
    before = " " if text[:1].isspace() and inner else ""
    after = " " if text[-1:].isspace() else ""
    return Text(before).append_text(inner).append(after)


def stance_chip(stance: HitStance) -> Text:
    """A stance in few words: "opposes the talks 0.81", "unsure: opposes the talks 0.41".

    A person's label has no score.
    """
    words = {
        StanceLabel.SUPPORT: "supports",
        StanceLabel.OPPOSE: "opposes",
        StanceLabel.CONDITIONAL: "conditional on",
        StanceLabel.NEUTRAL: "neutral on",
    }[stance.label]
    chip = plain(f"{words} {stance.target}")
    chip.stylize(STYLES[stance.label] if stance.sure else "dim")
    if not stance.sure:
        chip = Text("unsure: ", style=DOUBT).append_text(chip)
    chip.append(f" (by {stance.by})" if stance.by else f" {stance.score:.2f}", style="dim")
    return chip


def why(hit: Hit) -> Text | None:
    """How a quotation was found that has not all the words asked for; None where it has them."""
    if hit.complete:
        return None
    ways = [f"by meaning {hit.similarity:.2f}"] if hit.similarity is not None else []
    if hit.matched:
        ways.append("by " + ", ".join(f"“{word}”" for word in hit.matched))
    found = plain(" and ".join(ways) or "by the article")
    found.stylize("dim")
    return found


def chips(hit: Hit) -> list[Text]:
    """What is to be known of a quotation besides its words: kind, doubts, stances, why it fits."""
    found = [Text(hit.kind.value, style="dim" if hit.kind is Kind.INDIRECT else "")]
    if not hit.speech:
        found.append(Text("not speech", style="dim"))
    if hit.within:
        found.append(Text("in another's words", style="dim"))
    if hit.negated:
        found.append(Text("denied", style=DOUBT))
    if hit.hedged:
        found.append(Text("not certain", style=DOUBT))
    if hit.confidence < DOUBTFUL:
        found.append(Text(f"confidence {hit.confidence:.2f}", style=DOUBT))
    found += [stance_chip(stance) for stance in hit.stances]
    reason = why(hit)
    return [*found, reason] if reason else found


def source(hit: Hit) -> list[Text]:
    """The article of a quotation: its title and id, and where it is to be found."""
    named = plain(f"{hit.title or 'untitled'} · {hit.document_id}")
    place = hit.url or hit.origin
    lines = [named, plain(place)] if place and place != hit.document_id else [named]
    for line in lines:
        line.stylize("dim")
    return lines


class Lines:
    """Text, wrapped on a terminal; elsewhere one line, which other programs can search.

    With `before`, that stands before the first line and blanks before the others.
    """

    def __init__(self, text: Text, before: str | None = None) -> None:
        self.text = text
        self.before = before

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines."""
        indent = 0 if self.before is None else INDENT
        before = Text(f"{self.before:>{INDENT - 1}} " if indent else "", style="dim")
        width = max(options.max_width - indent, 20)
        lines = self.text.wrap(console, width) if console.is_terminal else [self.text]
        for line in lines:
            line.rstrip()
            yield Text("", overflow="ignore", no_wrap=True).append_text(before).append_text(line)
            before = Text(" " * indent)


def quotation(hit: Hit, number: int | None, *, brackets: bool, speaker: bool = True) -> Group:
    """A quotation: who, when, where and how; the sentence; the article."""
    head: list[Text] = []
    if speaker:
        name = plain(hit.speaker or NOBODY)
        name.stylize("bold" if hit.speaker else "italic")
        head.append(name)
    head.append(Text(day(hit.date)))
    if hit.publisher:
        head.append(plain(hit.publisher))
    return Group(
        Lines(Text(" · ").join(head + chips(hit)), str(number or "")),
        Lines(in_sentence(hit.sentence, hit.marks, brackets=brackets), ""),
        *(Lines(line, "") for line in source(hit)),
        "",
    )


def answer(found: Answer, *, brackets: bool) -> list[RenderableType]:
    """An answer: what was understood, what it comes to, the quotations."""
    head = plain(found.understood)
    head.stylize("bold")
    lines: list[RenderableType] = [Lines(head)]
    lines += [Lines(plain(line)) for line in found.summary]
    lines.append("")
    if found.groups:
        for number, ranked in enumerate(found.groups, start=1):
            lines += _ranked(
                ranked, number, brackets=brackets, by_country=found.question.by_country
            )
    else:
        for number, hit in enumerate(found.hits, start=1):
            lines.append(quotation(hit, number, brackets=brackets))
    if found.near and found.total:
        lines += [Lines(Text(ONLY_NEAR, style="bold")), ""]
    lines += [quotation(hit, None, brackets=brackets) for hit in found.near]
    return lines


def _ranked(
    ranked: Ranked, number: int, *, brackets: bool, by_country: bool
) -> list[RenderableType]:
    name = plain(ranked.speaker or (NOWHERE if by_country else NOBODY))
    name.stylize("bold" if ranked.speaker else "italic")
    every = sum(ranked.labels.values()) + ranked.unsure
    # The labels are of all that was said on the target, whatever the side that was asked for.
    of_all = count(every, "quotation") if every > ranked.total else ""
    head = [
        name,
        Text(f"{ranked.total:,} of {of_all}" if of_all else count(ranked.total, "quotation")),
    ]
    if every:
        head.append(labels(ranked.labels, ranked.unsure))
    quotations = [
        quotation(hit, None, brackets=brackets, speaker=by_country) for hit in ranked.hits
    ]
    return [Lines(Text(" · ").join(head), str(number)), *quotations]


def labels(numbers: Mapping[StanceLabel, int], unsure: int = 0) -> Text:
    """How many quotations take which side: "2 oppose, 1 neutral, 3 unsure"."""
    parts = [
        Text(f"{numbers[label]:,} {label}", style=STYLES[label])
        for label in StanceLabel
        if numbers.get(label)
    ]
    if unsure:
        parts.append(Text(f"{unsure:,} unsure", style=DOUBT))
    return Text(", ").join(parts)
