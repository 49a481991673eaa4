"""The spaCy component: in a pipeline by name, and through everything that spaCy does to a Doc."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import quotes.component
from quotes.attribution.model import SHIPPED
from quotes.attribution.names import Name
from quotes.component import set_names, set_quotations
from quotes.errors import StopRun
from quotes.pipeline import load_pipeline
from quotes.plain import from_plain, to_plain
from quotes.types import (
    Decision,
    Kind,
    Quotation,
    Speaker,
    SpeakerKind,
    Stance,
    StanceLabel,
    slices,
)

TEXT = (
    '"We will not sign this paper," Foreign Minister Ana Kovar told reporters on Monday.\n\n'
    "The mayor, Pavel Orlin, said that the army would stay in the valley. He opposes the talks.\n"
)
MODEL = [
    pytest.mark.models,
    pytest.mark.skipif(not (SHIPPED / "config.json").exists(), reason="the model is not here"),
]
TARGETS = [{"name": "the talks", "aliases": ["negotiations"], "description": "peace talks"}]


def full() -> Quotation:
    """A quotation with every field set."""
    return Quotation(
        id="0123456789abcdef",
        source=((48, 57),),
        cue=((58, 62),),
        content=((0, 11), (12, 30)),
        kind=Kind.DIRECT,
        sentence=(0, 83),
        confidence=0.75,
        speech=True,
        negated=True,
        hedged=True,
        speakers=(
            Speaker(
                "Ana Kovar",
                SpeakerKind.PERSON,
                (48, 57),
                Decision("name", 0.9, "1"),
                forms=("Kovar",),
                roles=("Foreign Minister",),
            ),
        ),
        stances=(
            Stance("the talks", StanceLabel.OPPOSE, 0.8, ((9, 12),), Decision("stance", 0.8, "1")),
        ),
        topics=("paper",),
        decision=Decision("reader", 0.75, "1"),
    )


def test_plain_data_and_back() -> None:
    plain = to_plain(full())
    assert from_plain(plain) == full()
    assert type(plain["kind"]) is str
    assert plain["content"] == [[0, 11], [12, 30]]


def filled() -> Doc:
    if not Doc.has_extension("quotations"):
        Doc.set_extension("quotations", getter=quotes.component.quotations)
    doc = spacy.blank("en")(TEXT)
    set_quotations(doc, [full()])
    return doc


def test_quotations_are_set_and_read() -> None:
    doc = filled()
    assert doc._.quotations == (full(),)
    assert [span.text for span in doc.spans["quotes_source"]] == ["Ana Kovar"]
    assert [span.label_ for span in doc.spans["quotes_content"]] == ["content", "content"]
    assert set(doc.spans) == {"quotes_content", "quotes_cue", "quotes_source"}
    set_quotations(doc, [])
    assert doc._.quotations == ()
    assert len(doc.spans["quotes_content"]) == 0


def test_a_doc_that_was_never_read_has_none() -> None:
    filled()
    assert spacy.blank("en")("Ott said so.")._.quotations == ()


def test_names_are_put_at_whole_tokens_and_apart() -> None:
    doc = spacy.blank("en")("Ana Kovar-Ott left Norland.")
    names = [((0, 9), "PER"), ((4, 13), "PER"), ((19, 23), "LOC")]
    set_names(doc, [Name(span, label, 0.9) for span, label in names])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Kovar-Ott", "PER"),
        ("Norland", "LOC"),
    ]


def through_bytes(doc: Doc) -> Doc:
    return Doc(doc.vocab).from_bytes(doc.to_bytes())


def through_bin(doc: Doc) -> Doc:
    data = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (again,) = DocBin().from_bytes(data).get_docs(doc.vocab)
    return again


@pytest.mark.parametrize("through", [through_bytes, through_bin])
def test_quotations_survive(through: object) -> None:
    doc = filled()
    again = through(doc)  # type: ignore[operator]
    assert again._.quotations == doc._.quotations == (full(),)
    for name, group in doc.spans.items():
        assert [(s.start, s.end, s.label_) for s in again.spans[name]] == [
            (s.start, s.end, s.label_) for s in group
        ]


def test_a_doc_of_an_older_version_is_read() -> None:
    doc = spacy.blank("en")(TEXT)
    data: dict[str, object] = doc.user_data
    data["quotes"] = [to_plain(full())]
    assert doc._.quotations == (full(),)
    set_quotations(doc, [])
    assert doc._.quotations == ()


def test_quotations_survive_json() -> None:
    doc = filled()
    data = json.loads(json.dumps(doc.to_json(["quotations_plain"])))
    again = Doc(doc.vocab).from_json(data)
    assert again._.quotations == (full(),)
    assert [span.text for span in again.spans["quotes_source"]] == ["Ana Kovar"]


def test_docs_put_together_keep_their_quotations() -> None:
    one = filled()
    nlp = spacy.blank("en", vocab=one.vocab)
    other = nlp("Nothing was said.")
    both = Doc.from_docs([other, one, one])
    assert both is not None
    first, second = both._.quotations
    for found in (first, second):
        assert slices(both.text, found.content) == slices(one.text, full().content)
        assert slices(both.text, found.source) == "Ana Kovar"
        assert slices(both.text, [found.speakers[0].mention]) == "Ana Kovar"
        assert slices(both.text, found.stances[0].evidence) == one.text[9:12]
        assert both.text[slice(*found.sentence)] == one.text[:83]
    assert len({full().id, first.id, second.id}) == 3
    set_quotations(both, [full()])
    assert both._.quotations == (full(),)


def test_a_span_as_a_doc_keeps_the_quotations_in_it() -> None:
    doc = filled()
    before = doc.char_span(0, 83)
    after = doc.char_span(85, len(TEXT) - 1)
    outer = replace(
        full(), id="o", source=((85, 94),), cue=((108, 112),), content=((113, 156),),
        sentence=(85, 157), speakers=full().speakers,
    )  # fmt: skip
    inner = replace(outer, id="i", content=((118, 156),), within="o")
    lost = replace(inner, id="l", within="0123456789abcdef")
    lost = replace(lost, content=((122, 156),))
    set_quotations(doc, [full(), outer, inner, lost])
    assert before is not None and after is not None
    (kept,) = before.as_doc(copy_user_data=True)._.quotations
    assert replace(kept, id=full().id) == full()
    cut = after.as_doc(copy_user_data=True)
    one, two, three = cut._.quotations
    assert slices(cut.text, one.source) == TEXT[85:94]
    assert slices(cut.text, [one.speakers[0].mention]) == TEXT[85:94]
    assert one.sentence == (0, 72)
    assert (two.within, three.within) == (one.id, None)
    assert before.as_doc()._.quotations == ()


def bare() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ({"aliases": ["talks"]}, "target 1: needs a name"),
        ({"name": "the talks", "alias": ["talks"]}, 'unknown key "alias"'),
        ({"name": "the talks", "aliases": "talks"}, "aliases must be a list"),
    ],
)
def test_targets_that_are_none(target: dict[str, object], says: str) -> None:
    with pytest.raises(StopRun, match=says):
        bare().add_pipe("quotes", config={"targets": [target]})


def test_importing_it_is_enough_to_read_stored_docs() -> None:
    code = (
        "import quotes.component, spacy\n"
        "assert spacy.blank('en')('Ott said so.')._.quotations == ()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


class TestInPipelines:
    """The component with the trained model."""

    pytestmark = MODEL

    @pytest.mark.parametrize("make", [bare, load_pipeline, lambda: spacy.blank("en")])
    def test_by_name(self, make: object) -> None:
        nlp: Language = make()  # type: ignore[operator]
        nlp.add_pipe("quotes", config={"targets": TARGETS})
        doc = nlp(TEXT)
        found = doc._.quotations
        contents = [slices(TEXT, quotation.content) for quotation in found]
        assert contents[0] == '"We will not sign this paper,"'
        assert found[0].kind is Kind.DIRECT
        assert TEXT[slice(*found[0].sentence)].startswith(contents[0])
        assert any("the army would stay in the valley" in content for content in contents)
        assert {"Ana Kovar", "Pavel Orlin"} <= {ent.text for ent in doc.ents}
        assert found[0].speaker == "Ana Kovar"
        assert [from_plain(plain) for plain in doc._.quotations_plain] == list(found)
        assert doc.spans["quotes_content"][0].text == contents[0]
        for text in ("", "\n \n", "...", '"'):
            assert nlp(text)._.quotations == ()

    def test_names_of_the_pipeline_are_kept(self) -> None:
        nlp = bare()
        ruler = nlp.add_pipe("entity_ruler")
        ruler.add_patterns([{"label": "PERSON", "pattern": "Pavel Orlin"}])  # type: ignore
        nlp.add_pipe("quotes")
        assert [(ent.text, ent.label_) for ent in nlp(TEXT).ents] == [("Pavel Orlin", "PERSON")]

    def test_a_pipeline_for_another_language_is_warned_of(self) -> None:
        with pytest.warns(UserWarning, match="reads English alone; this pipeline is 'de'"):
            spacy.blank("de").add_pipe("quotes")

    def test_names_can_be_left_alone(self) -> None:
        nlp = bare()
        nlp.add_pipe("quotes", config={"names": False})
        doc = nlp(TEXT)
        assert doc.ents == ()
        assert doc._.quotations

    def test_finding_sets_nothing(self) -> None:
        nlp = bare()
        component = nlp.create_pipe("quotes")
        doc = nlp(TEXT)
        assert component.find(doc)  # type: ignore[attr-defined]
        assert doc._.quotations == () and not doc.spans and not doc.ents

    def test_a_saved_pipeline_loads_with_its_settings(self, tmp_path: Path) -> None:
        nlp = bare()
        nlp.add_pipe("quotes", config={"targets": TARGETS, "names": False})
        nlp.to_disk(tmp_path)
        again = spacy.load(tmp_path)
        assert again.pipe_names == ["sentencizer", "quotes"]
        assert again.get_pipe("quotes").targets[0].name == "the talks"  # type: ignore
        assert again(TEXT)._.quotations == nlp(TEXT)._.quotations

    @pytest.mark.slow
    def test_two_processes_give_the_same_as_one(self) -> None:
        nlp = bare()
        nlp.add_pipe("quotes")
        texts = [TEXT, "Nothing.", TEXT.replace("Kovar", "Brenko"), ""]
        one = [doc._.quotations for doc in nlp.pipe(texts)]
        two = [doc._.quotations for doc in nlp.pipe(texts, n_process=2, batch_size=1)]
        assert one == two
        assert one[0] and one[2] and not one[3]
