"""The forms of question on who takes which side, and whether that changed; see `patterns`."""

from __future__ import annotations

from quotes.questions.kinds import Asks, Pattern
from quotes.types import StanceLabel

SUPPORT, OPPOSE = StanceLabel.SUPPORT, StanceLabel.OPPOSE
CONDITIONAL, NEUTRAL = StanceLabel.CONDITIONAL, StanceLabel.NEUTRAL


def _stance(asks: Asks, *templates: tuple[str, tuple[StanceLabel, ...]]) -> tuple[Pattern, ...]:
    return tuple(Pattern(template, asks, stances, True) for template, stances in templates)


_ALL_BUT_SUPPORT = (OPPOSE, CONDITIONAL, NEUTRAL)
_ALL_BUT_OPPOSE = (SUPPORT, CONDITIONAL, NEUTRAL)

CHANGED_MIND = tuple(
    Pattern(template, Asks.CHANGED_MIND, target=True)
    for template in (
        "[how |when |why ]{do} {speaker} {adv}{change} {mind}[ {about} {topic}]",
        "[how |when ]{do} {speaker}{poss} {position}[ ({about}|of) {topic}] {adv}{change}",
        "[how |when ]{do} {speaker}{poss} {position} {adv}{change}[ ({about}|of) {topic}]",
        "{do} {speaker} {adv}(flip|flipped|flip-flop|waver|wavered|switch sides)[ {about} {topic}]",
        "{do} {speaker} {adv}contradict (himself|herself|itself|themselves)[ {on} {topic}]",
        "{do} {speaker} {adv}say different things {on} {topic}",
        "how {speaker}{poss} {position}[ ({about}|of) {topic}] {adv}{change}",
    )
)

WHO_CHANGED = tuple(
    Pattern(template, Asks.WHO_CHANGED, target=True)
    for template in (
        "{who} [{do} ]{adv}{change} {mind} {about} {topic}",
        "{who} [{do} ]{adv}(changed|switched|shifted) (sides?|positions?|course) {about} {topic}",
        "{do} ({anybody}|any speakers?) {adv}{change} {mind} {about} {topic}",
    )
)

WHO_STANCE = _stance(
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
    ("[{what} {be} ][the ]{reasons} {both} {topic}", ()),
    ("[{what} {be} ][the ]{reasons} against {topic}", (OPPOSE,)),
    ("[{what} {be} ][the ]{reasons} (for|in favo[u]r of) {topic}", (SUPPORT,)),
    ("{who} stands where {on} {topic}", ()),
    ("where do {people} stand {about} {topic}", ()),
    ("where {do} {anybody} {adv}(stand|stands|stood) {about} {topic}", ()),
    ("how {do} {anybody} {adv}(feel|think|felt|see|view|regard)[ ({about}|of)] {topic}", ()),
    ("what {be} {anybody}{poss} {position} ({about}|of) {topic}", ()),
    ("[why ]{do} {anybody} not {adv}{support} {topic}", _ALL_BUT_SUPPORT),
    ("[why ]{do} {anybody} not {adv}{oppose} {topic}", _ALL_BUT_OPPOSE),
    ("why {do} not {anybody} {adv}{support} {topic}", _ALL_BUT_SUPPORT),
    ("why {do} not {anybody} {adv}{oppose} {topic}", _ALL_BUT_OPPOSE),
    ("{do} {people} {adv}{support} {topic}", (SUPPORT,)),
    ("{do} {people} {adv}{oppose} {topic}", (OPPOSE,)),
    ("[why ]{do}[ not] {anybody} {adv}{support} {topic}", (SUPPORT,)),
    ("[why ]{do}[ not] {anybody} {adv}{oppose} {topic}", (OPPOSE,)),
    ("(is|are|was|were) {people} {adv}{against} {topic}", (OPPOSE,)),
    ("(is|are|was|were) {people} {adv}{for} {topic}", (SUPPORT,)),
    ("[why ](is|are|was|were)[ not] {anybody} {adv}{against} {topic}", (OPPOSE,)),
    ("[why ](is|are|was|were)[ not] {anybody} {adv}{for} {topic}", (SUPPORT,)),
)

# "Who disagrees with the plan on trade": no speaker of that name, but a target.
WHO_AGREES = tuple(
    Pattern(template, Asks.WHO_AGREES, stances, target=True, open=True)
    for template, stances in (
        ("{who} [{do} ]not {adv}{agree} {speaker} {about} {topic}", (OPPOSE,)),
        ("{who} [{do} ]{adv}{disagree} {speaker} {about} {topic}", (OPPOSE,)),
        ("{who} [{do} ]{adv}{agree} {speaker} {about} {topic}", (SUPPORT,)),
    )
)

WHERE_STANDS = _stance(
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
    ("(is|are|was|were)[ not] {speaker} (for or against|against or for|pro or anti) {topic}", ()),
    ("{do} {speaker} {adv}(support or oppose|oppose or support|accept or reject) {topic}", ()),
    ("[why ](is|are|was|were)[ not] {speaker}[ not] {adv}{against} {topic}", (OPPOSE,)),
    ("[why ](is|are|was|were)[ not] {speaker}[ not] {adv}{for} {topic}", (SUPPORT,)),
    ("[why ]{do} {speaker} {adv}{refuse} to [{support} ]{topic}", (OPPOSE,)),
    ("[why ]{do}[ not] {speaker}[ not] {adv}{support} {topic}", (SUPPORT,)),
    ("[why ]{do}[ not] {speaker}[ not] {adv}{oppose} {topic}", (OPPOSE,)),
    ("(is|are|was|were) {speaker} {adv}({neutral}|{undecided}) {topic}", (NEUTRAL,)),
    ("{do} {speaker} {adv}(stand|stood) (for|by|behind) {topic}", (SUPPORT,)),
    ("{do} {speaker} {adv}(agree|disagree) {about} {topic}", ()),
)
