"""What a question in plain English asks for: `parse("who supports the talks?", today)`."""

from quotes.questions.examples import EXAMPLES, NotUnderstood, examples
from quotes.questions.grammar import LONGEST, Question, parse, readings
from quotes.questions.kinds import Asks, Order
from quotes.questions.periods import period
from quotes.questions.wording import names

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
