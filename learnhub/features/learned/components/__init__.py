"""The parts of the screens of what a month taught."""
