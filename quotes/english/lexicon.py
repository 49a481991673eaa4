"""Closed word lists that rules read; lower case unless they say otherwise, without accents."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """A set of words from a text with spaces between them."""
    return frozenset(text.split())


TITLES_MEN = words(
    "mr mr. sir lord king prince father brother monsignor sheikh imam sheik pope herr monsieur fr"
)
TITLES_WOMEN = words(
    "mrs mrs. ms ms. miss lady dame queen princess sister madame mme baroness frau"
)
ROYAL = words("pope king queen prince princess saint st st. emperor empress")

TITLES = (
    TITLES_MEN
    | TITLES_WOMEN
    | words(
        "dr dr. prof prof. professor sen sen. sens sens. senator senators rep rep. reps reps. "
        "representative congressman congresswoman gov gov. govs. governor gen gen. general lt lt. "
        "lieutenant col col. colonel maj maj. major capt capt. captain sgt sgt. sergeant adm adm. "
        "admiral cmdr cmdr. commander sec sec. secretary pres. president chancellor minister "
        "premier mayor ambassador ayatollah rabbi rev rev. reverend bishop archbishop cardinal "
        "judge justice del. atty. hon hon. cllr cllr. councillor councilor chairman chairwoman "
        "chair director spokesman spokeswoman "
        "spokesperson speaker brig. marshal constable officer detective inspector deputy vice "
        "former ex-president then-president then-sen. first lady mp superintendent candidate "
        "republican democrat democratic republicans democrats sheriff coach emir sultan "
        "assemblyman assemblywoman assemblymember councilman councilwoman "
        "councilmember alderman "
        "alderwoman selectman selectwoman freeholder comptroller treasurer commissioner delegate "
        "undersecretary taoiseach archdeacon chaplain corporal cpl cpl. commodore trooper supt "
        "supt. insp insp. det. ald. attorney-general lieutenant-general major-general "
        "brigadier-general secretary-general vice-president vice-chancellor president-elect "
        "governor-elect mayor-elect senator-elect sub-inspector ds dc dci dsi pcso acc det "
        "pastor fr. mx cllrs"
    )
)

ABBREVIATED_TITLES = words(
    "Adm Brig Capt Cmdr Col Det Dr Fr Gen Gov Govs Lt Maj Mr Mrs Ms Prof Rep Reps Rev Sen Sens "
    "Sgt St"
)
"""Titles as they stand before a full stop that ends no sentence: "Dr. Lind"."""

HONOURS = words("kc qc obe mbe cbe am ao")
SUFFIXES = words("jr jr. sr sr. jnr snr ii iii iv phd ph.d. m.d. md esq esq.")
PARTICLES = words(
    "al el bin ben ibn abu van von der den de del della di da das do dos du la le ter ten af "
    "av ul ur y e st st. dela"
)

BUSINESSES = words(
    "bookmaker brewery brokerage casino clinic consortium consulate cooperative co-operative "
    "distributor exchange gallery guild hotel institution laboratory lab orchestra parish prison "
    "provider refinery restaurant secretariat store studio supermarket supplier syndicate "
    "wholesaler winery zoo junta cabinet archives aquarium cathedral dealership delegation "
    "kindergarten monastery mosque nursery pharmacy planetarium precinct registry shelter shipyard "
    "synagogue taskforce temple"
)
"""Nouns for bodies that a name need not have and no other noun stands for."""

ORGANISATIONS = BUSINESSES | words(
    "campaign administration government company firm agency ministry department committee "
    "council party coalition union association organisation organization group newspaper "
    "paper magazine network station channel outlet website site tabloid daily "
    "university college school institute center centre court commission bureau office board "
    "congress senate house parliament assembly army military police navy force forces "
    "foundation fund team camp club league church pentagon kremlin white bank corporation inc "
    "corp regime opposition side authority embassy kingdom state city country nation "
    "retailer chain giant insurer lender brewer drugmaker carmaker startup start-up "
    "publication journal times post news herald tribune archive service super-pac pac caucus "
    "alliance front movement brigade legislature hospital federation society trust think-tank "
    "broadcaster media press tank academy chamber fed treasury republic leadership "
    "conglomerate manufacturer airline carrier charity nonprofit ngo bloc command staff "
    "automaker brotherhood taliban militia jury body watchdog municipality regulator publisher "
    "theatre theater museum consultancy tribunal county town village borough district province "
    "library airport brand business diocese"
)


def is_maker(noun: str) -> bool:
    """Whether a noun is for a business by what it makes: "chipmaker", "the iPhone maker"."""
    return noun.endswith("maker") and noun not in _MAKERS


_MAKERS = words(
    "lawmaker filmmaker moviemaker policymaker peacemaker troublemaker kingmaker playmaker "
    "matchmaker dressmaker shoemaker watchmaker homemaker dealmaker changemaker bookmaker winemaker"
)
"""Those that are people, or businesses that the list above has."""

ORGANISATION_NAMES = words(
    "times post news herald tribune journal university college school institute center centre "
    "court commission bureau office board congress senate house parliament assembly army "
    "police navy department ministry committee council party coalition union association "
    "organisation organization group network agency foundation fund club league church bank "
    "corp corp. inc inc. co. company campaign administration government service federation "
    "society trust academy chamber alliance front movement magazine media press radio tv "
    "street pac project initiative embassy authority cabinet caucus brigade states kingdom "
    "nations emirates report review weekly daily globe gazette guardian observer telegraph "
    "hospital secretariat directorate inquiry today cnn reserve studios france-presse"
)

SHOWS = words("show podcast hour")
"""What ends the name of a programme, which may begin with a person's: "The Ann Lind Show"."""

GROUPS = words(
    "people voters officials critics supporters opponents analysts experts protesters "
    "republicans democrats americans conservatives liberals rebels activists residents "
    "leaders lawmakers senators governors candidates aides advisers advisors reporters "
    "journalists economists observers diplomats members men women students police families "
    "friends rivals many some others most few both several all those neither none states "
    "countries governments groups parties organisations organizations companies agencies "
    "media networks campaigns newspapers lawyers prosecutors investigators witnesses "
    "authorities scientists researchers historians strategists delegates donors citizens "
    "workers teachers parents children muslims christians jews europeans russians syrians "
    "israelis palestinians respondents pundits commentators insiders sources representatives "
    "politicians colleagues allies detractors hawks doves users fans readers viewers "
    "attorneys executives managers doctors veterans soldiers troops militants jihadists "
    "extremists progressives moderates establishment public pollsters negotiators mediators "
    "ministers spokesmen eyewitnesses demonstrators neighbors neighbours players owners "
    "farmers operatives followers backers adversaries skeptics survivors judges justices "
    "attendees percent majority minority half third crowd youth elites generation electorate "
    "hispanics latinos blacks whites evangelicals catholics bidders investors "
    "contenders hopefuls brothers departments nations two three four five six"
)

DOCUMENTS = words(
    "poll polls survey surveys report reports statement statements study studies article "
    "articles email emails e-mail e-mails letter letters document documents book books memo "
    "memos record records video videos footage ad ads advertisement transcript transcripts "
    "editorial column story stories post posts tweet tweets release analysis data figures "
    "statistics law laws bill act constitution resolution text texts website-text headline "
    "headlines broadcast interview interviews speech remarks comments filing filings lawsuit "
    "suit complaint indictment ruling decision verdict order decree proclamation treaty "
    "agreement communique communiqué plan proposal platform manifesto pamphlet flier flyer "
    "banner sign signs poster site blog blogs documentary film movie song exit-poll census "
    "review audit findings evidence research estimate estimates forecast projection rules "
    "rule guidelines guideline policy declaration message messages petition op-ed biography "
    "memoir account accounts dispatch newsletter calls call testimony affidavit recording "
    "recordings tape tapes narrative rumor rumors rumour rumours accounts press-release "
    "webpage page caption summary note notes dictionary bible quran investigation piece "
    "quote quotes quotation words publication-text exposé expose model average numbers chart "
    "map index motion circular notice advisory bulletin ordinance"
)

PRONOUNS_HE = words("he him his himself he’s he's he’d he'd he’ll he'll")
PRONOUNS_SHE = words("she her hers herself she’s she's she’d she'd she’ll she'll")
PRONOUNS_THEY = words(
    "they them their theirs themselves they’ve they've they’re they're they’d they'd they’ll "
    "they'll"
)
PRONOUNS_IT = words("it its itself it’s it's")
PRONOUNS_I = words(
    "i me my mine myself i’m i'm i’ve i've i’d i'd i’ll i'll we us our ours ourselves we’re "
    "we're we’ve we've we’d we'd we’ll we'll"
)
PRONOUNS_YOU = words("you your yours yourself you’re you're you’ve you've")
RELATIVES = words("who whom whose which that where")
DETERMINERS = words(
    "the a an this that these those his her its their our my your one another some any no "
    "each every both all many most several few two three four five six other such"
)
ARTICLES = words("the a an")

PREPOSITIONS = words(
    "of for in at from by with on to about against under over through during after before "
    "since among between into outside inside near around within without as like including "
    "than via regarding concerning behind despite who whom which that whose where when while"
)
"""Words that end a noun phrase's core."""

# The World Health Organization, information technology: no pronoun is written so.
ACRONYMS = frozenset(("WHO", "IT"))

DAYS = words("monday tuesday wednesday thursday friday saturday sunday")

SENTENCE_WORDS = DAYS | words(
    "the a an but and or in on at for from with by to of as if when while after before since "
    "although though however meanwhile still yet so then now this that these those there here "
    "he she it they we i you his her its their our my your who what where why how which "
    "because both neither either many most some all any each every no not only even just also "
    "last next earlier later today yesterday tomorrow january february march april may june july "
    "august september october november december instead under over during through against about "
    "between among without within despite until unless once asked according speaking former one "
    "two three four five six seven eight nine ten another such say says said other others is was "
    "are were be been do does did has have had will would can could should let yes oh well photo "
    "image video read more advertisement related via share follow correction update editor "
    "abstract full text none nobody everybody somebody anybody everyone someone anyone nothing "
    "everything something added remarked noted stressed explained concluded"
)
"""Words that are capitalised only where they open a sentence or a caption."""
