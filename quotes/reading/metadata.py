"""Title, author, date, publisher and address, as an article's own text gives them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, fields

from quotes.layout import Block, BlockKind, layout, plain_text, signs
from quotes.layout.datelines import dateline
from quotes.layout.dates import FULL, date_beside, first_date
from quotes.layout.front import front_matter, labelled
from quotes.layout.lines import split_lines
from quotes.reading.dates import parse_date

_HEAD = 8_000  # characters at the beginning of a text in which metadata stand
_TAIL = 3_000  # and at its end, where the address may
_NEAR_TOP = 2  # paragraphs of the article after which no date or byline is looked for
_DATELINES = 2
# "By Sofia Brandt · MedWatch · February 20, 2025": no word of the name says that it is a paper.
_BETWEEN = re.compile(rf".+? *[|•·] *(?P<publisher>[^|•·]+?) *[|•·] *{FULL}", re.IGNORECASE)
_JOB = re.compile(
    r"\b(?:analyst|bureau|columnist|contributor|correspondent|desk|editor|reporter|staff|writer)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document besides its text; None where nothing is."""

    title: str | None = None
    publisher: str | None = None
    date: dt.date | None = None
    author: str | None = None
    url: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """These values, and those of `other` where these are None."""
        return Metadata(
            *(
                mine
                if (mine := getattr(self, field.name)) is not None
                else getattr(other, field.name)
                for field in fields(self)
            )
        )


def find_metadata(text: str) -> Metadata:
    """What the first and last lines of an article say of it.

    - title: the first Markdown heading or headline above the article; no section ("All news")
    - author: "By [The Moscow Times](#)", "By John Smith and Jane Doe, Reuters"
    - date: a full date on a line of its own near the top, or in the dateline; none is inferred
    - publisher: a line of its own in the masthead, else the agency of the dateline or byline
    - url: the address that follows "Original url:" or the like
    - all of them from labelled lines above the article ("Title: Ott quits"), where there are some
    """
    head = text[:_HEAD]
    blocks = layout(head)
    found = _from_blocks(head, blocks)
    ends = text[:_HEAD].splitlines() if len(text) <= _TAIL else text[-_TAIL:].splitlines()
    return _front_matter(head, blocks).over(found).over(Metadata(url=signs.labelled_address(ends)))


def _from_blocks(text: str, blocks: tuple[Block, ...]) -> Metadata:
    titles: list[str] = []
    author = date = publisher = agency = None
    paragraphs = 0
    for block in blocks:
        plain = plain_text(text, block)
        match block.kind:
            case BlockKind.HEADLINE if not paragraphs:
                titles.append(plain.rstrip(";"))
            case BlockKind.BYLINE:
                who, organisation, day = _byline(plain)
                author, agency, date = author or who, agency or organisation, date or day
            case BlockKind.DATELINE:
                date = date or parse_date(first_date(plain))
                beside = date_beside(plain)
                if beside and signs.is_publisher(beside):
                    publisher = publisher or beside
            case BlockKind.FURNITURE if not paragraphs:
                known = plain == author or signs.is_publisher(plain)
                if plain and known and not signs.is_section(plain):
                    publisher = publisher or plain
            case BlockKind.PARAGRAPH:
                line = dateline(text, *block.span, opening=paragraphs < _DATELINES)
                if line and paragraphs < _DATELINES:
                    date = date or parse_date(line.date)
                    publisher = publisher or line.agency
                paragraphs += 1
        if paragraphs > _NEAR_TOP:
            break
    long = [title for title in titles if title.count(" ") >= 3]
    title = next(iter(long or titles), None)
    return Metadata(title, publisher or agency, date, author)


def _byline(plain: str) -> tuple[str | None, str | None, dt.date | None]:
    """The author, the organisation and the date of a byline that has more than a name."""
    who = signs.byline(plain)
    if who is None:
        return None, None, None
    parts = [part.strip() for part in re.split(r"[,|•·/]|\s[–—-]\s", who) if part.strip()]
    publishers = [part for part in parts if signs.is_publisher(part)]
    between = _BETWEEN.fullmatch(plain)
    if between and not publishers and not _JOB.search(between["publisher"]):
        publishers = [between["publisher"]]
    names = [part for part in parts if part not in publishers]
    organisation = next(iter(publishers), None)
    return ", ".join(names) or organisation, organisation, parse_date(first_date(plain))


def _front_matter(text: str, blocks: tuple[Block, ...]) -> Metadata:
    if not blocks or not front_matter(text, split_lines(text)):
        return Metadata()
    found = labelled(text[slice(*blocks[0].span)].splitlines())
    day = parse_date(found.pop("date", None))
    return Metadata(date=day, **found)
