"""Questions to offer in place of one that is of no known form, or of two questions in one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.questions.examples import EXAMPLES

_AUXILIARY = "(?:do|does|did|has|have|had|is|are|was|were|would|will|can|could|should)"
_ASKS = "(?:who|whom|what|which|where|when|why|how)"

_THAT = ("who said that {0}?", "who denied that {0}?")

# The words that are kept from a question of no known form, and what to ask about them. In the
# forms, `{0}`, `{1}` are what the groups hold. The first that fits counts.
_NEAREST: tuple[tuple[str, tuple[str, ...]], ...] = (
    # Who printed words is no speaker of them.
    (
        r"(?:which|what) (?:publish\w+|publications?|\w*papers?|outlets?|media|agenc\w+"
        r"|journalists?|articles?|documents?) .*?\b(?:quot|cit)(?:e|es|ed|ing) (.+)",
        ("what did {0} say?", "who is {0}?"),
    ),
    (
        r"(?:which|what) (?:articles?|documents?|stories|\w*papers?) [^\W\d_]+ "
        r"(?:(?:about|on) )?(.+)",
        ("what was said about {0}?", "who talked about {0}?"),
    ),
    (r"who (?:(?:do|does|did) not )?[^\W\d_]+ that (.+)", _THAT),
    (r"how (?:many|much) (.+)", ("what was said about {0}?", "who talked about {0}?")),
    (r"(?:is|was) it (?:true|false|correct|right) that (.+)", _THAT),
    (r"what (?:is|are) (?:the )?(?:evidence|proof) (?:that|for|of) (.+)", ("who said {0}?",)),
    # "Which scientists support the theory?"
    (
        rf"(?:which|what) (?!{_AUXILIARY}\b)([^\W\d_]+s) (?!{_AUXILIARY}\b)[^\W\d_]+ "
        r"(?:(?:about|on|for|that|to|with|of) )?(.+)",
        ("what do {0} say about {1}?", "who talked about {1}?"),
    ),
    # "Why did Ana Kovar leave the talks?"
    (
        rf"(?:why|how|where|when) {_AUXILIARY} ((?-i:[A-Z])\S*(?: (?-i:[A-Z])\S*)*)"
        r" (?!say\b|tell\b)[^\W\d_]+ (.+)",
        ("what did {0} say about {1}?", "who talked about {1}?"),
    ),
    (
        r"(?:why|how|where|when) (?:is|are|was|were) (.+)",
        ("what was said about {0}?", "who talked about {0}?"),
    ),
    (
        rf"who (?:{_AUXILIARY} )?(?:not |never )?(?!{_AUXILIARY}\b|(?:in|at|on|of|from|among)\b)"
        r"[^\W\d_]+ (?:(?:in|about|on|for|that|to|with) )?(.+)",
        ("who talked about {0}?", "what was said about {0}?"),
    ),
)
_OPENS = re.compile(rf"{_ASKS}\b|{_AUXILIARY}\b", re.IGNORECASE)
_PLAIN = re.compile(r"[\w.'\- ]+")
_FEW, _MANY = 3, 12  # words
_BOTH = 2  # speakers

_SECOND = re.compile(
    rf"(?:[,;?]? (?:and|but)|[?;]) (?=(?:what|where|how|when|why) {_AUXILIARY} "
    r"|who (?!is\b|are\b|was\b|were\b)\w+ )",
    re.IGNORECASE,
)


def nearest(text: str) -> tuple[str, ...]:
    """Questions to offer instead: about the words themselves where that makes any."""
    words = len(text.split())
    if words <= _MANY and _PLAIN.fullmatch(text):
        for pattern, forms in _NEAREST:
            if found := re.fullmatch(pattern, text, re.IGNORECASE):
                return tuple(form.format(*found.groups()) for form in forms)
        if words <= _FEW and not _OPENS.match(text):
            return (f"what did {text} say?", f"who said {text}?", *EXAMPLES)
    return EXAMPLES


def of_each_other(speakers: Sequence[str], topic: str | None) -> tuple[str, ...]:
    """The questions in "what did Kerry and Lavrov say about each other?"; none in others."""
    if len(speakers) != _BOTH or not re.fullmatch("each other|one another", topic or "", re.I):
        return ()
    one, other = speakers
    return f"what did {one} say about {other}?", f"what did {other} say about {one}?"


def named(question: str, name: str) -> str:
    """The question with a name where a pronoun stands for its speaker: "what did she say?"."""
    return re.sub(rf"({_AUXILIARY} )(?:he|she|it|they)\b", rf"\g<1>{name}", question, count=1)


def halves(text: str, *slots: str | None) -> tuple[str, str] | None:
    """Both parts of a text where a slot of the question in it holds what may be another question.

    "What did Kerry say about Lavrov and what did Lavrov say about Kerry?"
    """
    if '"' in text or not any(slot and _SECOND.search(slot) for slot in slots):
        return None
    first, second = _SECOND.split(text, maxsplit=1)
    return first, second


def without_source(question: str, name: str) -> str | None:
    """What is asked where the question says according to whom; None where it does not."""
    source = rf"(?:^|,? )according to {re.escape(name)}(?:$|,? )"
    asked, found = re.subn(source, " ", question, count=1, flags=re.IGNORECASE)
    return asked.strip() if name and found else None
