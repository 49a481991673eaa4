"""Questions in plain English, answered from a database.

    with db.open("quotes.db") as database:
        match ask(database, "what did Lavrov say about the talks?", limit=5):
            case Answer() as answer:
                print(answer.understood, *(hit.content for hit in answer.hits), sep="\\n")
            case Several() as several:
                print("who of them?", *(row.name for row in several.speakers))
            case Nothing() as nothing:
                print(nothing.reason, nothing.nearest)

Nothing here prints: what is classified on the way is told to a listener.
"""

from quotes.answers.asking import answer, ask, understand
from quotes.answers.speakers import find_speaker, find_speakers
from quotes.answers.suggesting import suggestions
from quotes.answers.targets import target_for
from quotes.answers.values import Answer, Nothing, Ranked, Several

__all__ = [
    "Answer",
    "Nothing",
    "Ranked",
    "Several",
    "answer",
    "ask",
    "find_speaker",
    "find_speakers",
    "suggestions",
    "target_for",
    "understand",
]
