"""What sort of body a noun means ("the agency") and a name tells ("State Department")."""

from __future__ import annotations

from collections.abc import Collection

from quotes.english.lexicon import BUSINESSES, is_maker, words


def _table(lines: str) -> dict[str, frozenset[str]]:
    """Each noun before a colon with all the words behind it, and itself."""
    table: dict[str, frozenset[str]] = {}
    for line in lines.strip().splitlines():
        nouns, _, others = line.partition(":")
        for noun in nouns.split():
            table[noun] = words(f"{nouns} {others}")
    return table


_OPEN = _table("""
company firm corporation conglomerate manufacturer maker business brand retailer chain giant \
insurer lender brewer supplier provider operator developer startup start-up: inc corp co ltd llc \
plc motor motors airlines airways partners capital holdings bank industries pharmaceuticals \
technologies systems stores brands energy airline carrier
airline carrier: airlines airways air company
bank: bancorp company
newspaper paper daily tabloid: times post news herald tribune journal globe gazette today \
guardian review-journal sentinel register telegraph mail sun mirror star publication outlet
magazine journal: magazine time atlantic newsweek economist review weekly standard publication
network broadcaster station channel: news cnn nbc abc cbs msnbc tv fox radio television bbc pbs \
npr espn
publication outlet website site: times post news journal herald tribune politico buzzfeed \
magazine review network newspaper paper com today mail beast
agency: press reuters agency itar-tass interfax bureau administration fbi cia nsa epa irs fda cdc \
nasa fema department service office news
group organisation organization nonprofit ngo charity pac super-pac: association foundation fund \
institute action alliance coalition council society federation union league committee project \
network watch center centre club campaign aclu nra naacp aipac naral movement pac
foundation: fund trust
party: gop democrats republicans alliance front movement congress labour union
union federation: workers teachers brotherhood association afl-cio seiu
institute center centre think-tank: foundation council brookings
university college school: university college school academy institute
hospital church club league team association coalition alliance movement society: \
federation conference
""")
"""Nouns for bodies whose names need not tell what they are: "Apple", "the company"."""

EITHER = words("operator developer")
"""Nouns of businesses that people have as well."""

_CLOSED = _table("""
department ministry: pentagon treasury dept
bureau: fbi
commission:
committee:
board:
council:
court:
senate:
house:
chamber: house senate
congress legislature:
parliament assembly:
campaign camp team:
administration:
police: nypd department
embassy:
office:
""")
"""Nouns for bodies that are always named by them: "the Labor Department"."""

_PLACES = words("city town village country state nation")

_MARKS = frozenset().union(*_OPEN.values(), *_CLOSED.values()) | words(
    "states kingdom nations emirates government republic"
)


def _last(name: str) -> str:
    """The word of a name that tells its sort: the one before "of", else the last."""
    before = name.partition(" of ")[0] or name
    return (before.split() or [""])[-1]


def fits(head: str, names: Collection[str], called: Collection[str]) -> bool | None:
    """Whether a body can be called by a noun: True or False where its names tell, else None.

    `names` are its names in lower case, `called` the nouns that the article has called it by.
    """
    if head in BUSINESSES and head in called:
        return True
    head = _noun(head)
    meant = _OPEN.get(head) or _CLOSED.get(head)
    if meant is None:
        return None
    told = {word for name in names if name for word in (_last(name), name.split()[-1])}
    if head in called or meant & told:
        return True
    if head in _CLOSED or _MARKS & told:
        return False
    return True if meant & set(called) else None


def _noun(head: str) -> str:
    """A head as the tables have it: "maker" for all that end so, "chipmaker"."""
    return "maker" if is_maker(head) else head


def is_business(head: str) -> bool:
    """Whether a noun is one for businesses: "the company", "the chipmaker", "the airline"."""
    return "company" in _OPEN.get(_noun(head), ())


def is_open(head: str) -> bool:
    """Whether names of such bodies do without the noun: "private company" is none."""
    return _noun(head) in _OPEN or head in _PLACES
