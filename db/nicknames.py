"""Given names and their short forms: Bill is William, Ted is Edward or Theodore."""

from __future__ import annotations

from collections import defaultdict

from db.names import skeleton

# One formal name a group, then the forms that stand for it.
_GROUPS = """
abigail abby; abraham abe; alan al; albert al bert; alexander alex aleksandr sasha; alfred al fred;
amanda mandy; andrew andy drew; anthony tony; arnold arnie; arthur art; augustus gus; barbara barb;
benjamin ben benny; bernard bernie; cameron cam; caroline carrie; cassandra cassie; catherine cathy
kate; charles charlie chuck chas; christina tina; christine chris tina; christopher chris;
clarence larry; clifford cliff; cynthia cindy; daniel dan danny; david dave; deborah debbie deb;
dennis denny; dominic dom; donald don donnie; dorothy dot dottie; douglas doug; edward ed eddie ted
teddy ned; eleanor ellie nell; elizabeth liz beth betsy betty eliza lizzie; emanuel manny; ernest
ernie; eugene gene; florence flo; francis frank; franklin frank; frederick fred freddie; gabriel
gabe; geoffrey geoff; gerald jerry gerry; gregory greg; gwendolyn gwen; harold hal harry; henry hank
harry; herbert herb; isaac ike; isabella bella; jacob jake; jacqueline jackie; james jim jimmy
jamie; janet jan; jeffrey jeff; jennifer jen jenny; jerome jerry; jessica jess jessie; joanna jo;
john jack johnny jon; jonathan jon; joseph joe joey; josephine jo josie; joshua josh; judith judy;
katherine kate kathy katie; kathleen kathy kate katie; kenneth ken kenny; kimberly kim; kristen
kirsten; laurence larry; lawrence larry; leonard len lenny; leonardo leo; leopold leo; louis lou;
lucille lucy; manuel manny; margaret maggie peggy meg; martin marty; matthew matt; maxwell max;
melissa mel; melvin mel; michael mike mick mickey; miriam mimi; mitchell mitch; mordecai mort;
mortimer mort; morton mort; nathan nate; nathaniel nate; nicholas nick; norman norm; oliver ollie;
pamela pam; patricia pat patty tricia; patrick pat; penelope penny; peter pete; philip phil;
priscilla cilla; rafael ted; randall randy; raymond ray; rebecca becky; reginald reggie; richard
rick dick rich ricky; robert bob rob bobby robbie bert; roderick rod; rodney rod; ronald ron ronnie;
rudolph rudy; russell russ; samuel sam sammy; sandra sandy; sebastian seb; sergei serge; sidney sid;
stanley stan; stephanie steph; stephen steve stevie; steven steve; susan sue susie; terrence terry;
thaddeus tad; theodore ted teddy theo; theresa terry; thomas tom tommy; timothy tim timmy; tobias
toby; valerie val; victor vic; victoria vicky tori; vincent vince vinny; virginia ginny; vivian viv;
wallace wally; walter walt; wilbur will; william bill will billy willie liam; winifred winnie;
zachary zach
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
