"""Captions of three forms are read, and written again without anything but moments and words."""

import pytest

from learnhub.core import captions
from learnhub.core.captions import Cue, NoCaptions

VTT = """WEBVTT - made by somebody

STYLE
::cue { background: url(https://elsewhere.example/x.png) }

NOTE a secret note

one
00:07.000 --> 00:09.500 line:0 position:20%
<v Ana><b>Close</b> the valve &amp; wait

00:00:10.000 --> 00:00:12.000
<script>alert(1)</script>Then &lt;open&gt; it
"""
SRT = (
    "\ufeff1\r\n00:00:07,000 --> 00:00:09,500\r\n{\\an8}Close the valve & wait\r\n\r\n"
    "2\r\n00:00:10,000 --> 00:00:12,000\r\nThen <i>open</i> it\r\n"
)


def test_webvtt_is_read_and_written_without_what_it_carries() -> None:
    cues = captions.read(VTT)

    assert cues == [
        Cue(7_000, 9_500, "Close the valve & wait"),
        Cue(10_000, 12_000, "alert(1)Then <open> it"),
    ]
    assert captions.written(cues) == (
        "WEBVTT\n\n00:00:07.000 --> 00:00:09.500\nClose the valve &amp; wait\n\n"
        "00:00:10.000 --> 00:00:12.000\nalert(1)Then &lt;open&gt; it\n"
    )
    assert captions.read(captions.written(cues)) == cues


def test_srt_is_read() -> None:
    assert captions.read(SRT) == [
        Cue(7_000, 9_500, "Close the valve & wait"),
        Cue(10_000, 12_000, "Then open it"),
    ]


def test_lines_with_their_moments_are_read_and_stand_until_the_next_one() -> None:
    cues = captions.read("0:00 Close the valve\n[0:03] Then wait\nfor a minute\n\n1:02:03 Open it", 3_725_000)

    assert cues == [
        Cue(0, 3_000, "Close the valve"),
        Cue(3_000, 3_723_000, "Then wait\nfor a minute"),
        Cue(3_723_000, 3_725_000, "Open it"),
    ]


def test_transcript_has_a_paragraph_after_each_pause() -> None:
    cues = [Cue(0, 1_000, "Close"), Cue(1_000, 2_000, "the valve."), Cue(5_000, 6_000, "Open\nit.")]

    assert captions.transcript(cues) == "Close the valve.\n\nOpen it."


@pytest.mark.parametrize(
    "text", ["", "WEBVTT\n", "Close the valve", "WEBVTT\n\n00:01.000 --> 00:02.000\n<b></b>\n"]
)
def test_text_without_captions_is_refused(text: str) -> None:
    with pytest.raises(NoCaptions):
        captions.read(text)


@pytest.mark.parametrize("text", ["0:09 Close\n0:07 Open", "00:02.000 --> 00:01.000\nClose"])
def test_captions_out_of_order_are_refused_with_their_moment(text: str) -> None:
    with pytest.raises(NoCaptions) as refused:
        captions.read(text)
    assert "{moment}" in refused.value.message
    assert refused.value.params["moment"] in text.replace("00:02.000", "0:02")


def test_too_many_captions_are_refused() -> None:
    with pytest.raises(NoCaptions):
        captions.read("\n".join(f"{at // 60}:{at % 60:02} x" for at in range(captions.CUES_MAX + 1)))
