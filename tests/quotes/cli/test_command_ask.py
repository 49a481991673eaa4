"""`quotes ask` on a small database: what is answered, said on stderr, and returned."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import db
from quotes.answers import Answer, ask

Run = Callable[..., Result]


def _answered(result: Result) -> list[str]:
    """The speakers' names and quotations of an answer, in order, from its JSON lines."""
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    return [f"{row['speaker']}: {row['content']}" for row in rows]


SWAP = "Mara Oduya: a prisoner swap would build trust"
PROCESS = 'Mara Oduya: "We have launched a difficult process,"'
CEASE_FIRE = "Mara Oduya & Ida Brandt: [bold]the cease-fire[/bold] holds."
DECEPTION = "Tomas Brandt: the peace talks as a deception"
ONLY_IF = "Tomas Brandt: he would join the talks only if all prisoners were released"
LIVES = 'Tomas Brandt: The talks have "saved lives,"'
WELCOME = "Ida Brandt: the talks."
NOBODY = "A rebel commander: nobody takes the offer seriously."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what did Oduya say about the prisoner swap?", [SWAP]),
        ("what has Mara Oduya said?", [CEASE_FIRE, SWAP, PROCESS]),
        ("what did Norland's foreign minister say about trust?", [SWAP]),
        ("what did Oduya say in January 2014?", [SWAP, PROCESS]),
        ("what did Oduya say since February 2014?", [CEASE_FIRE]),
        ("what did Oduya and Tomas Brandt say before 1 Feb 2014?", [SWAP, PROCESS, DECEPTION]),
        (
            "what did Tomas Brandt and Ida Brandt say in February 2014?",
            [ONLY_IF, WELCOME],
        ),
        ("what did both Oduya and Tomas Brandt say before 1 Feb 2014?", [SWAP, PROCESS, DECEPTION]),
        ("what did Oduya or Tomas Brandt say before Feb 2014?", [SWAP, PROCESS, DECEPTION]),
        ("what did Tomas Brandt say about negotiations?", [LIVES, ONLY_IF, DECEPTION]),
        ("what did Tomas Brandt say in the Vell Evening Post?", [LIVES]),
        ("what did Mara Oduya tell the Vell Evening Post?", [CEASE_FIRE]),
        ("what did Oduya say about the cease-fire in Vell Evening Post?", [CEASE_FIRE]),
        ("who supports the talks in the Vell Evening Post?", [LIVES]),
        ("who spoke in the Vell Evening Post?", [CEASE_FIRE, LIVES]),
        ("what was said in February 2014?", [ONLY_IF, WELCOME, NOBODY]),
        ("what did a rebel commander say?", [NOBODY]),
        ("what was said about the cease-fire?", [CEASE_FIRE]),
        ("what was said about the ceasefire?", [CEASE_FIRE]),
        ("who said that nobody takes the offer seriously?", [NOBODY]),
        ("who opposes the talks?", [DECEPTION]),
        ("who is against negotiations?", [DECEPTION]),
        ("who supports the peace talks?", [LIVES, WELCOME]),
        ("who supports the talks since June 2014?", [LIVES]),
        ("who supports the talks only if?", [ONLY_IF]),
        ("where does Tomas Brandt stand on the talks?", [LIVES, ONLY_IF, DECEPTION]),
        ("where does Tomas Brandt stand?", [LIVES, ONLY_IF, DECEPTION]),
        ("did Tomas Brandt change his mind on the talks?", [DECEPTION, ONLY_IF, LIVES]),
    ],
)
def test_answers(run: Run, question: str, expected: list[str]) -> None:
    result = run("ask", question, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    assert sorted(_answered(result)) == sorted(expected)


def test_quotations_on_a_speaker_come_newest_first(run: Run) -> None:
    result = run("ask", "what has Mara Oduya said?", "--format", "jsonl")
    assert _answered(result) == [CEASE_FIRE, SWAP, PROCESS]


def test_turns_come_oldest_first(run: Run) -> None:
    question = "did Tomas Brandt change his mind on the talks?"
    assert _answered(run("ask", question, "--format", "jsonl")) == [DECEPTION, ONLY_IF, LIVES]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (
            "what did oduya say about the prisoner swap",
            "Mara Oduya on “the prisoner swap”: 1 quotation in 1 article",
        ),
        ("who opposes negotiations?", "Who opposes “the talks”"),
        (
            "what did Oduya say between 2013 and January 2014?",
            "Mara Oduya, since 1 January 2013, until 31 January 2014: 2 quotations in 1 article",
        ),
        (
            "what did Oduya say on 23 January 2014?",
            "Mara Oduya, on 23 January 2014: 2 quotations in 1 article",
        ),
        ("what has Oduya said?", "Mara Oduya: 3 quotations in 2 articles"),
        (
            "did Tomas Brandt change his mind on negotiations?",
            "Tomas Brandt on “the talks”: 3 quotations in 3 articles",
        ),
        ("who talked about the cease-fire?", "Who is quoted on “the cease-fire”"),
    ],
)
def test_the_first_line_says_what_was_understood(run: Run, question: str, line: str) -> None:
    assert run("ask", question).stdout.splitlines()[0] == line


def test_an_answer_in_a_pipe_is_plain_text_with_the_content_in_brackets(run: Run) -> None:
    assert run("ask", "what did Oduya say about the prisoner swap?").stdout == (
        "Mara Oduya on “the prisoner swap”: 1 quotation in 1 article\n"
        "\n"
        "  1 Mara Oduya · 23 January 2014 · The Norland Courier · indirect\n"
        "    Norland's foreign minister, Mara Oduya, said ⟦a prisoner swap would build trust⟧.\n"
        "    Plans for a Prisoner Swap, Oduya Says · swap\n"
        "    https://example.org/swap\n"
        "\n"
    )


def test_a_ranking_shows_each_speaker_with_counts_and_evidence(run: Run) -> None:
    assert run("ask", "who opposes the talks?").stdout == (
        "Who opposes “the talks”\n"
        "1 speaker, 1 quotation\n"
        "\n"
        "  1 Tomas Brandt · 1 of 3 quotations · 1 support, 1 oppose, 1 conditional\n"
        "    23 January 2014 · The Norland Courier · indirect · opposes the talks 0.80\n"
        "    Opposition member Tomas Brandt dismissed ⟦the peace talks as a deception⟧.\n"
        "    Plans for a Prisoner Swap, Oduya Says · swap\n"
        "    https://example.org/swap\n"
        "\n"
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what are the latest statements of Oduya?", [CEASE_FIRE, SWAP, PROCESS]),
        ("what did Tomas Brandt first say?", [DECEPTION, ONLY_IF, LIVES]),
        ("when did Tomas Brandt last mention the talks?", [LIVES, ONLY_IF, DECEPTION]),
    ],
)
def test_the_newest_or_oldest_come_first_when_asked_for(
    run: Run, question: str, expected: list[str]
) -> None:
    assert _answered(run("ask", question, "--format", "jsonl")) == expected


def test_countries_are_told_from_roles_and_shown_with_their_speakers(own: Run) -> None:
    lines = own("ask", "which countries opposed the talks?").stdout.splitlines()
    assert lines[0] == "Who opposes “the talks”, by country"
    assert lines[1] == "0 countries, 1 quotation"
    assert lines[3].startswith("  1 country unknown · 1 of 3 quotations")
    assert "Tomas Brandt · 23 January 2014" in lines[4]


@pytest.mark.parametrize(
    ("question", "summary"),
    [
        (
            "where does Tomas Brandt stand on the talks?",
            "the talks: 1 support, 1 oppose, 1 conditional; latest: support on 1 June 2014",
        ),
        (
            "did Tomas Brandt change his mind on the talks?",
            "the talks: oppose (23 January 2014), then conditional (5 February 2014), "
            "then support (1 June 2014)",
        ),
        (
            "did Ida Brandt change her mind on the talks?",
            "the talks: support (5 February 2014); no change seen",
        ),
    ],
)
def test_where_somebody_stands_is_summed_up(run: Run, question: str, summary: str) -> None:
    assert run("ask", question).stdout.splitlines()[1] == summary


def test_who_changed_their_mind_is_shown_with_the_turns(run: Run) -> None:
    lines = run("ask", "who changed their mind on negotiations?").stdout.splitlines()
    assert lines[0] == "Who took more than one side on “the talks”"
    assert lines[1] == "1 speaker, 3 quotations"
    assert lines[3].startswith("  1 Tomas Brandt · 3 quotations")
    turns = [line for line in lines if "the talks 0.80" in line]
    assert [turn.split(" · ")[0].strip() for turn in turns] == [
        "23 January 2014",
        "5 February 2014",
        "1 June 2014",
    ]
    nobody = run("ask", "who changed their mind on negotiations since June 2014?")
    assert "stances on it so far: 1 support" in nobody.stderr


@pytest.mark.parametrize(
    "question",
    [
        "what does Tomas Brandt think about negotiations?",
        "what did Tomas Brandt think of the talks?",
    ],
)
def test_what_somebody_thinks_of_a_target_is_where_they_stand(run: Run, question: str) -> None:
    assert "the talks: 1 support, 1 oppose, 1 conditional" in run("ask", question).stdout


def test_what_somebody_thinks_of_anything_else_is_what_they_said(run: Run) -> None:
    result = run("ask", "what does Oduya think of the prisoner swap?", "--format", "jsonl")
    assert _answered(result) == [SWAP]


def test_who_somebody_is(run: Run) -> None:
    lines = run("ask", "who is Tomas Brandt?").stdout.splitlines()
    assert lines[0] == "Tomas Brandt"
    assert lines[1].endswith(": 3 quotations in 3 articles, 23 January 2014 to 1 June 2014")
    assert lines[2] == "roles: opposition member"
    assert run("ask", "who is the king of Vell?").exit_code == 1


def test_words_need_no_quotation_marks(run: Run) -> None:
    assert run("ask", "who", "opposes", "the", "talks").exit_code == 0


def test_dates_of_options_go_before_those_of_the_question(run: Run) -> None:
    result = run(
        "ask", "what did Oduya say in 2013?", "--since", "Jan 2014", "--until", "2014-01",
        "--format", "jsonl",
    )  # fmt: skip
    assert sorted(_answered(result)) == sorted([SWAP, PROCESS])


def test_a_limit_is_said(run: Run) -> None:
    result = run("ask", "what has Mara Oduya said?", "--limit", "1")
    assert "  2 " not in result.stdout
    assert "only 1 of 3 are shown; --limit 0 shows all" in result.stderr


def test_formats_agree(run: Run) -> None:
    def ids(format: str) -> list[str]:
        out = run("ask", "what has Mara Oduya said?", "--format", format).stdout
        if format == "csv":
            return [row["id"] for row in csv.DictReader(io.StringIO(out))]
        rows = json.loads(out) if format == "json" else map(json.loads, out.splitlines())
        return [row["id"] for row in rows]

    assert ids("csv") == ids("json") == ids("jsonl")


def test_who_denied_it_is_none_of_those_who_said_it(run: Run) -> None:
    lines = run("ask", "who denied that the cease-fire holds?", "--no-meaning").stdout.splitlines()
    assert lines[:2] == [
        "Who is quoted denying “the cease-fire holds”",
        "nothing found plainly says so; the nearest:",
    ]


@pytest.mark.parametrize(
    "question", ["which politicians support the talks?", "which politicians spoke about the talks?"]
)
def test_of_whom_was_asked_is_not_dropped(question: str, run: Run) -> None:
    told = "who of them are “politicians” is not known: all speakers are shown"
    assert told in run("ask", question).stdout.splitlines()


def test_of_who_denied_nothing_nothing_is_shown(run: Run) -> None:
    result = run("ask", "what did Oduya deny?")
    assert result.exit_code == 1
    assert "nothing found: Mara Oduya denying" in result.stderr


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "which politicians talked about the talks?",
            ["the first 1:", "who of them are “politicians” is not known"],
        ),
        ("who is quoted most?", ["4 speakers, 8 quotations", "of each speaker the best alone"]),
        ("who was Ida Brandt in 2012?", ["Ida Brandt, in 2012", "roles: analyst"]),
    ],
)
def test_what_a_table_says_beside_the_quotations_is_said_in_other_formats_too(
    run: Run, question: str, told: list[str]
) -> None:
    result = run("ask", question, "--format", "jsonl", "--limit", 1, "--no-meaning")
    assert result.exit_code == 0
    for line in told:
        assert line in result.stderr
    assert "plainly" not in result.stderr


@pytest.mark.parametrize(
    "question", ["who supports the talks?", "what has Mara Oduya said?", "who is Ida Brandt?"]
)
def test_the_library_gives_the_same_quotations(run: Run, stored: Path, question: str) -> None:
    shown = run("ask", question, "--format", "jsonl", "--no-meaning").stdout.splitlines()
    with db.open(stored) as database:
        answer = ask(database, question)
    assert isinstance(answer, Answer)
    assert [json.loads(line)["id"] for line in shown] == [hit.id for hit in answer.hits]
