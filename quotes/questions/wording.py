"""A question in plain words: without short and roundabout forms, nor what stands around it."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = str.maketrans("‘’‛ʼ´`“”„‟«»–—\u00a0", "''''''\"\"\"\"\"\"-- ")

_DO = "(?:do|does|did)"
_AGREE = "(?:agree|disagree|differ)"
_DOING = "(?:do|does|did|has|have|had|is|are|was|were|been|ever|also|first|publicly)"
# Whoever blames or accuses stands right before the verb: "who has", "did the two ministers".
_ASKED = (
    rf"(?:(?:who|(?:which|what|how many) \w+)(?: else| all)?(?: {_DOING})*"
    rf"|(?:do|does|did|has|have)(?!.* (?:say|said|that) ) (?:\S+ ){{0,4}}\S+)(?<! the)(?<! an)"
)
_BLAME = r"(?:blame[sd]?|(?:(?<= is )|(?<= are )|(?<= been ))blaming)"
_ACCUSE = r"(?:accuse[sd]?|(?:(?<= is )|(?<= are )|(?<= been ))accusing)"
_IS = "(?:is|are|was|were|(?:has|have) been)"
_ADVERBS = "(?:(?:not|still|ever|really|even|always) )*"
_REWRITES = (
    (r"^what'?s been\b", "what has been"),
    (r"^(what|who|where|how|when)'?s\b", r"\1 is"),
    (r"\b(re):", r"\1"),
    (r"^since when\b ", ""),
    (rf"^what {_IS} (.+) accused of$", r"who accused \1"),
    (r"^(what|who|where|how)'(?:re|ve)\b", r"\1 have"),
    (r"\b(did|does|do|has|have|is|are|was|were|would|could)n'?t\b", r"\1 not"),
    (r"^(?:everyone|everybody|anyone|anybody|those|people|all) who\b", "who"),
    # Whether two agree is told by where each of them stands.
    (
        rf"^{_DO} (?:not )?(?:anyone|anybody|someone|somebody) ((?:dis)?agree) with ",
        r"who \1s with ",
    ),
    (
        rf"^{_DO} (?:not )?(.+?) {_ADVERBS}{_AGREE} with (.+) (on|about|over) ",
        r"where do \1 and \2 stand \3 ",
    ),
    (
        rf"^(?:how )?{_DO} (?:not )?(.+? and .+?) {_ADVERBS}{_AGREE} (on|about|over) ",
        r"where do \1 stand \2 ",
    ),
    (
        r"^what (?:is|are) the differences? between (.+? and .+?) (on|about|over) ",
        r"where do \1 stand \2 ",
    ),
    (rf"^(?:on )?what {_DO} (.+? and .+?) {_AGREE}(?: on| about| over)?$", r"where do \1 stand"),
    # Blame is told by its words, whoever is said to be to blame and for what.
    (
        rf"^who {_IS} (blamed|to blame|accused|responsible) (for|of) (?!.*\baccording to\b)",
        r"who said \1 \2 ",
    ),
    (rf"^whom? ({_DO}|has|have) (.+) accused? of (.+)$", r"what \1 \2 say on accused of \3"),
    (rf"^whom? ({_DO}|has|have) (.+) blamed? for (.+)$", r"what \1 \2 say on blame for \3"),
    (rf"^({_ASKED}) {_ACCUSE} (?!of )(.+?) of (.+)$", r"\1 say \2 accused of \3"),
    (rf"^({_ASKED}) {_ACCUSE} (?!of )(.+)$", r"\1 say \2 accused"),
    (rf"^({_ASKED}) {_BLAME} (?!for )(.+?) for (.+)$", r"\1 say \2 to blame for \3"),
    (rf"^({_ASKED}) {_BLAME} (?!for )(.+) on (.+)$", r"\1 say \3 to blame for \2"),
    (rf"^with whom {_DO} (.+?) ((?:dis)?agree) ", r"who \2s with \1 "),
    (rf"^whom? {_DO} (?!not )(.+?) ((?:dis)?agree) with ", r"who \2s with \1 "),
)

_BEFORE = re.compile(
    r"^(?:(?:please|hey|hi|hello|ok|okay|so|and|but|well|also|now|then|just|exactly)\b[,:!]? ?"
    r"|(?:can|could|would|will) you (?:please )?(?=tell|show|give|find|list|say)"
    r"|(?:tell|show|give|remind|find)(?: me| us)?(?: about)? "
    r"|list(?: me| us)? |(?:compare|summari[sz]e) (?=what )"
    r"|(?:do|did) you know |i (?:wonder|wondered) "
    r"|(?:i would|i'd|i) (?:like|want|need) to (?:know|see|read|find out) |let me (?:know|see) )+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[ ,.!?]+(?:please|thanks|thank you|exactly|so far|to date|at all|lately|recently"
    r"|over time|over the (?:years|months|weeks)"
    r"|in total|in the (?:news|articles|database|press)|or not|anyway|then|again))*[ ?.!,;:]*$",
    re.IGNORECASE,
)


def normalise(question: str) -> str:
    """The question on one line, with plain marks and forms, and no chatter around it."""
    text = unicodedata.normalize("NFC", question).translate(_PLAIN)
    text = "".join(c if c.isprintable() or c == "\u200d" else " " for c in text)
    text = without_chatter(" ".join(text.split()))
    for form, plain in _REWRITES:
        text = re.sub(form, plain, text, flags=re.IGNORECASE)
    return text


def without_chatter(text: str) -> str:
    """What is asked, less "please" before it and "so far" behind it; all where that is all."""
    return _AFTER.sub("", _BEFORE.sub("", text)).strip() or text


_AND = r"\s*(?:,(?:\s*(?:and|or|&)\s)?|\s&\s|\s(?:and|or|as well as)\s)\s*"


def names(speaker: str) -> tuple[str, ...]:
    """The names in a list of speakers: "Lavrov and Kerry", "both Lavrov, Kerry & Pillay"."""
    parts = re.split(_AND, speaker, flags=re.IGNORECASE)
    if len(parts) > 1:
        parts[0] = re.sub(r"^(?:both|either) ", "", parts[0], flags=re.IGNORECASE)
    return tuple(part for part in (part.strip() for part in parts) if part)
