"""Web pages and Markdown as text: entities decoded, and of a page what a reader sees of it.

The text of a page is Markdown: paragraphs between blank lines, headings after "#", list items
after "-", block quotations behind ">". Offsets are offsets into that text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5
from html.parser import HTMLParser

from quotes.reading.dates import parse_date
from quotes.reading.menus import PageBlock, is_named_menu, without_menus
from quotes.reading.metadata import Metadata

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_UNSEEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "footer",
        "aside",
        "button",
        "select",
        "iframe",
        "object",
    }
)
_INLINE_UNSEEN = frozenset({"button", "select"})
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|link|mark|meta"
    "|q|s|samp|small|source|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_PREFIXES = {"li": "- ", **{f"h{level}": "#" * level + " " for level in range(1, 7)}}
# Names under which pages give their metadata, surest first.
_META = {
    "title": ("og:title", "twitter:title"),
    "publisher": ("og:site_name", "application-name"),
    "date": ("article:published_time", "datepublished", "date", "dc.date", "pubdate"),
    "author": ("author", "article:author", "byl", "dc.creator"),
    "url": ("canonical", "og:url"),
}
# An article that holds less of a page's words than this is one among others.
_MOST = 0.5

_Attributes = list[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a web page and what its head says of it; `title` is the browser's title."""

    text: str
    metadata: Metadata
    title: str | None


def decode_entities(text: str) -> str:
    """The text with "&ldquo;", "&#8217;" and the like as characters; what is none stays."""
    return _ENTITY.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    entity = match.group()
    # By itself `unescape` takes "&notary;" for "¬ary;".
    return unescape(entity) if entity[1] == "#" else html5.get(entity[1:], entity)


def read_page(markup: str) -> Page:
    """What a person reads of a web page: its main article where it has one, else all of it."""
    parser = _Parser()
    parser.feed(markup)
    parser.close()
    parser.end_block()
    blocks = without_menus(_main(parser.blocks))
    text = "\n\n".join(block.text for block in blocks) + "\n"
    return Page(text, _metadata(parser.meta), " ".join(parser.title.split()) or None)


def _main(blocks: Iterable[PageBlock]) -> list[PageBlock]:
    blocks = list(blocks)
    sizes: Counter[int] = Counter()
    for block in blocks:
        sizes[block.article] += len(block.text)
    article, size = max(sizes.items(), key=lambda item: item[1], default=(0, 0))
    if article and size >= _MOST * sizes.total():
        return [block for block in blocks if block.article == article]
    return blocks


def _metadata(meta: dict[str, str]) -> Metadata:
    found = {
        field: next((meta[name] for name in names if name in meta), None)
        for field, names in _META.items()
    }
    author = found["author"]
    return Metadata(
        title=found["title"],
        publisher=found["publisher"],
        date=parse_date(found["date"]),
        author=None if author and "://" in author else author,
        url=found["url"],
    )


@dataclass
class _State:
    """Where in a page the parser is."""

    unseen: list[str] = field(default_factory=list)
    quoted: int = 0
    article: int = 0
    articles: int = 0
    depth: int = 0  # of articles in articles
    prefix: str = ""
    in_title: bool = False
    in_link: bool = False
    menu: str = ""  # the tag of the outermost element that is called a menu
    menu_depth: int = 0  # elements of that tag that are open in it


class _Parser(HTMLParser):
    """Gathers the paragraphs of a page, its title, and the metadata of its head."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[PageBlock] = []
        self.meta: dict[str, str] = {}
        self.title = ""
        self._words: list[str] = []
        self._links = self._linked = 0
        self._at = _State()

    def parse_html_declaration(self, i: int) -> int:
        """Pass over what no browser shows; the parent has no end for "<![ endif]-->"."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        at, given = self._at, dict(attrs)
        at.in_title = False
        if tag not in _INLINE_UNSEEN and not _INLINE.fullmatch(tag):
            # A button that was never closed ends where a paragraph begins.
            while at.unseen and at.unseen[-1] in _INLINE_UNSEEN:
                at.unseen.pop()
        if tag in _UNSEEN:
            at.unseen.append(tag)
        elif tag == "meta":
            self._know(given.get("property") or given.get("name") or given.get("itemprop"), given)
        elif tag == "link" and given.get("rel") == "canonical":
            self._know("canonical", {"content": given.get("href")})
        elif tag == "title" and not at.unseen:
            at.in_title = True
        if at.unseen and (tag == "br" or _INLINE.fullmatch(tag)):
            return
        if tag == "a":
            at.in_link = bool(given.get("href") or "onclick" in given)
            self._links += at.in_link
        if tag == "br":
            self._words.append(" " if at.prefix.startswith("#") else "\n")
        elif tag == "q":
            self._words.append("“")
        elif not _INLINE.fullmatch(tag):
            self.end_block()
            at.prefix = _PREFIXES.get(tag, at.prefix if tag in ("p", "div") else "")
            self._enter(tag, given)
        if tag == "blockquote":
            at.quoted += 1
        elif tag == "article":
            at.depth += 1
            if at.depth == 1:
                at.articles += 1
                at.article = at.articles

    def _enter(self, tag: str, given: dict[str, str | None]) -> None:
        """Keep in mind which element is a menu by its name, and where it will end."""
        at = self._at
        if not at.menu and is_named_menu(tag, given):
            at.menu = tag
        at.menu_depth += tag == at.menu

    def handle_endtag(self, tag: str) -> None:
        at = self._at
        if tag in at.unseen:
            # An inner element that was left open ends with the one around it.
            del at.unseen[at.unseen.index(tag) :]
        if tag == "a":
            at.in_link = False
        if tag == "q":
            if not at.unseen:
                self._words.append("”")
        elif not _INLINE.fullmatch(tag):
            self.end_block()
            at.prefix = ""
            if tag == at.menu:
                at.menu_depth -= 1
                at.menu = at.menu if at.menu_depth else ""
        if tag == "title":
            at.in_title = False
        elif tag == "blockquote":
            at.quoted = max(0, at.quoted - 1)
        elif tag == "article":
            at.depth = max(0, at.depth - 1)
            at.article = at.article if at.depth else 0

    def handle_data(self, data: str) -> None:
        if self._at.in_title:
            self.title += data
        elif not self._at.unseen:
            self._words.append(re.sub(r"\s+", " ", data))
            self._linked += sum(map(str.isalnum, data)) if self._at.in_link else 0

    def end_block(self) -> None:
        """Keep what was gathered since the last block as one, where it has words."""
        at = self._at
        lines = [" ".join(line.split()) for line in "".join(self._words).split("\n")]
        lines = [line for line in lines if line]
        self._words.clear()
        if lines:
            lines[0] = at.prefix + lines[0]
            mark = "> " if at.quoted else ""
            text = "\n".join(mark + line for line in lines)
            self.blocks.append(
                PageBlock(text, at.article, self._links, self._linked, bool(at.menu))
            )
            self._links = self._linked = 0
            at.prefix = ""

    def _know(self, name: str | None, given: dict[str, str | None]) -> None:
        content = " ".join((given.get("content") or "").split())
        if name and content:
            self.meta.setdefault(name.lower(), content)
