"""Who reacts in a headline with the words that stand before it: "'It is a joke': *MPs* slam plan".

- a name, with titles or a country before it: "Ott", "Iran's Khamenei on sanctions"
- an office, a body or a group: "minister", "Flood victims blame council", "Former aide lifts lid"
- whose feeling it is: "*Villagers*' fury as bus is axed"

What is said of them must be a topic, a feeling, or a verb of those who speak.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.english.lexicon import DOCUMENTS, GROUPS, ORGANISATIONS, words
from quotes.english.names import fold
from quotes.english.phrases import is_role, singular
from quotes.letters import compiled
from quotes.types import Span

_TOPICS = words("on after as ahead before following over about in at to")
TOPIC = compiled(rf"(?:\s(?:{'|'.join(sorted(_TOPICS))})\s(?:of\s)?[^:\"“”\n]{{2,80}})?\s*")
"""What is left of a headline behind who speaks: "on …", "after …", or nothing."""

_BODIES = GROUPS | ORGANISATIONS | DOCUMENTS
_REACTS = words(
    "accuse admit apologise attack back beg blame blast break call celebrate claim condemn confess"
    " criticise defend demand deny describe discuss dismiss explain express fear fume hail hit"
    " insist lament lift mock mourn open pay plead praise promise question rage react recall refuse"
    " reject relive remember respond reveal rule share slam speak talk tease tell thank urge vow"
    " warn welcome"
)
_FEELS = compiled(
    r"['’]s?\s(?:agony|anger|anguish|appeal|delight|despair|fears?|fury|grief|heartbreak|horror|joy"
    r"|message|ordeal|outrage|pain|plea|pledge|regrets?|relief|shock|tribute|verdict|vow|warning)\b"
)
_NOBODY = compiled(r"(?:Inside|Behind|Beyond|Meet|How|Why|What|When|Where|Who)\b")
_WORD = compiled(r"[^\W_][\w.-]*(?:['’]s(?=\s[A-Z]))?")
_NEXT = compiled(r"(?:,\s\d{1,3}\b,?)?\s(?P<verb>[a-z]+)\b")
_LONGEST = 6  # words


def speaks(word: str) -> bool:
    """Whether a word is the noun of an office, a body, a group or a document."""
    said = fold(word)
    return said in _BODIES or is_role(said) or is_role(singular(said))


def reacting(text: str, names: Sequence[Span], start: int, limit: int) -> Span | None:
    """Who opens the clause of a headline that begins at `start`, where it is such a reaction."""
    ends = _ends(text, dict(names), start, limit)[::-1]
    acting = (end for end in ends if _reacts(text, end, limit))
    told = (
        end for end in ends if _FEELS.match(text, end, limit) or TOPIC.fullmatch(text, end, limit)
    )
    end = next(acting, next(told, None))
    return (start, end) if end else None


def _reacts(text: str, end: int, limit: int) -> bool:
    """Whether a phrase that ends there has one of these verbs behind it."""
    after = _NEXT.match(text, end, limit)
    verb = fold(after["verb"]) if after else ""
    return verb in _REACTS or singular(verb) in _REACTS


def _ends(text: str, names: dict[int, int], start: int, limit: int) -> list[int]:
    """Where the phrase may end that names somebody: a name, or the noun of an office or a body."""
    ends: list[int] = []
    if _NOBODY.match(text, start, limit):
        return ends
    for number, word in enumerate(_WORD.finditer(text, start, limit)):
        if number == _LONGEST or fold(word[0]) in _TOPICS or text[word.start() - 1] in ",;:.!?":
            break
        if word.start() in names:
            end = names[word.start()]
            return [*ends, names.get(end + 1, end)]  # "Mayor" and "Lopez" may be two
        if speaks(word[0]):
            ends.append(word.end())
    return ends
