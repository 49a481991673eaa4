"""Documents in, records out: long texts, bad ones, several processes, a vocabulary that stays."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import quotes
from quotes.attribution.model import SHIPPED
from quotes.errors import SkipDocument, StopRun
from quotes.extraction import Extractor
from quotes.types import (
    Decision,
    Document,
    Kind,
    Quotation,
    Record,
    Speaker,
    SpeakerKind,
    Stance,
    StanceLabel,
    Target,
    quotation_id,
    slices,
)

SAID = '"We will not sign this paper," Ana Kovar told reporters on Monday.'
needs_model = [
    pytest.mark.models,
    pytest.mark.skipif(not (SHIPPED / "config.json").exists(), reason="the model is not here"),
]
DECISION = Decision("test")


class Finder:
    """Stands in for the component: what Ana Kovar told is a quotation; "boom" cannot be read."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def find(
        self, doc: Doc, document_id: str = "", author: str | None = None
    ) -> tuple[Quotation, ...]:
        text = doc.text
        self.lengths.append(len(text))
        if "boom" in text:
            raise ZeroDivisionError("boom")
        found = []
        at = text.find(SAID)
        while at >= 0:
            end = at + SAID.index(" Ana")
            name = (end + 1, end + 10)
            found.append(
                Quotation(
                    quotation_id(document_id, ((at, end),)),
                    (name,),
                    ((end + 11, end + 15),),
                    ((at, at + 8), (at + 9, end)),
                    Kind.DIRECT,
                    (at, at + len(SAID)),
                    0.5,
                    speakers=(Speaker("Ana Kovar", SpeakerKind.PERSON, name, DECISION),),
                    stances=(Stance("x", StanceLabel.OPPOSE, 0.5, ((at + 9, at + 12),), DECISION),),
                )
            )
            at = text.find(SAID, end)
        return tuple(found)


@pytest.fixture
def extractor() -> Extractor:
    """One with a blank pipeline and the finder above, so that no model is needed."""
    made = Extractor(topics=False)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    made.__dict__["_nlp"] = nlp
    made.__dict__["_component"] = Finder()
    return made


def long_text(characters: int) -> str:
    """Few words in many characters, with what Ana Kovar told at both ends and in the middle."""
    filler = "\n\n" + "\n\n".join(["x" * 4_998] * (characters // 10_000)) + "\n\n"
    return SAID + filler + SAID + filler + SAID


def check_long(record: Record, text: str) -> None:
    places = [at for at in range(len(text)) if text.startswith(SAID, at)]
    found = [q for q in record.quotations if q.speaker == "Ana Kovar"]
    assert [quotation.sentence[0] for quotation in found] == places
    for quotation in found:
        assert slices(text, quotation.source) == "Ana Kovar"
        assert text[slice(*quotation.speakers[0].mention)] == "Ana Kovar"
        assert text[slice(*quotation.content[0])].startswith('"We')
        assert text[quotation.content[-1][1] - 1] == '"'
        assert text[slice(*quotation.sentence)] == SAID
        assert quotation.id == quotation_id(record.document.id, quotation.content)
    assert len({quotation.id for quotation in record.quotations}) == len(record.quotations)


def test_offsets_in_a_text_that_spacy_refuses(extractor: Extractor) -> None:
    text = long_text(1_050_000)
    assert len(text) > extractor._nlp.max_length
    record = extractor.extract(Document("long", text))
    check_long(record, text)
    assert len(record.quotations) == 3
    lengths = extractor._component.lengths  # type: ignore[attr-defined]
    assert sum(lengths) == len(text)
    assert len(lengths) > 1
    for quotation in record.quotations:
        assert [slices(text, stance.evidence) for stance in quotation.stances] == ["not"]


def test_a_plain_text_is_read_as_a_document_without_an_id(extractor: Extractor) -> None:
    record = extractor.extract(SAID)
    assert record == extractor.extract(Document("", SAID))
    assert record.quotations


def test_a_short_text_is_read_at_once(extractor: Extractor) -> None:
    record = extractor.extract(Document("short", SAID))
    assert [q.content for q in record.quotations] == [((0, 8), (9, 30))]
    assert extractor.extract(Document("empty", "")) == Record(Document("empty", ""), ())


def test_of_two_with_one_content_the_surer_is_kept(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice(doc: Doc, author: str | None = None) -> tuple[Quotation, ...]:
        make: dict[str, Any] = {"kind": Kind.INDIRECT, "sentence": (0, 3), "source": ()}
        return tuple(
            Quotation("", cue=((place, place + 1),), content=((0, 1),), confidence=sure, **make)
            for place, sure in ((1, 0.4), (2, 0.9), (3, 0.6))
        )

    monkeypatch.setattr(extractor._component, "find", twice)
    (kept,) = extractor.extract(Document("two", "abcd")).quotations
    assert kept.confidence == 0.9


def test_one_that_fails_is_said_and_the_others_go_on(extractor: Extractor) -> None:
    documents = [
        Document("a", SAID),
        Document("b", "boom", origin="news/b.txt"),
        SkipDocument("news/c.txt", "not text"),
        Document("d", "boom"),
        Document("e", SAID),
    ]
    a, b, c, d, e = extractor.extract_all(documents)
    assert isinstance(a, Record) and a.document is documents[0] and a.quotations
    assert isinstance(b, SkipDocument)
    assert b.where == "news/b.txt" and "boom" in b.reason and "\n" not in str(b)
    assert c is documents[2]
    assert isinstance(d, SkipDocument) and d.where == "d"
    assert isinstance(e, Record) and e.quotations
    with pytest.raises(SkipDocument, match="could not be read"):
        extractor.extract(Document("b", "boom", origin="news/b.txt"))


def test_documents_are_taken_as_they_are_needed(extractor: Extractor) -> None:
    taken = []

    def source() -> Iterator[Document]:
        for number in range(100):
            taken.append(number)
            yield Document(str(number), SAID)

    results = extractor.extract_all(source())
    assert [next(results).document.id for _ in range(3)] == ["0", "1", "2"]  # type: ignore
    assert len(taken) == 3


def test_no_documents(extractor: Extractor) -> None:
    assert list(extractor.extract_all([])) == []


def grown(nlp: Language, run: Iterator[object]) -> int:
    before = len(nlp.vocab.strings)
    for _ in run:
        pass
    return len(nlp.vocab.strings) - before


def test_the_vocabulary_of_a_long_run_stays(extractor: Extractor) -> None:
    def documents(prefix: str) -> list[Document]:
        new_words = (" ".join(f"{prefix}{n}x{word}" for word in range(50)) for n in range(70))
        return [Document(str(number), text) for number, text in enumerate(new_words)]

    nlp = extractor._nlp
    assert grown(nlp, extractor.extract_all(documents("a"))) < 50
    # Outside of a run the words stay, which shows that the count counts.
    assert grown(nlp, (nlp(document.text) for document in documents("b"))) > 3_000
    assert grown(nlp, extractor.extract_all(documents("c"))) < 50


def test_a_run_that_is_broken_off_leaves_all_in_order(extractor: Extractor) -> None:
    results = extractor.extract_all([Document(str(n), SAID) for n in range(5)])
    next(results)
    results.close()  # type: ignore[attr-defined]
    (record,) = extractor.extract_all([Document("again", SAID)])
    assert isinstance(record, Record) and record.quotations


@pytest.mark.parametrize("processes", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_missing_pipeline_ends_the_run(processes: int) -> None:
    extractor = Extractor("en_no_such_pipeline")
    with pytest.raises(StopRun, match="en_no_such_pipeline"):
        list(extractor.extract_all([Document("a", SAID)], processes))


def test_what_cannot_be_read_loads_no_models() -> None:
    extractor = Extractor(pipeline="nowhere")  # which raises as soon as it is loaded
    skipped = [SkipDocument(str(number), "is empty") for number in range(40)]
    assert list(extractor.extract_all(iter(skipped))) == skipped


def test_nothing_is_loaded_before_it_is_needed() -> None:
    extractor = Extractor("en_no_such_pipeline")
    assert {"_nlp", "_component"}.isdisjoint(extractor.__dict__)


def test_skips_travel_between_processes() -> None:
    skip = pickle.loads(pickle.dumps(SkipDocument("news/c.txt", "not text")))
    assert (skip.where, skip.reason) == ("news/c.txt", "not text")
    assert str(skip) == "news/c.txt: not text"


class TestWithModels:
    """The same with the shipped pipeline and the trained model."""

    pytestmark = needs_model

    @pytest.fixture(scope="class")
    def shipped(self) -> Extractor:
        return Extractor(targets=[Target("the paper", ("paper",))], topics=False)

    def test_a_text_that_spacy_refuses(self, shipped: Extractor) -> None:
        text = long_text(1_050_000)
        record = shipped.extract(Document("long", text))
        check_long(record, text)
        short = shipped.extract(Document("long", SAID)).quotations
        assert record.quotations[0] == short[0]

    def test_the_same_again(self, shipped: Extractor) -> None:
        document = Document("a", f"{SAID}\n\nPavel Orlin said that he opposes the paper.")
        first = shipped.extract(document)
        assert shipped.extract(document) == first
        assert list(shipped.extract_all([document])) == [first]
        assert len(first.quotations) == 2

    def test_versions_name_every_model(self, shipped: Extractor) -> None:
        versions = shipped.versions()
        assert set(versions) >= {"quotes", "pipeline", "reader", "stance"}
        assert all(versions.values())

    @pytest.mark.slow
    def test_two_processes_give_the_same_as_one(self, shipped: Extractor) -> None:
        documents = [
            Document(str(number), SAID.replace("Monday", day))
            for number, day in enumerate(["Monday", "Tuesday", "Friday"])
        ]
        assert list(shipped.extract_all(documents, 2)) == list(shipped.extract_all(documents))

    @pytest.mark.slow
    def test_two_processes_pass_skips_on(self, shipped: Extractor) -> None:
        documents = [Document("a", SAID), SkipDocument("c.txt", "not text"), Document("b", SAID)]
        kinds = [type(result) for result in shipped.extract_all(documents, 2)]
        assert kinds == [Record, SkipDocument, Record]


@pytest.mark.models
@pytest.mark.skipif(not (SHIPPED / "config.json").exists(), reason="the model is not here")
def test_the_library_call_stays_a_function() -> None:
    # A submodule named like it would take its place once it is imported.
    for _ in range(2):
        record = quotes.extract('"We will go," said Anna Lind.')
        assert [quotation.speaker for quotation in record.quotations] == ["Anna Lind"]


@pytest.mark.models
@pytest.mark.skipif(not (SHIPPED / "config.json").exists(), reason="the model is not here")
def test_answers_that_initials_open_are_theirs_whose_name_opened_the_first() -> None:
    text = (
        "Professor Thomas Hill of Malvern University studied guns. The Gazette met Hill.\n\n"
        "((Gazette))  Would you tell us about yourself?\n\nThomas Hill I am a professor.\n\n"
        "((TG))  What did you find?\n\nTH The results suggest that we need better laws.\n\n"
        "((TG))  And then?\n\nTH We did not look at that."
    )
    (record,) = Extractor().extract_all([Document("interview", text)])
    assert isinstance(record, Record)
    names = {slices(text, q.content)[:5]: [s.name for s in q.speakers] for q in record.quotations}
    hill = ["Thomas Hill"]
    assert {"I am ": hill, "The r": hill, "We di": hill}.items() <= names.items()
    assert "Would" in names
