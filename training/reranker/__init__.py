"""The reranker: a cross-encoder over a query and a quotation (`quotes.meaning.reranker`)."""
