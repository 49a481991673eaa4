"""Two people of one full name told apart: a striker and a senator whom nobody speaks beside.

Few know one man as both, so roles of such spheres speak for two; whoever *was* something may be
anything now, and most spheres go together (a prosecutor or an actor becomes governor).
"""

from __future__ import annotations

from functools import lru_cache

from db.circumstances import common_company, roles_agree
from db.mention import Candidate, Mention
from db.names import fold
from db.roles import role_head, stem

_SPHERES = {
    "sport": "footballer striker midfielder goalkeeper winger batsman bowler golfer"
    " sprinter swimmer cyclist quarterback linebacker gymnast jockey skier athlete"
    " forward fullback pitcher rower",
    "fame": "boxer wrestler cricketer",
    "politics": "senator lawmaker legislator congressman congresswoman assemblyman assemblywoman"
    " mp mep minister premier governor mayor councillor councilman councilwoman alderman"
    " ambassador",
    "law": "judge justice magistrate prosecutor",
    "police": "constable detective inspector sheriff trooper",
    "church": "bishop archbishop cardinal priest imam rabbi vicar nun",
    "medicine": "surgeon nurse physician paramedic midwife dentist",
    "science": "physicist chemist biologist zoologist botanist geologist astronomer astrophysicist"
    " palaeontologist paleontologist epidemiologist virologist climatologist",
    "stage": "actor actress singer rapper drummer guitarist comedian",
}
_SPHERE = {stem(word): sphere for sphere, words in _SPHERES.items() for word in words.split()}
_LEARNED = frozenset(("law", "police", "church", "medicine", "science"))
_APART = {
    frozenset((one, other))
    for one, others in (
        ("sport", _LEARNED | {"politics"}),
        # Klitschko and Pacquiao went into politics in their prime.
        ("fame", _LEARNED),
        ("stage", _LEARNED - {"church"}),
        ("police", {"medicine", "science"}),
        ("law", {"medicine", "science"}),
    )
    for other in others
}
# "X Factor judge", "health inspector", "disc jockey", "Baptist minister": heads of other spheres.
_NEEDS = {
    stem("judge"): frozenset(
        ("court", "district", "circuit", "federal", "appeals", "supreme", "county", "trial")
    ),
    stem("inspector"): frozenset(("police", "detective", "chief")),
}
_NEVER = frozenset(("disc", "disk", "baptist", "methodist", "weapons"))
_PAST = frozenset(("former", "ex", "retired", "turned", "late", "onetime", "then"))


@lru_cache(maxsize=10_000)
def sphere(role: str) -> str:
    """What a role is a part of, by its head; "" for most roles, and for what somebody was."""
    words, head = set(fold(role).replace("-", " ").split()), role_head(role)
    if words & (_PAST | _NEVER) or not words & _NEEDS.get(head, words):
        return ""
    return _SPHERE.get(head, "")


def of_other_spheres(mention: Mention, candidate: Candidate) -> bool:
    """Whether all roles that tell something speak of two people, and no role or company of one."""
    here = {found for role in mention.roles if (found := sphere(role))}
    there = {found for role in candidate.roles if (found := sphere(role))}
    clash = all(frozenset((one, other)) in _APART for one in here for other in there)
    if not (here and there and clash):
        return False
    return not roles_agree(mention, candidate) and not common_company(mention, candidate)
