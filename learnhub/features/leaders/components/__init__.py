"""The parts of the screens of leader notes."""
