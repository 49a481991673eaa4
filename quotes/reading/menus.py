"""Menus of web pages: blocks of short links, and what stands in elements that are called menus.

- "Home | World | Politics", each a link, in one block or in blocks one after another
- "Menu", "Search" and "Share" between such blocks, and a heading with nothing but them below it
- headlines under "Most read", though some of them are questions
- `<div class="main-menu"><span>Home</span> …`, without links

A sentence stays wherever it stands, and so does a lone link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from quotes.layout import signs

_FEWEST_LINKS = 3
_LONGEST_LINK = 60  # letters
_ALL_LINKS = 0.8
_SENTENCE_END = re.compile(r"\w{2}[.?!…][\"”’')\]]*(?:\s|$)")
_HEADING = re.compile(r"#{2,6} ")
_ELEMENTS = frozenset({"div", "ul", "ol", "menu", "section", "table"})
_PART = (
    r"main|site|page|top|bottom|primary|secondary|global|header|head|footer|foot|side|mobile|sub"
    r"|user|section|drop(?:down)?|mega|social|share"
)
_NAMED = re.compile(
    rf"(?:^|\s)(?:(?:{_PART})[-_]?)?(?:nav(?:bar|igation)?|menu(?:bar)?|breadcrumbs?)"
    r"(?:[-_]?(?:list|items?|links?|bar|container|wrapper))?(?=\s|$)",
    re.IGNORECASE,
)
_ROLES = frozenset({"navigation", "menu", "menubar"})


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A paragraph with its Markdown prefix, and the number of the article it is in (0 for none).

    `links` are how many links it has, `linked` how many of its letters stand in them; `in_menu`
    says that it stands in an element that is called a menu.
    """

    text: str
    article: int
    links: int = 0
    linked: int = 0
    in_menu: bool = False

    @property
    def is_label(self) -> bool:
        """Whether it is short, and neither a heading, a byline nor a sentence."""
        letters = sum(map(str.isalnum, self.text))
        short = letters <= _LONGEST_LINK * max(self.links, 1)
        return short and not self.text.startswith(("#", "By ")) and not self._is_sentence

    @property
    def is_links(self) -> bool:
        """Whether it is nothing but short links, headlines or sentences among them."""
        letters = sum(map(str.isalnum, self.text))
        return (
            self.linked >= _ALL_LINKS * letters > 0
            and letters <= _LONGEST_LINK * max(self.links, 1)
            and not self.text.startswith(("#", "By "))
        )

    @property
    def _is_sentence(self) -> bool:
        return bool(_SENTENCE_END.search(self.text))


def is_named_menu(tag: str, given: Mapping[str, str | None]) -> bool:
    """Whether an element is called a menu by its class, id or role, or is one."""
    if tag not in _ELEMENTS:
        return False
    names = f"{given.get('class') or ''} {given.get('id') or ''}"
    return tag == "menu" or given.get("role") in _ROLES or bool(_NAMED.search(names))


def without_menus(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks less those that are menus, as the links of a page head or of "read also" are."""
    kept: list[PageBlock] = []
    below_menu = False  # whether nothing but menus stands below the last block, a heading
    for framed, run in groupby(blocks, key=_is_framed):
        several = list(run)
        if framed and _is_menu(several):
            below_menu = bool(kept and _HEADING.match(kept[-1].text))
            continue
        if below_menu and several[0].text.startswith("#"):
            kept.pop()
        below_menu = False
        kept += several
    if below_menu:
        kept.pop()
    return kept or list(blocks)


def _is_framed(block: PageBlock) -> bool:
    """Whether a block can belong to a menu."""
    return block.is_links or (
        block.is_label and (block.in_menu or (not block.links and signs.is_furniture(block.text)))
    )


def _is_menu(run: Sequence[PageBlock]) -> bool:
    """Whether blocks make a menu: by their number of links, most of them no sentences, or name."""
    if all(block.in_menu and block.is_label for block in run):
        return True
    links = [block for block in run if block.is_links]
    labels = sum(block.is_label for block in links)
    return sum(max(block.links, 1) for block in links) >= _FEWEST_LINKS and 2 * labels > len(links)
