"""A verb without a subject that reports has that of the clause beside it for a source."""

from __future__ import annotations

import pytest

from quotes.attribution.decode import Linked
from quotes.attribution.subjects import with_subjects
from quotes.attribution.words import Words, cut
from tests.quotes.attribution.parts import run


def linked(words: Words, source: str, cue: str, content: str) -> Linked:
    sources = (run(words, source),) if source else ()
    return Linked(run(words, cue), sources, (run(words, content),), 0.9, 0.9, 0.9)


@pytest.mark.parametrize(
    ("text", "other", "participle", "subject"),
    [
        ('"We lost," she said, adding that it hurt.', ("she", "said", "We lost"),
         ("adding", "that it hurt"), "she"),
        ("Citing the delay, Mr. Ott warned of costs.", ("Mr . Ott", "warned of", "costs"),
         ("Citing", "the delay"), "Mr . Ott"),
        ("After alleging fraud, the ministry announced a recount.",
         ("the ministry", "announced", "a recount"), ("alleging", "fraud"), "the ministry"),
        ("In defending the deal, Ott spoke of peace.", ("Ott", "spoke of", "peace"),
         ("In defending", "the deal"), "Ott"),
        ("Ott praised them while also urging calm.", ("Ott", "praised", "them"),
         ("also urging", "calm"), "Ott"),
        ("Ott praised them while urging calm.", ("Ott", "praised", "them"), ("urging", "calm"),
         "Ott"),
        ("Ott praised men supporting reform.", ("Ott", "praised", "men"),
         ("supporting", "reform"), ""),
        ("Ott said no. Citing the delay, they left.", ("Ott", "said", "no"),
         ("Citing", "the delay"), ""),
        ("Ott said no, according to Ann.", ("Ott", "said", "no"), ("according to", "Ann"), ""),
        ("Ott denied it, and later called for calm.", ("Ott", "denied", "it"),
         ("called for", "calm"), "Ott"),
        ("Ott denied it and in a short letter urged calm.", ("Ott", "denied", "it"),
         ("urged", "calm"), "Ott"),
        ("Ott denied it and the man urged calm.", ("Ott", "denied", "it"), ("urged", "calm"), ""),
        ("Ott denied it. But called for calm.", ("Ott", "denied", "it"), ("called for", "calm"),
         "Ott"),
        ("Ott denied it. He left and called for calm.", ("Ott", "denied", "it"),
         ("called for", "calm"), "He"),
        ("Ott denied it. In May she took us there and told us to go.", ("Ott", "denied", "it"),
         ("told", "to go"), "she"),
        ("Ott denied it. Jo Hill dropped us there and told us to go.", ("Ott", "denied", "it"),
         ("told", "to go"), "Jo Hill"),
        ("Ott denied it. Jo Hill, Ann and told us to go.", ("Ott", "denied", "it"),
         ("told", "to go"), ""),
        ("Ott denied it. The men dropped us and told us to go.", ("Ott", "denied", "it"),
         ("told", "to go"), ""),
        ("Ott denied it. When he left she came and told us to go.", ("Ott", "denied", "it"),
         ("told", "to go"), ""),
        ("Ott denied it when called wrong.", ("Ott", "denied", "it"), ("called", "wrong"), ""),
        ("Ott said so, and it was denied.", ("Ott", "said", "so"), ("was denied", "it"), ""),
    ],
)  # fmt: skip
def test_whose_participle(
    text: str, other: tuple[str, str, str], participle: tuple[str, str], subject: str
) -> None:
    words = cut(text, [((0, len(text)), ())])
    one = linked(words, "", *participle)
    first, second = with_subjects(words, [linked(words, *other), one])
    assert first == linked(words, *other)
    assert second.source == ((run(words, subject),) if subject else ())


def test_a_source_that_it_has_stays() -> None:
    text = "Ott said no, Ann adding that it hurt."
    words = cut(text, [((0, len(text)), ())])
    found = [linked(words, "Ott", "said", "no"), linked(words, "Ann", "adding", "that it hurt")]
    assert with_subjects(words, found) == found


def test_no_words_before_or_after() -> None:
    text = "Adding salt"
    words = cut(text, [((0, len(text)), ())])
    found = [linked(words, "", "Adding", "salt")]
    assert with_subjects(words, found) == found
