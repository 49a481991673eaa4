"""Articles into a database.

    with db.open("quotes.db") as database:
        done = ingest(database, ["articles/"], targets=[quotes.Target("the talks")])
        print(done.documents, done.quotations, *done.skipped)

Nothing here prints: a listener hears of each document as it is done.
"""

from quotes.ingesting.documents import ingest
from quotes.ingesting.values import Done, Stored, Tally
from quotes.ingesting.vectors import index

__all__ = ["Done", "Stored", "Tally", "index", "ingest"]
