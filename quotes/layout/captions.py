"""Captions of pictures: what a photograph shows, or whose it is.

A paragraph that is taken for a caption loses its quotations, so nothing decides here but a credit
in a credit's place, words that only a caption has, or, before the article's first paragraph, a
single sentence without a finite verb about people who are seen doing something.
"""

from __future__ import annotations

import re

from quotes.layout.signs import reports
from quotes.letters import compiled

_MAX = 600
_AGENCIES = (
    r"(?:AFP|AP|AAP|ANSA|DPA|EPA|EFE|PA|TASS|ITAR-TASS|UPI|Xinhua|Reuters|REUTERS|"
    r"Getty(?: Images)?|GETTY(?: IMAGES)?|Bloomberg|Corbis|Shutterstock|iStock|"
    r"Alamy|Flickr|Instagram|Wikimedia(?: Commons)?|(?:The )?Associated Press|Pool|POOL)"
)
_CREDIT_WORD = r"(?:Photo(?:graph|grapher)?s?|PHOTO|Image|IMAGE|Picture|Credit|CREDIT|Illustration)"
# "Whistleblower Julian Assange. Image: New Media Days." One name after the colon, no sentence.
_LABELLED = re.compile(
    rf"(?:^|(?<=[\W\da-z])){_CREDIT_WORD}s?: ?[^.?!:]{{1,60}}(?:[.!] ?\w[^.?!]{{0,30}})?\)?[.)\]]*$"
)
_TAKEN_BY = re.compile(
    rf"(?:^|[.?!\"”)(|\]]\s*){_CREDIT_WORD}s? (?:by|credit|courtesy(?: of)?):? "
    rf"[^.?!]{{2,70}}[.)\]]*$"
)
_PERSON = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|bin|al)){0,4}"
# A separator or the word "photo" must stand with the agency: "… the ministry said. (Reuters)"
# is no credit of a picture.
_AGENCY_CREDIT = compiled(
    rf"(?:^|[.?!\"”)]\s*|[(\[|–—] ?)(?:{_PERSON}(?: ?[/|] ?| via |, ?){_AGENCIES}|"
    rf"{_AGENCIES} (?:Photos?|Images?|PHOTO|file photo)|{_AGENCIES}(?= ?[/|] ?[A-Z]\w+ [A-Z]))"
    rf"(?:(?: ?[/|] ?| via |, ?)(?:{_AGENCIES}|{_PERSON})){{0,3}}(?: (?:Photos?|Images?|file))?"
    rf"[.)\]]*$"
)
_ONLY_CREDIT = re.compile(
    rf"\W*(?:[\w.'’-]+ ){{0,4}}?[\w.'’-]*(?: ?[/|] ?|\bvia |^){_AGENCIES}"
    rf"(?:[/| ]+{_AGENCIES})*(?: Photo| Images?)?\W*",
)
_SIGN = re.compile(r"[/|]|\bvia\b|\(|\[|Photo|PHOTO|Image")
_FILE = re.compile(
    r"FILE(?: PHOTO)?\s*[:–—-]|\(?File photo\b|CAPTION\b|Caption:|Pictured(?: above)?:|"
    r"(?:Image|Media|Video) (?:(?:source|caption|copyright)[,:]|caption (?=[A-Z]))"
)
_SHOWS = re.compile(
    r"In this .{0,60}\b(?:file|handout)? ?(?:photo|picture|image)\b|"
    r"This .{0,60}\b(?:photo|picture|image) (?:taken|released|provided|made|shows)\b"
)
_SIGNED_BOLD = compiled(
    r"[.!)]\s+(?P<run>\*\*|__|\*|_)(?P<who>(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w.'’-]*"
    r"(?:\s*/\s*[\w ]{1,30})?)\.?(?P=run)$"
)
_SIGNED_PLAIN = compiled(
    r"[a-z]\.\s+(?:[A-Z][\w'’-]+\s+){1,2}[A-Z][\w'’-]+(?:\s*/\s*[\w ]{1,30})?$"
)
_PLACES = re.compile(
    r"\((?:(?:second|third) from |far |bottom |top )?(?:left|right|cent(?:er|re))\)|"
    r", (?:(?:second|third) from |far )?(?:left|right|cent(?:er|re)),",
    re.I,
)
_SCENE = compiled(
    r"(?P<who>(?:\S+ ){0,6}(?:\w*s|[A-Z]\w+|\w*m[ae]n|people|children|crowd|couple)) "
    r"(?:holding|walking|standing|sitting|carrying|waving|looking|speaking|shaking|gesturing|"
    r"attending|marching|posing|arriving|wearing|leaving|riding|inspecting|watching|gathering|"
    r"chanting|kneeling|praying|running|addressing|smiling|talking|boarding)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|"
    r"sa(?:id|ys?)|told|tells|adds|according|calls|warns|asks|won|gave|met|led|made|took|got|went|"
    r"kept|held|put|left|came|began|saw|sent|set|lost|found|brought|spoke|\w+ed)\b|n[’']t\b"
)
_SECOND_SENTENCE = compiled(r"[a-z]{3}[.?!][\"”]? +[A-Z\"“]")


def is_credited(paragraph: str, bare: str) -> bool:
    """Whether a paragraph is a caption by a credit at its end or by words that open captions.

    `paragraph` is the text as it stands, with markup, and `bare` the same without.
    """
    if len(bare) > _MAX:
        return False
    tail = bare[-120:]
    if _FILE.match(bare) or (_SHOWS.match(bare) and not reports(bare)):
        return True
    labelled = _LABELLED.search(tail) if ":" in tail else None
    if labelled and not reports(labelled[0]):
        return True
    if _SIGN.search(tail):
        taken = _TAKEN_BY.search(tail)
        if (taken and not reports(taken[0])) or _AGENCY_CREDIT.search(tail):
            return True
        if _ONLY_CREDIT.fullmatch(bare):
            return True
    if paragraph[-1] in "*_" and bare[0] not in "\"“‘'":
        return bool(_SIGNED_BOLD.search(paragraph[-90:])) and len(bare) < 400
    return False


def is_scene(bare: str) -> bool:
    """Whether a paragraph before the article's first one describes what a picture shows."""
    if not 20 <= len(bare) <= 300 or any(mark in bare for mark in '"“”'):
        return False
    if len(bare) < 250 and bare[0].isupper() and _SIGNED_PLAIN.search(bare):
        return True
    if _SECOND_SENTENCE.search(bare) or bare.count(" ") < 6:
        return False
    if _PLACES.search(bare):
        return not _FINITE.search(bare)
    seen = _SCENE.match(bare)
    return seen is not None and "," not in seen["who"] and not _FINITE.search(seen["who"])
