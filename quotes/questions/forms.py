"""Forms of questions as regular expressions, and the names that a form allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quotes.questions.kinds import Pattern
from quotes.questions.words import CLASSES

_NAME_GOES_ON = re.compile(r" (?:on|of|for|about|and|against|over|to|with|in) (?:the )?([^\W\d_])")
_NO_AUXILIARY = r"(?<! has)(?<! had)(?<! have)(?<! did)(?<! does)(?<! do)(?<! is)(?<! was)"
_NAME = (
    r"(?P<speaker>(?!(?:how|why|when|where|what|who|whom|with|which|is|are|was|were|do|does|did|has"
    r"|have|can|could|should|would|will|if|not|no|news|articles?|stories|opinions?|views|more|something"
    r"|information|facts|talk|debate|questions?|report|reports|help|count)\b)"
    r"\S+(?: \S+){0,5}?)"
)


def _expression(template: str, *, greedy: bool = False) -> str:
    """The regular expression of a template; `greedy` lets the speaker's name be the longest."""

    def expand(text: str) -> str:
        return re.sub(r"\{([a-z_]+)\}", lambda match: of_class(match[1]), text)

    def of_class(name: str) -> str:
        if name == "name":
            return _NAME
        expression = CLASSES[name]
        if name == "speaker" and greedy:
            expression = expression.replace(".*?", ".*") + _NO_AUXILIARY
        if name not in ("speaker", "topic", "poss"):
            expression = f"(?:{expression})"
        return expand(expression)

    # The brackets of the template are translated before the classes bring in their own.
    template = template.replace("(", "(?:").replace("[", "(?:").replace("]", ")?")
    return expand(template)


@cache
def compiled(pattern: Pattern, greedy: bool) -> re.Pattern[str]:
    """A form whose groups are the slots; `greedy` takes as much as may be for the speaker."""
    return re.compile(_expression(pattern.template, greedy=greedy), re.IGNORECASE)


@cache
def opening(template: str) -> re.Pattern[str]:
    """The first word of a template, which tells most of them apart without compiling the rest."""
    depth = 0
    for at, char in enumerate(template):
        depth += (char in "([{") - (char in ")]}")
        if char == " " and depth == 0:
            return _first_word(template[:at])
    return _first_word(template)


@cache
def _first_word(part: str) -> re.Pattern[str]:
    loose = "{speaker}" in part or "{name}" in part
    return re.compile("" if loose else _expression(part) + r"(?!\w)", re.IGNORECASE)


def _name_goes_on(shorter: str, longer: str) -> bool:
    """Whether the short name stops within a name in capitals: "Council | on Foreign Relations"."""
    if not longer.startswith(shorter) or longer == shorter:
        return False
    after = _NAME_GOES_ON.match(longer, len(shorter))
    return bool(after and after[1].isupper() and shorter.split()[-1][:1].isupper())


def speakers(text: str, pattern: Pattern) -> Iterator[tuple[str | None, re.Match[str]]]:
    """The names that a form allows, the likeliest first, each with the match that gives it."""
    short = compiled(pattern, False).fullmatch(text)
    if short is None:
        return
    if "speaker" not in short.groupdict():
        yield None, short
        return
    long = compiled(pattern, True).fullmatch(text) or short
    found = [(short["speaker"], short), (long["speaker"], long)]
    keeps_topic = bool(long.groupdict().get("topic")) == bool(short.groupdict().get("topic"))
    if keeps_topic and _name_goes_on(short["speaker"], long["speaker"]):
        found.reverse()
    for name, match in dict(found).items():
        if "poss" in match.groupdict():
            name = re.sub(r"'s?$", "", name)
        yield name, match
        if "poss" in match.groupdict() and not match["poss"] and re.search(r"..[^'\W]s$", name):
            yield name[:-1], match
