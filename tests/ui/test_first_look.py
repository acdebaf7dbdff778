"""The parts of a page that are drawn as HTML."""

from learnhub import ui


def test_what_people_wrote_is_text_and_no_code():
    assert "<b>" not in ui.first_title("<b>bold</b>", "en")
    assert ui.first_title("a", 'en" onclick="') == '<h1 class="t-h1" lang="en&quot; onclick=&quot;">a</h1>'
    assert 'lang="en&quot;' in ui.first_text("<p>clean</p>", 'en"')


def test_blocks_stand_in_the_main_column():
    assert ui.first_columns("<p>one</p>", "<p>two</p>") == (
        '<div class="lh-2"><div class="lh-2-main"><p>one</p><p>two</p></div>'
        '<aside class="lh-rail"></aside></div>'
    )
