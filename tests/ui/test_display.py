"""People, tiles, figures and states."""

import reflex as rx

from learnhub import ui


class Page(rx.State):
    done: int = 2
    total: int = 7
    cursor: str = ""


def test_avatar_is_decoration():
    drawn = str(ui.avatar("KB", "petrol", "4"))

    assert '"aria-hidden":"true"' in drawn
    assert 'className:"avatar avatar-4 avatar-petrol"' in drawn


def test_meta_has_an_element_for_each_piece_and_nothing_between_them():
    drawn = str(ui.meta("Pumps", "Lyon", "2 h ago"))

    assert 'className:"t-meta meta"' in drawn
    assert drawn.count("jsx(") == 4


def test_segments_mark_the_done_ones_and_the_current_one():
    drawn = str(ui.segments(2, 7))

    assert [drawn.count(f'jsx("i",{{className:"{state}"}}') for state in ("on", "now", "")] == [2, 1, 4]


def test_segments_of_vars_are_drawn_in_the_browser():
    assert "Array.from" in str(ui.segments(Page.done, Page.total))


def test_pager_shows_only_while_there_is_more():
    drawn = str(ui.pager(Page.cursor, rx.prevent_default))

    assert drawn.index(str(Page.cursor)) < drawn.index('t("Show more")')


def test_callout_interrupts_only_for_errors():
    assert 'role:"alert"' in str(ui.callout("It failed.", "error"))
    assert 'role:"status"' in str(ui.callout("Good to know."))


def test_empty_takes_a_tile_and_actions():
    drawn = str(ui.empty("No question yet", "It can be simple.", ui.button("Ask"), icon="mic", colour="pink"))

    assert "ty-pink" in drawn
    assert "empty-actions" in drawn


def test_rich_text_names_its_language():
    drawn = str(ui.rich_text(rx.Var("html").to(str), lang="fr"))

    assert 'lang:"fr"' in drawn
    assert "dangerouslySetInnerHTML" in drawn
    assert 'prose t-read"' in drawn


def test_no_text_of_the_ui_is_fixed_in_one_language():
    drawn = str(ui.not_found()) + str(ui.no_access())

    assert 't("This page does not exist")' in drawn
    assert 't("This page is not open to you")' in drawn


def test_figure_says_when_there_are_more():
    drawn = str(ui.el.span(ui.figure(Page.total, Page.total > 99)))

    assert '> 99) ? t("{n}+"' in drawn
