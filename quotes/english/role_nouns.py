"""Nouns for people by their office, trade or relation, and which of them mean the same."""

from __future__ import annotations

from quotes.english.lexicon import words

# Each role noun with the synonym class that another word for the same office shares.
_ROLE_CLASSES = """
spokesman spokeswoman spokesperson spokespeople
minister mec
undersecretary
premier taoiseach pm
president vp vice-president president-elect
leader ruler strongman chief head boss whip
diplomat envoy ambassador negotiator rapporteur mediator consul
senator senator-elect
lawmaker legislator congressman congresswoman representative deputy mp parliamentarian mep msp mla \
assemblyman assemblywoman assemblymember
governor governor-elect
mayor mayor-elect
secretary
official aide adviser advisor assistant bureaucrat technocrat
director administrator
chairman chairwoman chair chairperson co-chair co-chairman co-chairwoman
commissioner cec
commander general colonel captain lieutenant major sergeant soldier officer brigadier admiral \
corporal commodore lieutenant-general major-general brigadier-general serviceman servicewoman \
paratrooper airman
secretary-general director-general
judge justice magistrate
prosecutor attorney lawyer counsel solicitor barrister attorney-general
reporter journalist correspondent columnist writer author editor commentator anchor host \
broadcaster interviewer moderator blogger pundit presenter biographer newsreader newscaster \
youtuber vlogger essayist satirist screenwriter anchorman anchorwoman
analyst expert scientist professor researcher scholar economist historian academic sociologist \
strategist pollster anthropologist archaeologist astronomer biologist botanist chemist \
climatologist criminologist ecologist engineer epidemiologist geologist lecturer linguist \
meteorologist physicist statistician theologian virologist zoologist mathematician forecaster \
specialist geneticist immunologist microbiologist neuroscientist paleontologist palaeontologist \
oceanographer hydrologist seismologist volcanologist entomologist demographer geographer \
naturalist toxicologist
activist campaigner environmentalist protester organizer organiser dissident demonstrator \
conservationist
candidate nominee contender hopeful frontrunner front-runner challenger standard-bearer \
nominee-in-waiting
opponent rival
businessman businesswoman billionaire mogul tycoon entrepreneur magnate investor developer \
executive ceo cfo coo cto restaurateur hotelier stockbroker industrialist businessperson
doctor physician surgeon neurosurgeon nurse psychologist psychiatrist therapist oncologist \
cardiologist neurologist dermatologist pathologist radiologist pediatrician paediatrician \
obstetrician gynecologist gynaecologist physiotherapist psychotherapist dietitian nutritionist \
clinician
midwife
paramedic
dentist
pharmacist
teacher headteacher principal dean headmaster headmistress educator instructor
pope pontiff
king monarch queen emir
prince princess
bishop archbishop cardinal priest pastor cleric imam rabbi sheikh reverend archdeacon vicar \
chaplain preacher evangelist prophet clergyman
speaker
chancellor
manager
founder co-founder cofounder
owner
shopkeeper
pensioner retiree
drummer
guitarist
donor fundraiser financier
actor actress comedian singer musician artist filmmaker sculptor entertainer dancer choreographer \
pianist violinist cellist saxophonist illustrator cartoonist magician soprano
coach player footballer athlete trainer cricketer wrestler skier marathoner jockey skater surfer \
snowboarder linebacker sportsman sportswoman
striker
midfielder
defender full-back
winger
skipper
batsman batter
bowler
goalkeeper
veteran
victim survivor
witness bystander resident neighbor neighbour voter supporter villager eyewitness onlooker homeowner
student pupil undergraduate trainee
whistleblower defector
rebel fighter militant gunman attacker suspect
member delegate superdelegate councilman councilwoman councilmember councillor councilor alderman \
alderwoman selectman selectwoman freeholder backbencher councilperson
supervisor
trustee
inspector detective constable superintendent sheriff policeman sub-inspector trooper dgp \
investigator policewoman patrolman
coroner
ombudsman
registrar
auditor
politician statesman republican democrat liberal conservative independent socialist centrist \
moderate libertarian
lady
star legend celebrity personality supermodel influencer socialite
novelist poet playwright
photographer cameraman camerawoman
rapper songwriter composer vocalist frontman
golfer
swimmer
sprinter
cyclist
gymnast
quarterback
astronaut cosmonaut
inmate prisoner convict
defendant
plaintiff
hacker
novice newcomer outsider
incumbent
firebrand populist nationalist
dictator despot autocrat
laureate
graduate alumnus alumna
firefighter
salesman saleswoman
banker
philanthropist
philosopher theorist
appointee
informant
refugee migrant immigrant
killer shooter assassin kidnapper
staffer employee volunteer intern strategist operative surrogate consultant
partner producer librarian lobbyist contractor farmer worker driver clerk engineer janitor \
caregiver bartender waiter waitress cashier welder
treasurer comptroller chancellor provost rector vice-chancellor
operator
critic
coordinator
conservator
hero
architect
designer
chef
conductor
curator
pilot
trader dealer broker
technician mechanic electrician plumber
veterinarian vet
fisherman
juror
landlord
passenger
participant
patient
customer
motorist pedestrian
missionary
nun
inventor
programmer
translator interpreter
caretaker
receptionist
publicist
counsellor counselor
teenager youngster boy
girl
man gentleman guy
woman
wife husband widow widower spouse mother father mom dad son daughter brother sister uncle aunt \
cousin girlfriend boyfriend fiance fiancee grandmother grandfather nephew \
niece grandson granddaughter
"""

ROLE_CLASS: dict[str, str] = {}
for _line in _ROLE_CLASSES.replace("\\\n", "").strip().splitlines():
    _members = _line.split()
    for _word in _members:
        ROLE_CLASS.setdefault(_word, _members[0])
for _abbreviation, _word in (
    ("sen.", "senator"),
    ("sen", "senator"),
    ("rep.", "lawmaker"),
    ("rep", "lawmaker"),
    ("gov.", "governor"),
    ("gov", "governor"),
    ("gen.", "commander"),
    ("gen", "commander"),
    ("col.", "commander"),
    ("lt.", "commander"),
    ("capt.", "commander"),
    ("prof.", "analyst"),
    ("dr.", "doctor"),
    ("rev.", "bishop"),
    ("supt", "inspector"),
    ("supt.", "inspector"),
    ("insp", "inspector"),
    ("insp.", "inspector"),
    ("cpl", "commander"),
    ("cpl.", "commander"),
    ("ald.", "member"),
    ("justice", "judge"),
    ("senators", "senator"),
    ("fm", "minister"),
    ("ag", "prosecutor"),
):
    ROLE_CLASS[_abbreviation] = _word

_TIES = words("partner friend lawyer attorney counsel solicitor barrister")
_MORE_KIN = words("parent child sibling mum mummy daddy twin granny nan")


def is_kin(noun: str) -> bool:
    """Whether a folded noun is for a relative: "mother", "ex-wife", "stepson", "father-in-law"."""
    plain = noun.removeprefix("ex-").removesuffix("-in-law")
    for prefix in ("step-", "step", "god", "half-", "grand", "great-grand"):
        plain = plain.removeprefix(prefix)
    return ROLE_CLASS.get(plain) == "wife" or plain in _MORE_KIN


def is_tie(noun: str) -> bool:
    """Whether a folded noun is for what somebody is to a person: kin, "friend", "lawyer"."""
    return is_kin(noun) or noun in _TIES


# A class that a vaguer word may stand for ("the official" for a minister), never the reverse.
VAGUE = {
    "politician": words(
        "senator lawmaker governor mayor president premier minister candidate speaker leader"
    ),
    "official": words("minister secretary director commissioner spokesman commander diplomat"),
    "leader": words("president premier minister chairman king commander chancellor"),
    "lawmaker": words("senator speaker"),
    "diplomat": words("minister secretary diplomat"),
    "analyst": words("director"),
    "candidate": words("senator governor opponent"),
    "member": words("lawmaker"),
}

MALE_ROLES = words(
    "spokesman chairman congressman businessman policeman councilman gentleman king prince "
    "actor father son brother husband uncle pope pontiff priest man guy widower grandfather "
    "boyfriend fiance dad alderman statesman boy cameraman gunman monarch assemblyman selectman "
    "headmaster sportsman anchorman serviceman clergyman patrolman airman"
)
FEMALE_ROLES = words(
    "spokeswoman chairwoman congresswoman businesswoman councilwoman queen princess actress "
    "mother daughter sister wife aunt woman widow grandmother girlfriend fiancee mom girl nun "
    "lady policewoman waitress hostess heroine assemblywoman alderwoman selectwoman headmistress "
    "mum mummy sportswoman anchorwoman servicewoman camerawoman"
)
