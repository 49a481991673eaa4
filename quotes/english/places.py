"""Adjectives and abbreviations of places brought to one word, so that "Syria's" meets "Syrian"."""

from __future__ import annotations

from quotes.english.names import fold

_ADJECTIVES = """
afghanistan afghan;albania albanian;algeria algerian;america american u.s us usa united-states;
argentina argentine;armenia armenian;australia australian;austria austrian;azerbaijan azerbaijani;
bahrain bahraini;bangladesh bangladeshi;belarus belarusian;belgium belgian;bolivia bolivian;
bosnia bosnian;brazil brazilian;britain british uk u.k;bulgaria bulgarian;myanmar burmese burma;
cambodia cambodian;cameroon cameroonian;canada canadian;chad chadian;chile chilean;china chinese;
colombia colombian;congo congolese;croatia croatian;cuba cuban;cyprus cypriot;czechia czech;
denmark danish;egypt egyptian;england english;eritrea eritrean;estonia estonian;
ethiopia ethiopian;europe european eu;finland finnish;france french;georgia georgian;
germany german;ghana ghanaian;greece greek;haiti haitian;honduras honduran;hungary hungarian;
iceland icelandic;india indian;indonesia indonesian;iran iranian;iraq iraqi;ireland irish;
israel israeli;italy italian;ivory ivorian;japan japanese;jordan jordanian;
kazakhstan kazakh;kenya kenyan;korea korean;kosovo kosovar;kurdistan kurdish;kuwait kuwaiti;
kyrgyzstan kyrgyz;laos laotian;latvia latvian;lebanon lebanese;liberia liberian;libya libyan;
lithuania lithuanian;macedonia macedonian;malaysia malaysian;mali malian;malta maltese;
mexico mexican;moldova moldovan;mongolia mongolian;montenegro montenegrin;morocco moroccan;
mozambique mozambican;nepal nepalese nepali;netherlands dutch;nicaragua nicaraguan;
niger nigerien;nigeria nigerian;norway norwegian;oman omani;pakistan pakistani;
palestine palestinian;panama panamanian;paraguay paraguayan;peru peruvian;
philippines philippine filipino;poland polish;portugal portuguese;qatar qatari;
romania romanian;russia russian;rwanda rwandan;saudi saudi-arabia;scotland scottish;
senegal senegalese;serbia serbian;singapore singaporean;slovakia slovak;slovenia slovenian;
somalia somali;spain spanish;sudan sudanese;sweden swedish;switzerland swiss;syria syrian;
taiwan taiwanese;tajikistan tajik;tanzania tanzanian;thailand thai;tibet tibetan;
tunisia tunisian;turkey turkish;turkmenistan turkmen;uganda ugandan;ukraine ukrainian;
uruguay uruguayan;uzbekistan uzbek;vatican papal;venezuela venezuelan;vietnam vietnamese;
wales welsh;yemen yemeni;zambia zambian;zimbabwe zimbabwean;
republican gop r;democrat democratic d;independent i
"""
_STATES = """
alabama ala al;alaska ak;arizona ariz az;arkansas ark ar;california calif ca;colorado colo co;
connecticut conn ct;delaware del de;florida fla fl;hawaii hi;idaho;illinois ill il;indiana ind;
iowa;kansas kan ks;kentucky ky;louisiana la;maine me;maryland md;massachusetts mass ma;
michigan mich mi;minnesota minn mn;mississippi miss ms;missouri mo;montana mont mt;
nebraska neb ne;nevada nev nv;ohio oh;oklahoma okla ok;oregon ore or;pennsylvania pa;
tennessee tenn tn;texas tex tx;utah ut;vermont vt;virginia va;washington wash wa;
wisconsin wis wi;wyoming wyo wy;n.h new-hampshire;n.j new-jersey;n.y new-york;n.m new-mexico;
n.c north-carolina;s.c south-carolina;n.d north-dakota;s.d south-dakota;w.va west-virginia;
r.i rhode-island
"""


def _table(groups: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for group in groups.replace("\n", "").split(";"):
        first, *others = group.split()
        table.update(dict.fromkeys((first, *others), first))
    return table


_PLACES = _table(_ADJECTIVES)
_ABBREVIATIONS = _table(_STATES)
PEOPLES = frozenset(_PLACES) - {"r", "d", "i"}
PARTIES = frozenset({"republican", "democrat", "independent"})
DEMONYMS = frozenset(
    word
    for word, country in _PLACES.items()
    if word != country and country not in PARTIES and len(word) > 3 and word.isalpha()
) - {"burma"}
"""One of a people, and what is theirs: "the Italian", "Syrian"; by itself nobody's name."""

_INHABITANTS = """
sweden swede;denmark dane;finland finn;poland pole;turkey turk;spain spaniard;iceland icelander;
scotland scot scotsman scotswoman;england englishman englishwoman;france frenchman frenchwoman;
ireland irishman irishwoman;wales welshman welshwoman;netherlands dutchman dutchwoman hollander;
britain briton brit;philippines filipina;thailand thai;serbia serb;
croatia croat;slovenia slovene;luxembourg luxembourger;argentina argentinian;
kurdistan kurd;
texas texan;california californian;florida floridian;ohio ohioan;virginia virginian;
alaska alaskan;hawaii hawaiian;oregon oregonian;iowa iowan;kansas kansan;maine mainer;
vermont vermonter;arizona arizonan;nevada nevadan;utah utahn;illinois illinoisan;
michigan michigander;minnesota minnesotan;tennessee tennessean;kentucky kentuckian;
colorado coloradan;montana montanan;alabama alabaman;mississippi mississippian
"""

COUNTRIES = frozenset(_PLACES.values()) - PARTIES
REGIONS = frozenset(_ABBREVIATIONS.values())

INHABITANTS = {word: place for word, place in _table(_INHABITANTS).items() if word != place}
"""Nouns for one of a country or state with the word for it: "the Swede", "the Texan".

Apart from the adjectives, since some are names ("Dane", "Finn") or other words ("pole") as well.
"""

_PAIRS = {
    ("united", "states"): "america",
    ("new", "jersey"): "n.j",
    ("new", "york"): "n.y",
    ("new", "hampshire"): "n.h",
    ("new", "mexico"): "n.m",
    ("north", "carolina"): "n.c",
    ("south", "carolina"): "s.c",
    ("north", "dakota"): "n.d",
    ("south", "dakota"): "s.d",
    ("west", "virginia"): "w.va",
    ("rhode", "island"): "r.i",
    ("saudi", "arabia"): "saudi",
    ("great", "britain"): "britain",
    ("united", "kingdom"): "britain",
}


def content_words(words: list[str]) -> frozenset[str]:
    """Folded words with places in one form each; "R-Tex." gives republican and texas."""
    bare = [fold(word).strip("()[],;:\"'“”‘’").removesuffix("'s").rstrip(".'") for word in words]
    out: set[str] = set()
    skip = False
    for at, word in enumerate(bare):
        if skip:
            skip = False
            continue
        pair = _PAIRS.get((word, bare[at + 1])) if at + 1 < len(bare) else None
        if pair:
            out.add(pair)
            skip = True
            continue
        party, dash, state = word.partition("-")
        if dash and party in {"r", "d", "i"}:
            out.update((_PLACES[party], _ABBREVIATIONS.get(state.rstrip("."), state.rstrip("."))))
        elif word:
            out.add(_PLACES.get(word, word))
    return frozenset(out)


def party_and_state(words: str) -> frozenset[str]:
    """What stands in brackets behind a name: "(R)", "(D-Ohio)", "(Vt.)", "(R., Tex.)"."""
    found = content_words(words.split())
    return frozenset(_ABBREVIATIONS.get(word, word) for word in found)
