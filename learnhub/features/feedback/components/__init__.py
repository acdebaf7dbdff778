"""The parts of the screens of growth feedback."""
