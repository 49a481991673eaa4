"""The person at the terminal, who hears what is classified on the way to an answer."""

from __future__ import annotations

from functools import partial

from quotes.cli.output import message
from quotes.cli.progress import progress
from quotes.listening import Listener

TERMINAL = Listener(message, partial(progress, "Classifying", quiet=False))
