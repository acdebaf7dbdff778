"""The layers that know nothing of Reflex: headers, origins, limits, and the built pages."""
