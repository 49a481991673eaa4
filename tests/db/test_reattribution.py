"""Single quotations given to another speaker: they stay so, follow an edit, and come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text

from db.database import Database
from quotes.errors import Unclear
from quotes.types import Record
from tests.db.decided import ids, merge, split, undo
from tests.db.records import Said, record, said_by

Store = Callable[..., object]
JONG_HO, MIN_SEO = "Kim Jong-ho", "Kim Min-seo"


def article(before: str = "") -> Record:
    """Two quotations that the reader gave to one Kim, and one of another speaker."""
    words = (
        before + "Kim Jong-ho said all was well. Kim said it was not. Luka Peric said it rained."
    )
    return record(
        words,
        Said("all was well", JONG_HO, "said", [JONG_HO], forms=(JONG_HO, "Kim")),
        Said("it was not", "Kim said", "said", [JONG_HO], forms=(JONG_HO, "Kim")),
        Said("it rained", "Luka Peric", "said", ["Luka Peric"]),
        id="kims",
    )


def who(database: Database) -> dict[str, str]:
    with database.engine.connect() as connection:
        rows = connection.execute(text("SELECT content, speaker FROM quotes_flat"))
        return dict(map(tuple, rows))


def give(database: Database, content: str, to: int | str) -> int:
    with database.engine.connect() as connection:
        found = connection.execute(
            text(
                "SELECT quotation.id, speaker_id FROM quotation JOIN quotation_speaker"
                " ON quotation.id = quotation_id WHERE content = :content AND ordinal = 0"
            ),
            {"content": content},
        ).one()
    return database.move(found[1], to, "Ana", [found[0]]).number


BEFORE = {"all was well": JONG_HO, "it was not": JONG_HO, "it rained": "Luka Peric"}
AFTER = BEFORE | {"it was not": MIN_SEO}


@pytest.mark.parametrize("known", [True, False])
def test_a_quotation_stays_where_a_person_moved_it(
    known: bool, database: Database, store: Store
) -> None:
    store(article(), *([said_by(MIN_SEO, id="other")] if known else []))
    before, numbers = who(database), ids(database)
    number = give(database, "it was not", numbers[MIN_SEO] if known else MIN_SEO)
    assert who(database) == before | AFTER
    for again in (article(), article("An editor wrote this. "), article()):
        store(again, force=True)
        assert who(database) == before | AFTER
    undo(database, number)
    assert (who(database), ids(database)) == (before, numbers)
    store(article(), force=True)
    assert who(database) == before


def test_a_move_follows_a_merge_and_its_undoing(database: Database, store: Store) -> None:
    store(article(), said_by("Min-seo Park", id="other"))
    give(database, "it was not", MIN_SEO)
    number = ids(database)
    merged = merge(database, number["Min-seo Park"], number[MIN_SEO])
    store(article(), force=True)
    assert who(database)["it was not"] == "Min-seo Park"
    undo(database, merged)
    store(article(), force=True)
    assert who(database)["it was not"] == MIN_SEO


def test_a_move_between_two_who_are_merged_takes_nothing_away(
    database: Database, store: Store
) -> None:
    store(article())
    before = ids(database)
    moved = give(database, "it was not", MIN_SEO)
    number = ids(database)
    merged = merge(database, number[JONG_HO], number[MIN_SEO])
    with pytest.raises(Unclear, match=f"are one speaker since; undo judgement {merged} first"):
        undo(database, moved)
    for again in (article(), article("An editor wrote this. ")):
        store(again, force=True)
        assert who(database) == BEFORE
    undo(database, merged)
    store(article(), force=True)
    assert who(database) == AFTER
    undo(database, moved)
    assert (who(database), ids(database)) == (BEFORE, before)


def test_a_second_move_goes_on_from_the_first(database: Database, store: Store) -> None:
    store(article())
    give(database, "it was not", MIN_SEO)
    give(database, "it was not", ids(database)["Luka Peric"])
    store(article(), force=True)
    assert who(database)["it was not"] == "Luka Peric"


def test_a_name_of_single_quotations_can_be_split_off(database: Database, store: Store) -> None:
    words = "Kim Jong-ho said all was well. Kim said it was not."
    store(
        record(
            words,
            Said("all was well", JONG_HO, "said", [JONG_HO], forms=(JONG_HO, "Kim")),
            Said("it was not", "Kim", "said", [JONG_HO], forms=(JONG_HO, "Kim")),
            id="kims",
        )
    )
    kim = ids(database)[JONG_HO]
    split(database, kim, "Kim")
    assert who(database) == {"all was well": JONG_HO, "it was not": "Kim"}
    assert database.doubtful_pairs() == []


def test_two_of_one_article_come_apart_again_by_name(database: Database, store: Store) -> None:
    words = "Arland said all was well. Velden said it was not."
    store(
        record(
            words,
            Said("all was well", "Arland", "said", ["Arland"], forms=("Arland",)),
            Said("it was not", "Velden", "said", ["Velden"], forms=("Velden",)),
            id="capital",
        )
    )
    arland, velden = ids(database)["Arland"], ids(database)["Velden"]
    merge(database, arland, velden)
    assert who(database) == {"all was well": "Arland", "it was not": "Arland"}
    split(database, arland, "Velden")
    assert who(database) == {"all was well": "Arland", "it was not": "Velden"}


def test_what_is_not_theirs_cannot_be_given(database: Database, store: Store) -> None:
    store(article())
    kim = ids(database)[JONG_HO]
    for quotations, to in ((["nowhere"], MIN_SEO), ([], MIN_SEO)):
        with pytest.raises(Unclear):
            database.move(kim, to, "Ana", quotations)
    for to in (kim, 999, " "):
        with pytest.raises(Unclear):
            give(database, "it was not", to)
    assert who(database) == BEFORE
    assert set(ids(database)) == {JONG_HO, "Luka Peric"}


def test_who_said_it_beside_the_other_does_not_say_it_twice(
    database: Database, store: Store
) -> None:
    store(article())
    give(database, "it was not", "Kim Min-seo")
    both = article(before="Today ")
    joint = [
        replace(each, speakers=(*each.speakers, replace(each.speakers[0], name=MIN_SEO)))
        if each.source and "Kim said" in both.document.text[slice(*each.source[0])]
        else each
        for each in both.quotations
    ]
    store(replace(both, quotations=tuple(joint)))
    assert who(database)["it was not"] == MIN_SEO


def test_who_said_it_too_goes_on_to_say_it_alone(database: Database, store: Store) -> None:
    def read(*names: str, before: str = "") -> Record:
        words = f"{before}Kim and Luka Peric said it was not. Luka Peric said it rained."
        return record(
            words,
            Said("it was not", "Kim and Luka Peric", "said", list(names)),
            Said("it rained", "Luka Peric", "said", ["Luka Peric"]),
            id="two",
        )

    def both() -> set[str]:
        with database.engine.connect() as connection:
            found = connection.execute(
                text(
                    "SELECT speaker.name FROM quotation JOIN quotation_speaker"
                    " ON quotation.id = quotation_id JOIN speaker ON speaker.id = speaker_id"
                    " WHERE content = 'it was not'"
                )
            )
            return set(found.scalars())

    store(read(JONG_HO, "Luka Peric"))
    give(database, "it was not", MIN_SEO)
    assert both() == {MIN_SEO, "Luka Peric"}
    for before in ("", "Today "):
        store(read("Luka Peric", before=before), force=True)
        assert both() == {"Luka Peric"}
        store(read(JONG_HO, "Luka Peric", before=before), force=True)
        assert both() == {MIN_SEO, "Luka Peric"}
    store(read("Ada Bo", before="Today "), force=True)
    assert both() == {MIN_SEO}


def test_moves_are_found_by_an_index(database: Database) -> None:
    with database.engine.connect() as connection:
        plan = connection.execute(
            text("EXPLAIN QUERY PLAN SELECT * FROM judgement WHERE action = 'move' ORDER BY id")
        ).fetchall()
    assert [row.detail for row in plan] == [
        "SEARCH judgement USING INDEX ix_judgement_action (action=?)"
    ]
