"""The pieces of the screens of live sessions: pure functions of Vars and handlers."""
