"""A preview shows what would be published, or why it would not be; of several the last one."""

import pytest

from tests.web.tab import Tab

WIDE = "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n" + "|\n" * 100


@pytest.fixture
def ask(tab, people) -> Tab:
    """The form of a new question, opened by somebody who reads French."""
    return tab(people.member(language="fr"), path="/questions/ask")


def test_preview_is_the_text_as_it_will_look(ask):
    ask.send("AskState.preview_body", text="*Quand* donc ?")

    assert ask.shown("ask_state", "body_shown") == "<p><em>Quand</em> donc\u202f?</p>\n"


def test_text_that_would_be_refused_shows_why_in_the_language_of_its_writer(ask):
    ask.send("AskState.preview_body", text=WIDE)

    assert ask.shown("ask_state", "body_shown") == (
        "<p>Les tableaux dépassent 1\u202f000 cellules en tout. Répartissez-les sur plusieurs textes.</p>"
    )
    assert ask.toast() == ""


def test_of_many_previews_the_last_one_is_shown(ask):
    for number in range(30):
        ask.fire("AskState.preview_body", text=f"{number} " + "*word* and `code`, " * 200)
    ask.send("AskState.preview_body", text="The *last* one.")

    assert ask.shown("ask_state", "body_shown") == "<p>The <em>last</em> one.</p>\n"


def test_refused_form_says_it_at_the_field(ask):
    form = {"title": "Pourquoi cela coule-t-il ?", "body": WIDE, "topics": "", "language": "fr"}

    ask.send("AskState.ask", form=form)

    assert list(ask.shown("ask_state", "errors")) == ["body"]
    assert ask.shown("ask_state", "errors")["body"].startswith("Les tableaux dépassent 1\u202f000 cellules")
