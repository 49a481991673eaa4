"""The dateline with which a news paragraph begins: "MONTREUX —", "LONDON, Jan 5 (Reuters) -".

Forms, with a place in capitals or not:

- with an agency: "MOSCOW, February 05, 1:38 /ITAR-TASS/.", "(CNN) —", "Kabul (AFP) –"
- with a date: "Geneva, 5 January 2014 –", "AUSTIN, Texas – May 11, 2023 –"
- with neither: "MONTREUX —", "CAIRO, Egypt —", only in the first paragraphs of an article
- a time of day, in a running report: "6:45 pm –"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.layout.dates import FULL, TIME, YEARLESS, first_date
from quotes.letters import compiled

_LENGTH = 160
_UPPER = r"[A-Z][A-Z.'’-]+"
_NAME = r"[A-Z][\w.'’-]*"
_CITY = rf"{_UPPER}(?:[ /]{_UPPER}){{0,3}}"
_REGION = rf"{_NAME}(?: {_NAME}){{0,2}}"
_NO_PLACE = r"(?!(?:On|In|By|At|Since|From|Until|After|Before|During)\b)"
_PLACE = rf"{_NO_PLACE}{_NAME}(?: (?:{_NAME}|of|de|la|the)){{0,4}}(?:, {_REGION}){{0,2}}"
_WHEN = rf",? (?:{FULL}|{YEARLESS})(?:,? {TIME})?"
_DASH = r"\s*(?:--|[–—―-])+"
# A paragraph that its dateline introduces goes on with a capital, a figure or a quotation mark;
# "NATO — the alliance — said" does not.
_GOES_ON = r"\s*(?=[A-Z0-9\"'“‘«(\[$£€#*_<])"
WIRE = (
    r"(?:(?:ITAR-)?TASS|A[FA]?P|Reuters|Thomson Reuters Foundation|UPI|DPA|dpa|EFE|ANSA|PTI|IANS|"
    r"CNN|BBC|Bloomberg|Interfax|RIA(?: Novosti)?|Sputnik|Xinhua|Kyodo(?: News)?|Anadolu|AA|"
    r"IRNA|SANA|Yonhap|KUNA|WAM|Ukrinform|PRNewswire|PR Newswire|Business Wire|BUSINESS WIRE|"
    r"GLOBE NEWSWIRE)"
)
"""Agencies, as their datelines and credits name them."""
_AGENCY = r"[A-Z][\w.&'’ -]{1,40}"
_KNOWN = rf"(?:\((?:{WIRE}|[A-Z]{{2,6}})\)|/{_AGENCY}/)"

_FORMS = (
    rf"{_CITY}(?:, {_REGION}){{0,2}}(?:{_WHEN})?,? (?:\({_AGENCY}\)|/{_AGENCY}/){_DASH}",
    # Agencies put their names behind a dash of its own: "AUSTIN, Texas--(BUSINESS WIRE)--".
    rf"{_CITY}(?:, {_REGION}){{0,2}}{_DASH}\s?(?:\({WIRE}\)|/{WIRE}/){_DASH}",
    rf"(?:{_PLACE}(?:{_WHEN})?[,:]? )?{_KNOWN}{_DASH}",
    # Without a dash the agency must be known: "Maricopa County (Ariz.) Sheriff" is no dateline.
    rf"(?:{_PLACE}(?:{_WHEN})?[,:]? )?(?:\({WIRE}\)|/{WIRE}/)[.:]?",
    rf"{_PLACE}{_WHEN}[.,:]?{_DASH}",
    rf"{_PLACE}{_DASH}\s?(?:{FULL}|{YEARLESS})[.,:]?{_DASH}",
    rf"{TIME}:?\s+{_DASH}\s",
)
_ANYWHERE = compiled(rf"(?:{'|'.join(_FORMS)}){_GOES_ON}")
_OPENING = compiled(
    rf"(?:{_CITY}(?:, {_REGION}){{0,2}}{_DASH}(?:\s|(?<=[–—]))|{_REGION}, {_REGION}\s+[–—])"
    rf"{_GOES_ON}"
)
_HINT = re.compile(r"[/(–—―-]")
_SIGNATURE = compiled(rf"\(({_AGENCY})\)|/({_AGENCY})/")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline ends in the text, and the agency and the full date that it names."""

    end: int
    agency: str | None = None
    date: str | None = None


def dateline(text: str, start: int, end: int, opening: bool) -> Dateline | None:
    """The dateline at the beginning of a paragraph.

    `opening` says that the paragraph is among the first of its article. Only there does a place
    and a dash suffice; elsewhere an agency or a date must stand with it, since "TRUMP — We will"
    is a transcript.
    """
    head = text[start : min(end, start + _LENGTH)]
    if not _HINT.search(head):
        return None
    match = _ANYWHERE.match(head) or (_OPENING.match(head) if opening else None)
    if not match:
        return None
    signature = _SIGNATURE.search(match.group())
    agency = (signature.group(1) or signature.group(2)) if signature else None
    return Dateline(start + match.end(), agency, first_date(match.group()))
