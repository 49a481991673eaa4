"""Make quotes/english/given_names.txt: given names of men, of women and of either.

    pip install Faker names
    python training/speakers/given_names.py quotes/english/given_names.txt

Sources: the US Census of 1990 (public domain, carried by the package `names`, MIT), which weighs
each name by how common it is, and the name lists of Faker (MIT) for some seventy locales; those in
Cyrillic and Greek are romanised here. Languages that neither covers in Latin letters (Arabic,
Persian, Hebrew, Chinese ...) are served by the short lists below, written for this file.
A name tells the sex where nine in ten of its bearers (Census) or of the locales that list it agree.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

SHARE = 0.9

ROMAN = {
    **dict(zip("абвгдезийклмнопрстуфцыэіґ", "abvgdeziyklmnoprstufcyeig", strict=True)),
    **{"ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
    **{"ъ": "", "ь": "", "ю": "yu", "я": "ya", "є": "ye", "ї": "yi", "ќ": "kj", "ј": "j"},
    **dict(zip("αβγδεζηικλμνξοπρστυφωςϊ", "avgdeziiklmnxoprstyfosi", strict=True)),
    **{"θ": "th", "χ": "ch", "ψ": "ps"},
}

MEN = """
babatunde chidi chike femi ikechukwu kayode segun sipho themba tunde wole
abbas abdallah abdel abdelaziz abdelfattah abdul abdulaziz abdullah abdulrahman abed abu adel adnan
ahmad ahmed akbar akram ali alaa amin amir ammar anas anwar arif ashraf asif assad ayad aziz badr
baher bashar basel bassam bilal boutros burhan daoud emad essam fadi fahad faisal farid farouk
fayez fouad gamal ghassan habib hadi hafez haider haitham hakim hamad hamed hamid hamza hani haroun
hasan hashim hassan hatem hisham hosni hossein houssam hussein ibrahim idris ihsan imad imran ismail
issa iyad jaber jafar jalal jamal jamil jassim javad kamal karim karzai khaled khalid khalil
latif louay luay maher mahdi mahmoud mahmud majid malik mamdouh mansour marwan marzouki masoud
massoud mazen mehdi moammar mohamed mohammad mohammed mohsen moncef monzer mousa muammar muhammad
mukhtar munir murad musa mustafa muqtada nabil nadim nasser nawaf nawaz nayef nizar nouri omar
osama othman pervez qais qasem qassem rafik rami ramzi rashad rashid riad riyad sadeq saad saddam
saeed said salah saleh salim salman sami samir sayyid selim shafiq sharif sherif suleiman sultan
taha talal tamim tareq tariq tarek turki usama wael waleed walid wassim yahya yaser yasser yousef
youssef yusuf zaher zaid ziad zine recep tayyip ahmet mehmet avigdor binyamin benjamin benny
ehud gideon isaac menachem moshe naftali reuven shimon yair yitzhak yoav barack jinping keqiang
xiaoping jintao jiabao zedong jiechi shinzo junichiro yoshihide fumio taro narendra
manmohan rahul arvind imran rodrigo kwame kofi thabo cyril jacob muhammadu goodluck uhuru raila
paul yoweri vladimir sergei sergey dmitry dmitri mikhail gennady yevgeny viktor volodymyr petro
oleksandr arseniy arseny leonid lakhdar staffan donald geoffrey josh
"""

WOMEN = """
kemi zanele
abeer afaf aicha aisha amal amina asma aya ayesha aziza bouthaina buthaina benazir dalia dina fadia
farah farida fatema fatima fatma faiza ghada hala hanan hanin hayat heba hind huda huma iman jamila
jihan khadija lama lamia layla leila lina lubna lujain maha maisa malala manal mariam maryam maysa
mona mouna nada nadia nahed najat najwa nawal noor noura nour rabab rana randa randah rania rasha
reem rima rola ruba safa sahar salma samar samira sana sara sawsan shirin suha suhair
sumaya tawakkol yasmin yasmine zahra zainab zaynab zeinab tzipi ayelet golda michal orly shelly
navanethem navi yingluck suu indira sonia sushma mamata
ngozi ellen winnie graca joyce michelle jen marie samantha susan nuland christine federica
ursula angela theresa cristina dilma michele kellyanne ivanka melania hope sarah nikki marine
"""

EITHER = """
andrea ashley lindsay nicola nikita sasha simone
"""
"""Women's where the lists were made, men's elsewhere: Andrea Bocelli, Nikita Khrushchev."""


def fold(name: str) -> str:
    """Lower case, romanised, without accents."""
    roman = "".join(
        ROMAN.get(letter, letter) for letter in unicodedata.normalize("NFC", name.lower())
    )
    plain = unicodedata.normalize("NFKD", roman)
    for letter, latin in (("ı", "i"), ("ø", "o"), ("ł", "l"), ("ð", "d"), ("þ", "th"), ("æ", "ae")):
        plain = plain.replace(letter, latin)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def census() -> dict[str, float]:
    """Share of women among bearers, for the names of the Census of 1990."""
    import names

    weights: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for column, part in enumerate(("male", "female")):
        path = Path(names.__file__).parent / f"dist.{part}.first"
        for line in path.read_text(encoding="ascii").splitlines():
            name, share, *_ = line.split()
            weights[name.lower()][column] += float(share)
    return {name: women / (men + women) for name, (men, women) in weights.items() if men + women}


def locales() -> dict[str, float]:
    """Share of Faker's locales that list a name for women."""
    import faker.providers.person as person

    votes: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for found in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{found.name}").Provider
        for column, part in enumerate(("male", "female")):
            for name in set(map(fold, getattr(provider, f"first_names_{part}", ()) or ())):
                votes[name][column] += 1
    return {name: women / (men + women) for name, (men, women) in votes.items()}


def given_names() -> dict[str, set[str]]:
    """Names of men (m), of women (f) and of either (e); none is in two of them."""
    share = {**locales(), **census()}
    own = {**dict.fromkeys(MEN.split(), 0.0), **dict.fromkeys(WOMEN.split(), 1.0)}
    own |= dict.fromkeys(EITHER.split(), 0.5)
    share.update(own)
    usable = {n: s for n, s in share.items() if n.isascii() and n.isalpha() and len(n) > 1}
    men = {name for name, women in usable.items() if women <= 1 - SHARE}
    women = {name for name, share_ in usable.items() if share_ >= SHARE}
    return {"m": men, "f": women, "e": usable.keys() - men - women}


def main() -> None:
    lines = [f"{sex} {' '.join(sorted(names))}" for sex, names in given_names().items()]
    Path(sys.argv[1]).write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
