"""Plain English: closed lists of words, and names, noun phrases, places, roles read by them.

It knows nothing of articles and who is spoken of in them: `quotes.speakers`, `quotes.attribution`
and `quotes.stance` stand on it.
"""
