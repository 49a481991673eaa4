"""Long texts: the work grows with their length and no faster, counted rather than timed."""

from __future__ import annotations

import pytest

from quotes import boundaries
from quotes.attribution import find as finding
from quotes.attribution.model import Reader
from quotes.attribution.words import Words
from quotes.layout import layout
from quotes.pipeline import load_pipeline, parse
from quotes.speakers import resolve
from quotes.speakers.facts.timeline import Timeline

pytestmark = pytest.mark.models

# As a machine writes speech down: not one mark from the first word to the last.
UNMARKED = "the minister said that the talks would go on and the envoy said they had hardly begun "
MARKED = "Ana Kovar said that the talks would go on. Her envoy said: “They have hardly begun.”\n\n"
_ENDS = ("orvic", "andel", "ilko", "ustan")


class Counting(Reader):
    """The shipped reader, which counts the words that it is given."""

    given = 0

    def read(self, words: Words) -> finding.Reading:
        self.given += len(words)
        return super().read(words)


@pytest.mark.parametrize("text", [UNMARKED, MARKED], ids=["unmarked", "marked"])
def test_the_reader_reads_no_more_of_a_long_text_than_of_short_ones(text: str) -> None:
    reader = Counting()

    def read(times: int) -> int:
        reader.given = 0
        long = text * times
        finding.find(long, layout(long), reader)
        return reader.given

    assert read(200) <= 5 * read(50)


@pytest.mark.parametrize("text", [UNMARKED, MARKED], ids=["unmarked", "marked"])
def test_no_content_grows_with_the_text(text: str) -> None:
    long = text * 200
    found = finding.find(long, layout(long), Reader())
    assert found.attributions
    assert max(end - start for one in found.attributions for start, end in one.content) < 2_000


def test_a_sentence_without_an_end_is_broken() -> None:
    doc = load_pipeline()(UNMARKED * 100)
    assert len(list(doc.sents)) >= 2
    assert max(map(len, doc.sents)) <= boundaries.LONGEST + 1


def test_a_long_text_is_parsed_in_pieces_and_joined() -> None:
    nlp = load_pipeline()
    text, whole = MARKED * 30, nlp(MARKED * 30)
    joined = parse(nlp, text, limit=len(MARKED) * 10)
    assert joined.text == text
    assert [token.is_sent_start for token in joined] == [token.is_sent_start for token in whole]
    assert [token.dep_ for token in joined] == [token.dep_ for token in whole]
    assert not joined.has_annotation("ENT_IOB")


def test_nothing_is_given_to_the_networks_at_more_than_the_limit() -> None:
    nlp = load_pipeline()
    lengths: list[int] = []

    def counting(text: str) -> object:
        lengths.append(len(text))
        return nlp(text)

    parse(counting, MARKED * 50, limit=1_000)  # type: ignore[arg-type]
    assert max(lengths) <= 1_000
    assert sum(lengths) == len(MARKED) * 50


def test_an_empty_text_is_a_doc() -> None:
    assert len(parse(load_pipeline(), "")) == 0


def test_whoever_is_named_later_is_not_looked_up_at_each_pronoun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched = 0
    before = Timeline.before

    def counting(line: Timeline, entity: int, offset: int) -> object:
        nonlocal searched
        searched += 1
        return before(line, entity, offset)

    monkeypatch.setattr(Timeline, "before", counting)
    # Sixty men whom the text names only later cannot be meant, and are not looked up one by one.
    later = "".join(f"Mr. {first}{end} came.\n\n" for first in "BDFGHKLMNPRSTVZ" for end in _ENDS)
    text = (
        "Mr. Tom Hale came. " + "He said: “We go on.” " * 20 + "\n\n" + "It rained. " * 30 + later
    )
    doc, blocks = load_pipeline()(text), layout(text)
    found = finding.find(text, blocks, Reader())
    assert len(found.attributions) >= 10
    searched = 0
    resolve(doc, found.attributions, blocks)
    assert searched <= 20 * len(found.attributions)
