"""The forms of question that are understood, as a table of templates.

In a template, `[…]` is optional, `(a|b)` a choice, and `{word}` one of the classes of `words`; the
slots `{speaker}` and `{topic}` take the words of the question. The first template that fits the
whole question wins, so that particular forms stand before general ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotes.types import StanceLabel

SUPPORT, OPPOSE = StanceLabel.SUPPORT, StanceLabel.OPPOSE
CONDITIONAL, NEUTRAL = StanceLabel.CONDITIONAL, StanceLabel.NEUTRAL


class Asks(StrEnum):
    """What a question asks for."""

    SAID = "said"
    WHO_SAID = "who_said"
    WHO_STANCE = "who_stance"
    WHO_AGREES = "who_agrees"
    WHERE_STANDS = "where_stands"
    CHANGED_MIND = "changed_mind"
    WHO_CHANGED = "who_changed"
    THINKS = "thinks"
    WHO_IS = "who_is"


class Order(StrEnum):
    """Which quotations a question asks for first."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of question, what it asks for, and the stances that its words name.

    Of who agrees with somebody: support for the same side, oppose for the other.
    """

    template: str
    asks: Asks
    stances: tuple[StanceLabel, ...] = ()
    target: bool = False


def _stance(asks: Asks, *templates: tuple[str, tuple[StanceLabel, ...]]) -> tuple[Pattern, ...]:
    return tuple(Pattern(template, asks, stances, True) for template, stances in templates)


_ALL_BUT_SUPPORT = (OPPOSE, CONDITIONAL, NEUTRAL)
_ALL_BUT_OPPOSE = (SUPPORT, CONDITIONAL, NEUTRAL)

_CHANGED_MIND = tuple(
    Pattern(template, Asks.CHANGED_MIND, target=True)
    for template in (
        "[how |when |why ]{do} {speaker} {adv}{change} {mind}[ {about} {topic}]",
        "[how |when ]{do} {speaker}{poss} {position}[ {about} {topic}] {adv}{change}",
        "[how |when ]{do} {speaker}{poss} {position} {adv}{change}[ {about} {topic}]",
        "{do} {speaker} {adv}(flip|flipped|flip-flop|waver|wavered|switch sides)[ {about} {topic}]",
        "{do} {speaker} {adv}contradict (himself|herself|itself|themselves)[ {on} {topic}]",
        "{do} {speaker} {adv}say different things {on} {topic}",
        "how {speaker}{poss} {position}[ {about} {topic}] {adv}{change}",
    )
)

_WHO_CHANGED = tuple(
    Pattern(template, Asks.WHO_CHANGED, target=True)
    for template in (
        "{who} [{do} ]{adv}{change} {mind} {about} {topic}",
        "{who} [{do} ]{adv}(changed|switched|shifted) (sides?|positions?|course) {about} {topic}",
        "{do} (anyone|anybody|any speakers?) {adv}{change} {mind} {about} {topic}",
    )
)

_WHO_STANCE = _stance(
    Asks.WHO_STANCE,
    ("{who} {do} not {adv}(want|wish) to {end} {topic}", _ALL_BUT_OPPOSE),
    ("{who} {do} not {adv}(want|wish) to {topic}", (OPPOSE,)),
    # Before the verbs: "is not opposed to the talks".
    ("{who} {to_be} not {adv}{for} {topic}", _ALL_BUT_SUPPORT),
    ("{who} {to_be} not {adv}{against} {topic}", _ALL_BUT_OPPOSE),
    ("{who} {do} not {adv}{support} {topic}", _ALL_BUT_SUPPORT),
    ("{who} {do} not {adv}{oppose} {topic}", _ALL_BUT_OPPOSE),
    ("{who} [{do} ]{adv}{refuse} to {support} {topic}", (OPPOSE,)),
    ("{who} [{do} ]{adv}{refuse} to ({oppose}|{end}) {topic}", _ALL_BUT_OPPOSE),
    ("{who} [{do} ]{adv}{refuse} to {topic}", (OPPOSE,)),
    ("{who} [{do} ]{adv}(speak|speaks|spoke|argue|argues|argued) {both} {topic}", ()),
    ("{who} {to_be} {adv}{both} {topic}", ()),
    ("{who} [{do} ]{adv}{support} {topic}[,] (and|or|but) [who ][{do} ]{adv}{oppose} {it}", ()),
    ("{who} [{do} ]{adv}{oppose} {topic}[,] (and|or|but) [who ][{do} ]{adv}{support} {it}", ()),
    ("{who} {to_be} {adv}{for} {topic}[,] (and|or) [who {to_be} ]{adv}{against} {it}", ()),
    ("{who} {to_be} {adv}{against} {topic}[,] (and|or) [who {to_be} ]{adv}{for} {it}", ()),
    ("{who} [{do} ]{adv}{support} {topic} {if}", (CONDITIONAL,)),
    ("{who} [{do} ](only|conditionally) {support} {topic}", (CONDITIONAL,)),
    ("{who} (sets?|has|have|had|names?|made|makes?) conditions {on} {topic}", (CONDITIONAL,)),
    ("{who} (supports or opposes|is for or against|supports and opposes) {topic}", ()),
    ("{who} (supports|is for) and who (opposes|is against) {topic}", ()),
    ("{who} {to_be} {adv}{against} {topic}", (OPPOSE,)),
    ("{who} {to_be} {adv}{for} {topic}", (SUPPORT,)),
    ("{who} [{do} ]{adv}(want|wants|wanted) {topic} to be {ended}", (OPPOSE,)),
    ("{who} [{do} ]{adv}(want|wants|wanted) {topic} {ended}", (OPPOSE,)),
    ("{who} [{do} ]{adv}(want|wants|wanted|wish|wishes|wished) to {end} {topic}", (OPPOSE,)),
    ("{who} [{do} ]{adv}(want|wants|wanted|wish|wishes|wished) to {topic}", (SUPPORT,)),
    ("{who} [{do} ][be ][been ]{adv}{support} {topic}", (SUPPORT,)),
    ("{who} [{do} ][be ][been ]{adv}{oppose} {topic}", (OPPOSE,)),
    ("{who} {to_be} {adv}{neutral} {topic}", (NEUTRAL,)),
    ("{who} {to_be} {adv}{undecided} {topic}", (CONDITIONAL, NEUTRAL)),
    ("{who} (is|are) [the ](supporters?|backers?|advocates?) of {topic}", (SUPPORT,)),
    ("{who} (is|are) [the ](opponents?|critics?|enemies) of {topic}", (OPPOSE,)),
    ("[the |all |all the ](supporters|backers|advocates) of {topic}", (SUPPORT,)),
    ("[the |all |all the ](opponents|critics|enemies) of {topic}", (OPPOSE,)),
    ("[{what} {be} ][the ]{reasons} against {topic}", (OPPOSE,)),
    ("[{what} {be} ][the ]{reasons} (for|in favo[u]r of) {topic}", (SUPPORT,)),
    ("{who} stands where {on} {topic}", ()),
    ("where do {people} stand {about} {topic}", ()),
    ("{do} {people} {adv}{support} {topic}", (SUPPORT,)),
    ("{do} {people} {adv}{oppose} {topic}", (OPPOSE,)),
    ("(is|are|was|were) {people} {adv}{against} {topic}", (OPPOSE,)),
    ("(is|are|was|were) {people} {adv}{for} {topic}", (SUPPORT,)),
)

_WHO_AGREES = _stance(
    Asks.WHO_AGREES,
    ("{who} [{do} ]not {adv}{agree} {speaker} {about} {topic}", (OPPOSE,)),
    ("{who} [{do} ]{adv}{disagree} {speaker} {about} {topic}", (OPPOSE,)),
    ("{who} [{do} ]{adv}{agree} {speaker} {about} {topic}", (SUPPORT,)),
)

_WHERE_STANDS = _stance(
    Asks.WHERE_STANDS,
    ("where {do} {speaker} {adv}(stand|stood|standing)[ {about} {topic}]", ()),
    ("where {speaker} {adv}(stands|stood|stand)[ {about} {topic}]", ()),
    ("what {be} the {position} of {speaker} {about} {topic}", ()),
    ("the {position} of {speaker} {about} {topic}", ()),
    ("what {be} {speaker}{poss} {position}[ ({about}|of) {topic}]", ()),
    (
        "(what|which) {position} {do} {speaker} {adv}(have|hold|take|taken|took|held|express)"
        "[ {about} {topic}]",
        (),
    ),
    ("how {do} {speaker} {adv}(feel|think|felt|see|view|regard|stand)[ {about}] {topic}", ()),
    ("{speaker}{poss} {position} {about} {topic}", ()),
    ("(is|are|was|were) {speaker} (for or against|against or for|pro or anti) {topic}", ()),
    ("{do} {speaker} {adv}(support or oppose|oppose or support|accept or reject) {topic}", ()),
    ("[why ](is|are|was|were) {speaker} {adv}{against} {topic}", (OPPOSE,)),
    ("[why ](is|are|was|were) {speaker} {adv}{for} {topic}", (SUPPORT,)),
    ("[why ]{do} {speaker} {adv}{refuse} to [{support} ]{topic}", (OPPOSE,)),
    ("[why ]{do}[ not] {speaker}[ not] {adv}{support} {topic}", (SUPPORT,)),
    ("[why ]{do}[ not] {speaker}[ not] {adv}{oppose} {topic}", (OPPOSE,)),
    ("(is|are|was|were) {speaker} {adv}({neutral}|{undecided}) {topic}", (NEUTRAL,)),
    ("{do} {speaker} {adv}(stand|stood) (for|by|behind) {topic}", (SUPPORT,)),
    ("{do} {speaker} {adv}(agree|disagree) {about} {topic}", ()),
)

# Before those that would take "according to" or "promises" for a part of a name or a topic.
_WHOSE_WORDS = tuple(
    Pattern(template, Asks.SAID)
    for template in (
        "(who|what|where|when|why|how)[ {be}] {topic}[,] according to {speaker}",
        "(who|what|where|when|why|how), according to {speaker}, {topic}",
        "according to {speaker}, {topic}",
        "(what|which) {reaction} {do} {speaker} {adv}(give|gave|make|made)[ {on} {topic}]",
    )
)

_THINKS = tuple(
    Pattern(template, Asks.THINKS)
    for template in (
        "{what} {do} {people} {adv}{think} ({about}|of) {topic}",
        "{what} {do} {speaker} {adv}{think} ({about}|of) {topic}",
        "what {people} {adv}{think} ({about}|of) {topic}",
        "what {speaker} {adv}{think} ({about}|of) {topic}",
    )
)

_WHO_SAID = tuple(
    Pattern(template, Asks.WHO_SAID)
    for template in (
        "{who} {be} [the ](first|last|latest) [{speakers} ](to|who) {said} [that ]{topic}",
        "{who} {be} [the ]most [often ](quoted|cited)[ {speakers}][ {on} {topic}]",
        "{who} {be} (quoted|cited) [the ](most|most often)[ {on} {topic}]",
        "{who} [{do} ]{adv}(agrees?|agreed|concurs?|concurred) that {topic}",
        "{do} {anyone} {adv}{said} (anything|something)[ {about} {topic}]",
        "{do} {anyone} {adv}{said} {on} {topic}",
        "{do} {anyone} {adv}{said} [that ]{topic}",
        "{who} [{do} ]{adv}{said} (anything|something|what|things|it|so|more|most)"
        "[ {about} {topic}]",
        "{who} {be} [being ]quoted as saying [that ]{topic}",
        "{who} {be} [being ]quoted[ {on} {topic}]",
        "{who} [{do} ]{adv}{said} {listener} {on} {topic}",
        "{who} [{do} ]{adv}{said} {listener} [that ]{topic}",
        "{who} [{do} ]{adv}{said} {on} {topic}",
        "{who} [{do} ]{adv}{said} [that ]{topic}",
        "{who} [{do} ]{adv}{said}",
        "(by whom|from whom) {be} it said that {topic}",
        "according to whom {be} {topic}",
    )
)

_SAID = tuple(
    Pattern(template, Asks.SAID)
    for template in (
        "what {be} the {time} {thing} [that ]{speaker} [{do} ]{adv}{said}[ {on} {topic}]",
        "what {be} the {time} {thing} {said} by {speaker}[ {on} {topic}]",
        "what {be} [the ]{time}[ {thing}] (by|from|of) {speaker}[ {on} {topic}]",
        "what {be} {speaker} quoted as saying[ {on} {topic}]",
        "what {be} {speaker} quoted {on} {topic}",
        "{what} {do} {people} {adv}{say}[ {listener}] {on} {topic}",
        "{what} {do} [been |being |be ]{adv}{said} by {speaker}[ {about} {topic}]",
        "{what} {do} [been |being |be ]{adv}{said} {on} {topic}",
        "{what} {be} [being ]said",
        "{what} {be} known {about} {topic}",
        "{what} {do} {speaker} {adv}{say}[ {listener}] {lately}[ {on} {topic}]",
        "{what} {do} {speaker} {adv}{say}[ {listener}] {on}",
        "{what} {do} {speaker} {adv}{say} to (do|say)",
        "{what} {do} {speaker} {adv}{say}[ {listener}] {on} {topic}",
        "{what} {do} {speaker} {adv}{say} {listener}",
        "why {do} {speaker} {adv}{say}[ {on}][ that] {topic}",
        "(quote|compare) {speaker} {about} {topic}",
        "(is|are|was|were|has|have) {speaker} {adv}quoted[ {on} {topic}]",
        "{what} {do} {speaker} {adv}{tell} {hearer} {about} {topic}",
        "{what} {do} {speaker} {adv}{say}[ {on}][ that] {topic}",
        "{what} {do} {speaker} {adv}{say}",
        "(what|whatever) {people} {adv}{said} {on} {topic}",
        "(what|whatever|{everything}) (is |was |has been |have been ){said} {on} {topic}",
        "(what|whatever|{everything}) [that ]{speaker} [{do} ]{adv}{said}[ {listener}] "
        "{on} {topic}",
        "(what|whatever|{everything}) [that ]{speaker} [{do} ]{adv}{said}[ {listener}]",
        "what {be} the {reaction} (to|on|about) {topic}",
        "what {be} the {reaction} of {speaker} (to|on|about) {topic}",
        "what {be} {speaker}{poss} {time} {reaction}[ {on} {topic}]",
        "what {be} {speaker}{poss} {reaction} {on} {topic}",
        "what (quotes|words|statements) {be} there (by|of|from) {speaker}[ {about} {topic}]",
        "(is|are|was|were) there {quotes} (by|from|of) {speaker}[ {about} {topic}]",
        "(is|are|was|were) there {quotes} {about} {topic}",
        "{quotes} (by|from|of) {speaker} {about} {topic}",
        "{quotes} (by|from|of) {speaker}",
        "({quotes}|{everything}) {about} {topic}",
        "{speaker}{poss} {quotes} {about} {topic}",
        "{everything} (by|from|of) {speaker} {about} {topic}",
        "({everything}|{quotes}) (by|from|of) {speaker}",
        "how {do} {speaker} {adv}(respond|responded|react|reacted|reply|answer|comment)"
        "[ to| on] {topic}",
        "how {do} {speaker} {adv}(describe|described|explain|explained|justify) {topic}",
        "(when|where and when|when and where) {do} {speaker} {adv}{say}[ (anything|something)]"
        "[ {on}] [that ]{topic}",
        "when {do} {speaker} {adv}{say}",
        "how many {quotes} {be} there (by|from|of) {speaker}[ {about} {topic}]",
        "how many {quotes} {be} there {about} {topic}",
        "how (often|many times|much) {do} {speaker} {adv}{say}[[ {on}] {topic}]",
        "{do} {speaker} {adv}{say} (anything|something|a word|nothing)[ {about} {topic}]",
        "{do} {speaker} {adv}{say}[ {on}] [that ]{topic}",
        "{name} {about} {topic}",
    )
)

_WHO_IS = (Pattern("who {be} {speaker}", Asks.WHO_IS),)

PATTERNS = (
    _WHOSE_WORDS
    + _WHO_CHANGED
    + _CHANGED_MIND
    + _WHO_AGREES
    + _WHO_STANCE
    + _WHERE_STANDS
    + _WHO_SAID
    + _THINKS
    + _SAID
    + _WHO_IS
)
