"""Web pages as the text that a person reads of them, and entities in Markdown."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from quotes.reading import read
from quotes.reading.pages import decode_entities, read_page
from quotes.types import Document

PAGE = """<!doctype html><html><head><title>Ott quits | The Arlander</title>
<meta property="og:title" content="Ott quits">
<meta name="author" content="Jo Hill">
<meta property="og:site_name" content="The Arlander">
<meta property="article:published_time" content="2014-01-23T10:00:00Z">
<link rel="canonical" href="https://example.org/ott">
<style>p { color: red }</style></head>
<body><nav><a href="/">Home</a> said the menu</nav>
<article><h1>Ott<br>quits</h1>
<p>&ldquo;It is <b>over</b>,&rdquo; Karl&nbsp;Ott said
of AT&amp;T.</p><script>var said = "no";</script>
<p>He wrote:<br>thanks</p><blockquote><p>We lost. <q>Fair</q> it was.</p></blockquote>
<ul><li>One</li><li><p>Two</p></li></ul></article>
<div>Read more: Hill resigns</div><footer>All rights reserved</footer></body></html>"""

TEXT = """# Ott quits

“It is over,” Karl Ott said of AT&T.

He wrote:
thanks

> We lost. “Fair” it was.

- One

- Two
"""


def test_a_page_is_its_main_article_and_what_its_head_says(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text(PAGE)
    (item,) = read([tmp_path])
    assert isinstance(item, Document)
    assert item.text == TEXT
    assert (item.id, item.title, item.author, item.publisher) == (
        "a.htm",
        "Ott quits",
        "Jo Hill",
        "The Arlander",
    )
    assert (item.date, item.url) == (dt.date(2014, 1, 23), "https://example.org/ott")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Ott said no.", "Ott said no.\n"),
        ("<div>Ott<p>said</div>no.", "Ott\n\nsaid\n\nno.\n"),
        ("<aside>x<nav>y</aside><p>no", "no\n"),
        ("<article>a</article><article>b</article><article>c</article>", "a\n\nb\n\nc\n"),
        ("1 < 2 & 3 &unknown; &#8217;", "1 < 2 & 3 &unknown; ’\n"),
        ("<p>a<![ endif]-->b<![foo]>c<![-- x --]>d<![if IE]>e<![endif]>f", "abcdef\n"),
        ("<p>a<![ endif", "a<![ endif\n"),
        ("<p>a<meta itemprop='x' content='y'>b</p></p></article>", "ab\n"),
    ],
)
def test_broken_pages_are_read_as_far_as_they_go(markup: str, text: str) -> None:
    assert read_page(markup).text == text


def test_a_page_without_words_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<title>Ott</title><script>load()</script>")
    (item,) = read([tmp_path / "a.html"])
    assert str(item) == f"{tmp_path / 'a.html'}: is empty"


def test_entities_in_markdown_are_characters_and_noted(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("&ldquo;No,&rdquo; AT&amp;T said. Q&A; we&#8217;re")
    (tmp_path / "b.txt").write_text("AT&amp;T said.")
    first, second = read([tmp_path])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == "“No,” AT&T said. Q&A; we’re"
    assert first.notes == ("HTML entities read as characters",)
    assert (second.text, second.notes) == ("AT&amp;T said.", ())


def test_what_is_no_entity_stays() -> None:
    text = "R&D; Q&A, &notanentity; & &#x; &#99999999;"
    assert decode_entities(text) == text


def test_an_article_in_an_article_ends_neither() -> None:
    page = read_page(
        "<article><p>First.</p><article><p>A card.</p></article><p>Last.</p></article><p>Menu.</p>"
    )
    assert page.text == "First.\n\nA card.\n\nLast.\n"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>First.</p><button>x<p>The rest.</p></body>",
        "<p>First.</p><nav><q>hi</q><br></nav><p>The rest.</p>",
        "<head><title>T<body><p>First.</p><p>The rest.</p>",
    ],
)
def test_what_was_left_open_swallows_nothing(markup: str) -> None:
    assert read_page(markup).text == "First.\n\nThe rest.\n"


LINK = '<a href="/x">{}</a>'


@pytest.mark.parametrize(
    "menu",
    [
        f"<div>{' '.join(map(LINK.format, ['Home', 'World', 'U.S. Politics']))}</div>",
        f"<div>{' | '.join(map(LINK.format, ['Home', 'World', 'Sport']))}</div>",
        "".join(f"<div>{LINK.format(word)}</div>" for word in ("Home", "World", "Sport")),
        "<ul>"
        + "".join(f"<li>{LINK.format(f'Ott {word} Hill')}</li>" for word in ("beats", "on", "and"))
        + "</ul>",
        "".join(f"<div>{LINK.format(word)}</div>" for word in ("Ott is out", "Is it?", "Sport")),
        f"<div>{LINK.format('Home')} {LINK.format('World')}</div>Menu<p>{LINK.format('Sport')}</p>",
        "<a onclick='go(1)'>Home</a> <a onclick='go(2)'>World</a> <a onclick='go(3)'>Sport</a>",
        "<div class='x main-menu'><div>Home</div><div><span>World</span></div></div>",
        "<ul id='navbar'><li>Home</li><li>World</li></ul>",
        f"<div role='navigation'>{LINK.format('Home')}</div>",
        f"<h3>Sections</h3><div>{' '.join(map(LINK.format, ['Home', 'World', 'Sport']))}</div>",
    ],
)
def test_menus_are_no_text(menu: str) -> None:
    page = read_page(f"{menu}<h1>{LINK.format('Ott quits')}</h1><p>Ott said no.</p>{menu}")
    assert page.text == "# Ott quits\n\nOtt said no.\n"


@pytest.mark.parametrize(
    "markup",
    [
        f"<div>By {LINK.format('Jo Hill')}</div>",
        f"<div>{LINK.format('Ott quits, Hill says')}</div><p>Ott said no.</p>",
        "".join(f"<p>{LINK.format(f'Ott said {word} to it.')}</p>" for word in ("no", "so", "go")),
        f"<p>Ott, {LINK.format('Hill')}, {LINK.format('Horvat')} and {LINK.format('Lind')}</p>",
        "".join(f"<div>{LINK.format(word)}</div>" for word in ("Ott", "Hill", "Lind")),
    ],
)
def test_links_in_text_stay(markup: str) -> None:
    bare = markup.replace(' href="/x"', "")
    assert read_page(markup).text == read_page(bare).text != "\n"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "<div class='menu'><p>Ott said no to it.</p><h2>Why not</h2>Home</div><p>He left.</p>",
            "Ott said no to it.\n\n## Why not\n\nHe left.\n",
        ),
        ("<div class='has-menu'><p>Ott quits</p></div>", "Ott quits\n"),
        (
            "<div class='menu'><div>Home</div></div><p>Ott quits</p><p>He left.</p>",
            "Ott quits\n\nHe left.\n",
        ),
        (
            f"<h2>Who spoke</h2>{''.join(f'<li>{LINK.format(w)}</li>' for w in 'abc')}<p>Ott did.",
            "## Who spoke\n\nOtt did.\n",
        ),
        ("<div class='menu'><div>Home</div></div>", "Home\n"),
    ],
)
def test_what_stands_in_and_about_a_menu_stays(markup: str, text: str) -> None:
    assert read_page(markup).text == text
