"""What a question in plain English asks for: `parse("who supports the talks?", today)`."""

from quotes.questions.examples import EXAMPLES, NotUnderstood, examples
from quotes.questions.grammar import LONGEST, Question, names, parse, readings
from quotes.questions.patterns import Asks, Order
from quotes.questions.periods import period

__all__ = [
    "EXAMPLES",
    "LONGEST",
    "Asks",
    "NotUnderstood",
    "Order",
    "Question",
    "examples",
    "names",
    "parse",
    "period",
    "readings",
]
