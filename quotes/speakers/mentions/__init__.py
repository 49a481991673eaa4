"""Where names stand in an article, from the pipeline's entities to whole names."""
