"""Lines that frame an article: bylines, publishers, section names, links, labels, invitations.

Each function takes one line without markup (`markup.bare`) and says what it is by its form alone.
Where in the article it stands, and so whether the form decides, is judged in `quotes.layout`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from quotes.layout.dates import first_date
from quotes.layout.markup import bare
from quotes.letters import compiled

_PARTICLE = re.compile(
    r"(?:a|al|and|bin|bint|da|dal|de|del|della|der|di|dos|du|e|el|for|from|ibn|in|la|le|of|on|the|"
    r"to|und|van|von|y|with|at|al-.*|[&|/•·-])",
    re.I,
)
_TIMES = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|then|now|contrast|default|law|\d.*)\b",
    re.I,
)
_BY = re.compile(
    r"(?:by|(?:written|reported|posted|submitted|co-authored|analysis|story|text|words|opinion|"
    r"commentary) by|authors?:|byline:)\s+(?P<who>\S.{0,160})",
    re.I,
)
_ROLE = compiled(
    r"(?P<who>[A-Z][\w.'’-]*(?: [\w.'’-]+){1,3}),? (?:[\w.'’ -]{0,40} )?"
    r"(?:correspondent|reporter|editor|writer|columnist|contributor|bureau chief)"
    r"(?: in [\w ]{2,30})?"
)
_CREDIT = compiled(
    r"\b(?i:(?:(?:additional|with) )*(?:reporting|writing|editing|compiled|edited|translation|"
    r"translated|research)(?: and (?:writing|editing))? by:?) (?=[A-Z])"
)
_CONTRIBUTED = compiled(
    r"\W*(?P<who>[A-Z].{2,200}?) contributed(?: reporting| research| to (?:this|the) "
    r"(?:report|story|article|post|column|piece))?(?: (?:from|in|for) .{2,60})?\W*"
)
_PUBLISHER_WORD = re.compile(
    r"\b(?:AFP|AP|ANSA|BBC|CBC|CBS|CNN|DPA|EFE|NBC|ABC|NPR|PBS|RIA|TASS|UPI|"
    r"Agency|Agence|Bloomberg|Broadcasting|Bulletin|Chronicle|Courier|Daily|Dispatch|Echo|"
    r"Economist|Enquirer|Examiner|Express|Gazette|Globe|Guardian|Herald|Independent|Inquirer|"
    r"Interfax|Journal|Ledger|Magazine|Mail|Mirror|News|Newspaper|Newsweek|Newswire|Observer|"
    r"Politico|Post|Press|Radio|Record|Register|Reporter|Reuters|Review|Sentinel|Spectator|"
    r"Standard|Star|Sun|Telegraph|Television|Times|Today|Tribune|Weekly|Wire|World|Xinhua)\b"
)
_SECTION = re.compile(
    r"(?:all|breaking|latest|local|top|world|international|national|business|political)?\s?"
    r"(?:news|stories|headlines)|news in brief|analysis|breaking|business|comment|commentary|"
    r"culture|editorial|europe|features|front page|home|homepage|international|latest|letters|"
    r"lifestyle|local|markets|media|middle east|most read|national|nation|opinion|op-ed|politics|"
    r"press release|russia|science|sports?|special report|tech|technology|travel|u\.s\.|uk|us|"
    r"video|world",
    re.I,
)
_URL = r"(?:<?(?:https?://|www\.)[^\s<>]{1,2000}>?)"
_LINK_LABEL = (
    r"(?:(?:original|source|full|canonical|article|page|permanent|short) ?(?:url|link|address)|"
    r"original(?: article| story| post)?|url|link|permalink|source|via|web|retrieved from|"
    r"available at|(?:first )?published at|available online)"
)
_LINK = re.compile(rf"(?:{_LINK_LABEL}:?\s*)?{_URL}\.?|{_LINK_LABEL}:", re.I)
_LABELLED_LINK = re.compile(
    r"(?:(?:original|source|full|canonical|article) ?(?:url|link|address)|original(?: article)?|"
    r"permalink|url|link|source):?\s*(?=<?https?://|<?www\.|$)",
    re.I,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}", re.I)
_LABELS = compiled(
    r"(?:abstract|full text|summary|editor'?s? choice|corrections? appended|corrections?:?|"
    r"advertise(?:ment|r content)|advertising|sponsored(?: content)?|promoted(?: content)?|"
    r"ad|story continues(?: below)?.{0,40}|(?:article|continue) (?:continues|reading).{0,40}|"
    r"image|photos?|video|gallery|slideshow|photo gallery|view (?:gallery|comments|photos)|"
    r"caption|hide caption|toggle caption|enlarge(?: this image)?|"
    r"share(?: (?:this|on|via)\b.{0,60})?|tweet|retweet|pin it|email(?: this)?|print(?: this)?|"
    r"save|comments?(?: \(?\d+\)?)?|(?:leave|post|add) a comment|\d+ (?:comments|shares|views)|"
    r"like|like us on .{1,40}|facebook|twitter|instagram|whatsapp|linkedin|reddit|pinterest|"
    r"google\+|telegram|loading\W*|skip to (?:main )?content|back to top|next|previous|menu|"
    r"search|log ?in|sign (?:in|up)|subscribe(?: now)?|register|follow us(?: on .{1,40})?|"
    r"recommended(?: for you)?|trending(?: now)?|most popular|editors'? picks?|you may also like|"
    r"(?:related|more)(?: (?:articles?|stories|news|topics|coverage|content|links|videos?))?:?|"
    r"tags?:.{0,200}|topics?:.{0,200}|keywords?:.{0,200}|filed under:?.{0,200}|categories:.{0,200}|"
    r"see also:?|further reading:?|read (?:more|also|next|on):?|online:|"
    r"all rights reserved.{0,160}|(?:©|\(c\) ?\d).{0,200}|"
    r"copyright(?:\W*(?:\d{4}|©|\(c\)|by\b|$)|.{0,80}\ball rights reserved).{0,200}|"
    r"copyright(?-i: (?:[A-Z][\w.’'&-]*|of|the|and)){1,16}|"
    r"\W*h/t .{1,60})[.!]?",
    re.I,
)
_INVITATIONS = re.compile(
    r"(?:read|see) (?:more|also|next)\s*[:>»–—-].{1,200}|(?:related|more on this(?: story)?|"
    r"see also|also read|recommended|further reading|don'?t miss|watch|listen|photos?|video)"
    r"\s*:\s.{1,200}|click here (?:to|for)\b.{1,160}|"
    r"(?:sign up|subscribe) (?:to|for|here|on)\b.{1,200}|"
    r"follow (?:[\w.’'-]+ ){1,5}on (?:twitter|facebook|instagram|x)\b.{0,120}|"
    r"like (?:[\w.’'-]+ ){0,4}on facebook.{0,60}|.{0,60}\blike the page:|"
    r"read the (?:full|rest of the|original|whole) (?:story|article|post|interview|transcript)"
    r"(?: (?:here|at|on)\b.{0,60})?|(?:download|get) (?:the|our) .{0,40}\bapp\b.{0,60}|"
    r"this (?:article|story|post)(?: was)?(?: has been)?(?: originally)?(?: first)? "
    r"(?:appeared|published|posted) (?:in|on|by|at)\b.{1,160}|"
    r"as published in .{1,80}|(?:@\w{1,30}[\s,.]*){1,4}|"
    r"[\"“]?view this (?:post|photo|reel|profile) on (?:instagram|threads|facebook|x)[\"”]?|"
    r"a (?:post|photo|video|reel) (?:shared|posted) by .{1,100}|"
    r"pic\.twitter\.com/\w{4,20}|"
    r"(?:twitter|email|e-mail|contact): ?\S{1,80}|"
    r"(?:\w*(?:share|like|reply|flag|tweet|show)){3,}.{0,40}",
    re.I,
)
_CODE = re.compile(
    r"[.#@]?[\w.#,: -]{1,80}\{|\}|\}?\)?;|-?(?:webkit-|moz-|ms-)?(?:background|border|clear|color|"
    r"display|float|font|height|left|line|margin|max|min|overflow|padding|position|text|top|width)"
    r"[a-z-]{0,20}:\s*[^:.?!]{1,60};|"
    r"(?:(?:var|function)\b|window\.|document\.|\$\()[^\n]{0,200}[;{})]"
)
_STAGE = compiled(r"[\"“]?[(\[][A-Z][A-Z .'’-]{2,60}[)\]]\.?[\"”]?")  # (LAUGHTER)
_REPORTS = re.compile(
    r", (?:[\w.’'-]+ ){1,4}(?:sa(?:id|ys?)|told|urged?|added|argued?|warn(?:ed)?|claim(?:ed)?)\b"
)
_ENDS_LIKE_SENTENCE = re.compile(r"[?!:…]$|(?:[a-z]{3,}\.|[?!])[\"”’'»)\]]*$")
_WORD = re.compile(r"[^\W_]")


def byline(bare: str) -> str | None:
    """Whom "By John Smith and Jane Doe, Reuters" names, less a date; None for other lines."""
    match = _BY.fullmatch(bare) or (_ROLE.fullmatch(bare) if len(bare) < 90 else None)
    if not match:
        return None
    who = match.group("who")
    if written := first_date(who):
        who = who.replace(written, "")
    who = who.strip(" .,|/•·–—-")
    words = re.split(r"[\s,]+", who)
    if not who or len(words) > 16 or _TIMES.match(who) or bare.endswith(("?", "!", ":", ";")):
        return None
    if not words[0][:1].isupper() or ". " in re.sub(r"\b\w{1,3}\. ", " ", who):
        return None
    return who if _names_only(who) else None


def _names_only(who: str) -> bool:
    return all(
        word[:1].isupper() or "@" in word or _PARTICLE.fullmatch(word)
        for word in re.split(r"[\s,]+", who)
        if word
    )


def is_credit(bare: str) -> bool:
    """Whether a line thanks those who helped: "(Reporting by …)", "X contributed to this story"."""
    if len(bare) > 420:
        return False
    bracketed = bare[:1] + bare[-1:] in ("()", "[]")
    credit = bare.strip("()[] ")
    if _CREDIT.match(credit):
        return bracketed or _names_only(re.sub(r"[;()]", " ", _CREDIT.sub(" ", credit)))
    contributed = _CONTRIBUTED.fullmatch(bare) if " contributed" in bare else None
    return contributed is not None and _names_only(contributed["who"])


def is_publisher(bare: str) -> bool:
    """Whether a short line may be a publisher's name: "The Moscow Times", "Reuters"."""
    words = bare.split()
    if not 1 <= len(words) <= 6 or bare[-1] in ".?!:;,":
        return False
    if not all(word[:1].isupper() or word in ("of", "the", "and", "&") for word in words):
        return False
    return bool(_PUBLISHER_WORD.search(bare))


def is_section(bare: str) -> bool:
    """Whether a short line is the name of a newspaper's section, as "All news" and "World"."""
    return len(bare) < 40 and bool(_SECTION.fullmatch(bare.strip(" .:|>»")))


def is_link(bare: str, line: str) -> bool:
    """Whether a line is a bare link, or a label before one ("Original url:")."""
    if "://" in line or "www." in line or bare.endswith(":") or not bare:
        return bool(_LINK.fullmatch(line.strip()) or _LINK.fullmatch(bare))
    return False


def address(line: str) -> str | None:
    """The first address in a line, less what closes the sentence or bracket around it."""
    match = _ADDRESS.search(line)
    return match.group().rstrip(".,;:!?)]}'*_") if match else None


def labelled_address(lines: Iterable[str]) -> str | None:
    """The address that stands with a label or on the line after one ("Original url:")."""
    labelled = False
    for line in lines:
        plain = bare(line) or line.strip()
        if not plain:
            continue
        found = _LABELLED_LINK.match(plain)
        if (found or labelled) and (link := address(line)):
            return link
        labelled = found is not None and found.end() == len(plain)
    return None


def is_furniture(bare: str) -> bool:
    """Whether a line belongs to the page and not to the article."""
    if len(bare) > 260:
        return False
    if not _WORD.search(bare):
        return True
    framing = any(form.fullmatch(bare) for form in (_LABELS, _INVITATIONS, _CODE, _STAGE))
    return framing and (":" in bare or not reports(bare))


def reports(bare: str) -> bool:
    """Whether somebody says what a line tells, as frames do not: "Follow the money, he said."."""
    return bool(_REPORTS.search(bare))


def ends_like_sentence(bare: str) -> bool:
    """Whether a line closes as a sentence does."""
    return bool(_ENDS_LIKE_SENTENCE.search(bare))
