"""A spaCy component that settles clear sentence boundaries; importing this module registers it.

It stands before the parser, which keeps what is settled here and decides the rest.
"""

from __future__ import annotations

from typing import Any

from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token

NAME = "quotes_boundaries"
END_MARKS = frozenset(".!?…:")
MARKS = frozenset(("'", '"', "''", "``", "“", "”", "‘", "’", "«", "»"))
CLOSERS = MARKS | {")", "]", "*", "_"}
# No sentence has so many tokens without a mark that may end one. Speech that a machine wrote down
# has no marks at all: what looks through a sentence would look through the whole text.
LONGEST = 500
NEVER_FIRST = frozenset((",", ";", ":", ".", "!", "?", ")", "]", "%"))


@Language.component(NAME, assigns=["token.is_sent_start"])
def boundaries(doc: Doc) -> Doc:
    """Set `is_sent_start` in place wherever spacing and marks alone tell, and it is not yet set.

    After a blank line a sentence begins (True). A paragraph that is broken in mid-sentence (no
    end mark before the blank line, a word in lower case after it) goes on (False). What may be
    either, such as "al-Maleh" after a line without an end mark, is left to the parser.

    Within a line no sentence begins (False): with a comma or another mark that only ends or
    divides; with a closing quotation mark; after an opening one; after a comma inside closing
    marks (“…,” Lavrov said); after a word in lower case; with a small letter after any word or
    after a comma. A run of LONGEST tokens without an end mark is broken all the same (True).
    """
    # One array for all: setting `token.is_sent_start` looks through the whole Doc each time.
    marks: Any = doc.to_array(SENT_START).astype("int64")
    last: Token | None = None
    space = ""
    run = 0
    for token in doc:
        if token.is_space:
            space += token.text
            continue
        if last is not None and not marks[token.i]:
            # Blanks after the last line end only indent the next line.
            lines = len(space.rstrip(" \t").splitlines())
            starts = _after_lines(doc, last, token, lines) if lines else _within(doc, last, token)
            if run >= LONGEST:
                starts = True
            if starts is not None:
                marks[token.i] = 1 if starts else -1
        ended = marks[token.i] == 1 or token.text[-1] in END_MARKS
        run = 0 if ended else run + 1
        last, space = token, ""
    if len(doc):
        doc.from_array(SENT_START, marks.astype("uint64"))
    return doc


def _after_lines(doc: Doc, last: Token, token: Token, lines: int) -> bool | None:
    if lines < 2:
        return None
    if not token.text[0].islower() or _inside(doc, last).text[-1] in END_MARKS:
        return True
    compound = token.i + 1 < len(doc) and doc[token.i + 1].text == "-"
    return None if compound or not token.text.islower() else False


def _within(doc: Doc, last: Token, token: Token) -> bool | None:
    if token.text in NEVER_FIRST or (token.text in MARKS and not last.whitespace_):
        return False
    if last.text in MARKS and not last.whitespace_ and _is_spaced(doc, last):
        return False
    if last.text.islower() and last.text[-1].isalnum():
        return False
    inside = _inside(doc, last)
    comma = inside.text == ","
    if comma and inside.i != last.i:
        return False
    if token.text[0].islower() and (comma or inside.text[-1].isalnum()):
        return False
    return None


def _is_spaced(doc: Doc, token: Token) -> bool:
    before = doc[token.i - 1] if token.i else None
    return before is None or before.is_space or bool(before.whitespace_)


def _inside(doc: Doc, last: Token) -> Token:
    """Give the last token before any closing marks."""
    place = last.i
    while place > 0 and doc[place].text in CLOSERS:
        place -= 1
    return doc[place]
