"""The parts of the screens of small failures."""
