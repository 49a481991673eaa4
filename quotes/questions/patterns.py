"""The forms of question that are understood, as a table of templates.

In a template, `[…]` is optional, `(a|b)` a choice, and `{word}` one of the classes of `words`; the
slots `{speaker}` and `{topic}` take the words of the question. The first template that fits the
whole question wins, so that particular forms stand before general ones.
"""

from __future__ import annotations

from quotes.questions.kinds import Asks, Pattern
from quotes.questions.stances import (
    CHANGED_MIND,
    WHERE_STANDS,
    WHO_AGREES,
    WHO_CHANGED,
    WHO_STANCE,
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

# "What was said about the dam by the river?": nobody of that name, but a topic.
_SAID_BY = tuple(
    Pattern(template, Asks.SAID, open=True)
    for template in ("{what} {do} [been |being |be ]{adv}{said} {about} {topic} by {speaker}",)
)

_SAID = tuple(
    Pattern(template, Asks.SAID)
    for template in (
        "what {be} the {time} {thing} [that ]{anybody} [{do} ]{adv}{said}[ {on} {topic}]",
        "what {be} the {time} {thing} [that ]{speaker} [{do} ]{adv}{said}[ {on} {topic}]",
        "what {be} the {time} {thing} {said} by {speaker}[ {on} {topic}]",
        "what {be} [the ]{time}[ {thing}] (by|from|of) {speaker}[ {on} {topic}]",
        "what {be} [the ]{time}[ (news|{thing})] {on} {topic}",
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
        "how {do} {anybody} {adv}(respond|responded|react|reacted|reply|answer|comment)"
        "[ to| on] {topic}",
        "how {do} {speaker} {adv}(respond|responded|react|reacted|reply|answer|comment)"
        "[ to| on] {topic}",
        "how {do} {speaker} {adv}(describe|described|explain|explained|justify) {topic}",
        "(when|where and when|when and where) {do} {speaker} {adv}{say}[ (anything|something)]"
        "[ {on}] [that ]{topic}",
        "when {do} {speaker} {adv}{say}",
        "how many {quotes} {be} there (by|from|of) {speaker}[ {about} {topic}]",
        "how many {quotes} {be} there {about} {topic}",
        "how (often|many times|much) {do} {speaker} {adv}{say}[[ {on}] {topic}]",
        "{do}[ not] {speaker} {adv}{say} (anything|something|a word|nothing)[ {about} {topic}]",
        "{do}[ not] {speaker} {adv}{say}[ {on}] [that ]{topic}",
        "{name} {about} {topic}",
    )
)

_WHO_IS = (Pattern("who {be} {speaker}", Asks.WHO_IS),)

PATTERNS = (
    _WHOSE_WORDS
    + WHO_CHANGED
    + CHANGED_MIND
    + WHO_AGREES
    + WHO_STANCE
    + WHERE_STANDS
    + _WHO_SAID
    + _THINKS
    + _SAID_BY
    + _SAID
    + _WHO_IS
)
