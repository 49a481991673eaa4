"""Sentences as vectors: texts that mean nearly the same lie near one another."""

from quotes.meaning.encoder import SHIPPED, Encoder
from quotes.meaning.quotations import Wording, vectors, with_vectors

__all__ = ["SHIPPED", "Encoder", "Wording", "vectors", "with_vectors"]
