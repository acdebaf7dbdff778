"""What the pages of REX are drawn of."""
