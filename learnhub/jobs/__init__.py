"""Work outside any request."""
