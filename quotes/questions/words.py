"""The classes of words that the forms of question are made of, as regular expressions."""

from __future__ import annotations

import re


def _words(text: str) -> str:
    """A choice of the words of a string, in which "_" stands for a space."""
    return "|".join(word.replace("_", " ") for word in text.split())


def _forms(text: str) -> str:
    """A choice of verbs in all their forms: base, -s, -ed and -ing, e of the base left out."""
    found: list[str] = []
    for verb, *rest in (word.replace("_", " ").partition(" ") for word in text.split()):
        tail = "".join(rest)
        stem = verb[:-1] if verb.endswith("e") else verb
        third = re.sub(r"([^aeiou])y$", r"\1ies", verb)
        if third == verb:
            third += "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
        past = re.sub(r"([^aeiou])y$", r"\1ied", verb)
        past = past if past != verb else stem + "ed"
        found += [form + tail for form in (verb, third, past, stem + "ing")]
    return "|".join(sorted(found, key=len, reverse=True))


_SAY = "|".join(
    (
        _words(
            "say says said saying think thinks thought thinking believe believes believed "
            "speak speaks spoke spoken speaking talk talks talked talking tell tells told telling "
            "write writes wrote written writing make_of makes_of made_of have_to_say "
            "has_to_say had_to_say want wants wanted wish wishes wished"
        ),
        _forms(
            "claim comment state declare announce argue remark mention explain warn promise "
            "demand deny propose suggest admit ask answer reply respond react add note stress "
            "insist complain predict expect hope urge describe reveal report tweet call assert "
            "allege confirm accuse blame thank refute rebut recommend advise"
        ),
        r"(?:make|makes|made|making) (?:an? |any )?(?:statement|remark|comment)s?",
        "admitted|admitting|admits",
    )
)
# What makes an answer after a speaker, and after "who" asks for more than words: "who ruled…".
_DECIDE = "|".join(
    (
        _words("find finds found finding"),
        _forms("discover rule conclude testify vow pledge acknowledge threaten"),
    )
)
_SUPPORT = "|".join(
    (
        _forms(
            "support back favour favor endorse welcome advocate defend approve_of agree_with "
            "agree_to accept embrace praise want call_for push_for argue_for speak_for vote_for "
            "applaud champion believe_in"
        ),
        _words("spoke_for spoke_up_for stands_for stand_by stands_by stand_behind stands_behind"),
    )
)
_OPPOSE = "|".join(
    (
        _forms(
            "oppose reject criticise criticize condemn denounce dismiss disagree_with refuse "
            "resist object_to disapprove_of protest_against argue_against vote_against "
            "doubt dispute contest"
        ),
        _words("speak_against spoke_against speak_out_against spoke_out_against"),
        _words("stand_against stands_against stood_against"),
    )
)

CLASSES: dict[str, str] = {
    "speaker": r"(?P<speaker>\S(?:.*?\S)?)",
    "topic": r"(?P<topic>\S(?:.*\S)?)",
    "poss": r"(?P<poss>'s|(?<=[sz])')?",
    "do": _words("did does do has have had is are was were will would can could should might must"),
    "be": _words("is are was were be been being has_been have_been had_been"),
    "to_be": _words("is are was were has_been have_been had_been seems appears"),
    "adv": (
        r"(?:(?:also|actually|really|ever|just|recently|exactly|publicly|still|now|previously|"
        r"already|even|always|first|last|lately|latest|most recently|himself|herself|themselves|"
        r"currently|strongly|openly|firmly|directly|fully|completely|most|generally|"
        r"personally|been|to) )*"
    ),
    # "What did Bob Hope say": a verb that another verb of saying follows is part of a name.
    "say": rf"(?:{_SAY}|{_DECIDE})(?! (?:say|says|said|think|thinks|thought)\b)",
    "said": _SAY,
    "deny": _forms("deny refute rebut"),
    "think": _words("think thinks thought thinking believe believes believed feel make makes made"),
    "on": (
        r"(?:about|on|regarding|concerning|over|of|re|towards?|as to|as for|with regards? to"
        r"|with respect to|in regard to|in relation to|in reply to|in response to|when asked about"
        r"|to|against|for|with)(?: the (?:topic|subject|issue|question|matter) of)?"
    ),
    "about": (
        r"(?:about|on|regarding|concerning|over|re|towards?|as to|with regards? to"
        r"|with respect to|in regard to|in relation to)"
        r"(?: the (?:topic|subject|issue|question|matter) of)?"
    ),
    "listener": (
        r"(?:to )?(?:reporters|journalists|us|me|you|them|him|her|the (?:press|media|public|world"
        r"|reporters|journalists))"
    ),
    "tell": _words("tell tells told telling ask asks asked asking"),
    "hearer": (
        r"(?!(?:about|on|that|of|whether|if|how|why|when|what)\b)"
        r"(?:the |a |an |his |her |its |their )?[^\s,]+(?: [^\s,]+){0,3}?"
    ),
    "ended": _words("scrapped banned ended stopped abolished repealed dropped cancelled outlawed"),
    "end": _words("scrap ban end stop abolish repeal drop cancel outlaw"),
    "it": r"(?:it|them|this|that)",
    "lately": _words("last first latest most_recently earliest"),
    "time": _words("last latest newest most_recent first earliest"),
    "thing": _words("thing things word words statement statements quote quotation"),
    "everything": (
        r"(?:everything|anything|all|all that|all of what|all the things|the things|something"
        r"|every word|things)"
    ),
    "quotes": (
        r"(?:(?:all|any|an?|the|some|every|more|recent|{time}) )*(?:of the )?"
        r"(?:direct |indirect |exact |own |very |original )*"
        r"(?:quotes?|quotations?|statements?|remarks?|comments?|words|sayings?|speeches)"
    ),
    "who": (
        r"(?:who|(?:which|what|how many) (?:of (?:the|these) )?"
        r"(?:people|persons?|speakers?|countr(?:y|ies)|governments?|{among}))"
        r"(?: all| else)?"
    ),
    # Kinds of speakers that are not told from others.
    "among": (
        r"(?:politicians?|officials?|organi[sz]ations?|groups?|leaders?|parties|party|ministers?)"
    ),
    "what": r"what(?: else| exactly| precisely| all)?",
    "people": r"(?:people|everyone|everybody|anyone|anybody|they|others|speakers|politicians|all)",
    "anybody": "(?:people|everyone|everybody|anyone|anybody)",
    "position": (
        r"(?:current |official |general |overall )?(?:position|stance|stand|view|opinion|attitude"
        r"|take|line|standpoint|viewpoint|point of view|feeling|thought|thinking|side|belief)s?"
    ),
    "reaction": r"(?:reaction|response|answer|reply|comment|statement|remark|message|promise|claim"
    r"|allegation|accusation)s?",
    "support": _SUPPORT,
    "oppose": _OPPOSE,
    "refuse": _forms("refuse decline"),
    "for": (
        r"(?:for|in favou?r of|supportive of|behind|pro|positive about|positive on"
        r"|on the side of|a supporter of|supporters of|open to)"
    ),
    "against": (
        r"(?:against|opposed to|critical of|skeptical about|skeptical of|sceptical about"
        r"|sceptical of|hostile to|negative about|negative on|anti|an opponent of|opponents of"
        r"|not for|not in favou?r of)"
    ),
    "agree": (
        r"(?:(?:agree|agrees|agreed|side|sides|sided|concur|concurs|concurred) with"
        r"|(?:is|are|was|were) (?:in agreement with|on the (?:same )?side (?:of|as)))"
    ),
    "disagree": (
        r"(?:(?:disagree|disagrees|disagreed|differ|differs|differed|part company) (?:with|from)"
        r"|contradict|contradicts|contradicted"
        r"|(?:is|are|was|were) (?:in disagreement with|at odds with|not on the side of))"
    ),
    "neutral": (r"(?:neutral|indifferent)(?: on| about| over| towards?| as to)?"),
    "undecided": (
        r"(?:undecided|unsure|ambivalent|undetermined|torn|wavering)"
        r"(?: on| about| over| towards?| as to)?"
    ),
    "both": "(?:for and against|for or against|against and for|against or for)",
    "anyone": _words("anyone anybody someone somebody any_speaker any_speakers"),
    "speakers": _words("speaker speakers person people one politician politicians"),
    "reasons": r"(?:main |best |strongest )?(?:arguments?|case|reasons?|objections?|points)",
    "if": (
        r"(?:only if|only under conditions|under (?:certain |some )?conditions|conditionally"
        r"|with (?:certain |some )?(?:conditions|reservations)|on conditions?)"
    ),
    "change": r"(?:change|changes|changed|changing|shift|shifts|shifted|reverse|reversed|switch|"
    r"switched|alter|altered|revise|revised|move|moved|evolve|evolved)",
    "mind": r"(?:his|her|their|its|the|any) (?:minds?|tunes?|{position})",
}
