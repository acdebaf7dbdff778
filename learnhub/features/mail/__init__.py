"""Mail: what leaves, what does not arrive and what its readers do from it."""
