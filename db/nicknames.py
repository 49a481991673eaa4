"""Given names and their short forms: Bill is William, Ted is Edward or Theodore."""

from __future__ import annotations

from collections import defaultdict

from db.names import skeleton

# One formal name a group, then the forms that stand for it.
_GROUPS = """
abraham abe; albert al bert; alexander alex aleksandr sasha; alfred al fred; andrew andy drew;
anthony tony; arthur art; barbara barb; benjamin ben benny; bernard bernie; catherine cathy kate;
charles charlie chuck chas; christine chris tina; christopher chris; clarence larry; daniel dan
danny; david dave; deborah debbie deb; dennis denny; donald don donnie; dorothy dot dottie;
douglas doug; edward ed eddie ted teddy ned; elizabeth liz beth betsy betty eliza lizzie;
eugene gene; francis frank; franklin frank; frederick fred freddie; gabriel gabe; geoffrey geoff;
gerald jerry gerry; gregory greg; harold hal harry; henry hank harry; herbert herb; jacob jake;
jacqueline jackie; james jim jimmy jamie; jeffrey jeff; jennifer jen jenny; jerome jerry;
john jack johnny jon; jonathan jon; joseph joe joey; joshua josh; judith judy; katherine kate
kathy katie; kenneth ken kenny; kimberly kim; kristen kirsten; lawrence larry; leonard len lenny;
louis lou; margaret maggie peggy meg; martin marty; matthew matt; maxwell max; michael mike mick
mickey; mitchell mitch; nathan nate; nathaniel nate; nicholas nick; pamela pam; patricia pat patty
tricia; patrick pat; peter pete; philip phil; rafael ted; randall randy; raymond ray; rebecca becky;
richard rick dick rich ricky; robert bob rob bobby robbie bert; ronald ron ronnie; rudolph rudy;
russell russ; samuel sam sammy; sandra sandy; sergei serge; stanley stan; stephen steve stevie;
steven steve; susan sue susie; theodore ted teddy theo; theresa terry; thomas tom tommy;
timothy tim timmy; valerie val; victor vic; victoria vicky tori; vincent vince vinny; walter walt;
wilbur will; william bill will billy willie liam; zachary zach
"""
_FORMAL: dict[str, set[str]] = defaultdict(set)
for _group in _GROUPS.split(";"):
    _formal, *_short = _group.split()
    for _form in (_formal, *_short):
        _FORMAL[_form].add(_formal)


def formal(given: str) -> frozenset[str]:
    """The formal names that a folded given name can stand for; itself where none is known."""
    return frozenset(_FORMAL.get(given, (given,)))


def formal_keys(given: str) -> frozenset[str]:
    """The consonants of these names: what a given name and its short forms share."""
    return frozenset(skeleton(name) for name in {given, *formal(given)})
