"""The six digits by which people join."""

from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.ama import codes


def test_new_codes_have_six_digits_and_no_leading_zero():
    for _ in range(200):
        code = codes.new_code()
        assert len(code) == 6
        assert code[0] != "0"
        assert codes.read_code(codes.spaced(code)) == code


def test_read_code_forgives_spaces_and_points():
    assert codes.read_code(" 482 915 ") == "482915"
    assert codes.read_code("482-915") == "482915"
    assert codes.read_code("482\u202f915") == "482915"


def test_read_code_refuses_what_cannot_be_one():
    for text in ("", "48291", "4829155", "48291a", "482915; drop", "٤٨٢٩١٥", "four"):
        assert codes.read_code(text) is None


@given(st.text())
def test_read_code_is_total(text):
    code = codes.read_code(text)
    assert code is None or (len(code) == 6 and code.isascii() and code.isdigit())
