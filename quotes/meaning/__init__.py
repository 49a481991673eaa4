"""Search by meaning: sentences as vectors, and a second reading of what these find."""

from quotes.meaning.encoder import SHIPPED, Encoder
from quotes.meaning.quotations import Wording, vectors, with_vectors
from quotes.meaning.reranker import Reranker

__all__ = ["SHIPPED", "Encoder", "Reranker", "Wording", "vectors", "with_vectors"]
