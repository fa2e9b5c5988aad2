"""A citation, and every paragraph of an article, ready to be copied."""
