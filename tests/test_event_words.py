"""How expressions begin, and where they are tried."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dukien.article import Article
from dukien.link.events.candidates import Candidates
from dukien.link.events.heads import ahead, openings
from dukien.link.events.roles import begins, matches, pattern
from dukien.link.events.vocabulary import sections
from dukien.link.events.words import EVENT, NOUN, PREDICATE
from dukien.text import Document, Span

HEADS = [
    ("hội nghị|họp", "(?=h(?:ọp|ội))"),
    ("(?:buổi |cuộc )?kiểm tra", "(?=b(?:uổi)|c(?:uộc)|k(?:iểm))"),
    ("(?:đi |đến )*thăm", "(?=t(?:hăm)|đ(?:i|ến))"),
    ("(?:đã ){0,3}làm", "(?=l(?:àm)|đ(?:ã))"),
    ("(?:[^,]{2}a|b\\(c)d|e", None),
    ("(?<=đến )chúc mừng(?! nhau)|[Đđ]oàn", "(?=[Đđ](?:oàn)|c(?:húc))"),
    ("(?P<a>tổ (?:x|y)|tổng)", "(?=t(?:ổ|ổng))"),
    ("mít ?tinh", "(?=m(?:ít))"),
    ("xã?ng", "(?=x)"),
    ("(?i:trao)", None),
    ("đi \\(xa\\|gần\\)|[|)]về", None),
]


@pytest.mark.parametrize(("expression", "expected"), HEADS)
def test_ahead(expression: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(ValueError, match="begins with any letter"):
            ahead(expression)
    else:
        assert ahead(expression) == expected


_LISTS = "|".join(line for title, lines in sections("roles.txt").items() if title.startswith("list") for line in lines)
_WORDS = sorted({w for e in (NOUN, _LISTS) for w in re.findall(r"\w+", e)})


@pytest.mark.parametrize("expression", [NOUN, _LISTS.replace("{event}", NOUN)], ids=["events", "lists"])
@given(st.lists(st.sampled_from(_WORDS), max_size=12))
def test_it_fails_only_where_the_expressions_do(expression: str, words: list[str]) -> None:
    text = " ".join(words)
    found = [m.span() for m in re.finditer(expression, text)]
    assert [m.span() for m in re.finditer(f"{ahead(expression)}(?:{expression})", text)] == found


def test_the_patterns_look_ahead() -> None:
    assert all("(?<!\\w)(?=" in pattern(form).pattern for form in ("list", "verb"))


OPENINGS = [
    ("hội nghị|họp", {"hội nghị", "họp"}),
    ("(?:đi |đến )*thăm", {"đi ", "đến ", "thăm"}),
    ("(?:đồng )?chủ (?:trì|tọa)", {"đồng chủ", "chủ trì", "chủ tọa"}),
    ("[Tt]ổ ch[ứư]c", {"tổ chức", "tổ chưc"}),
    ("(?<=đến )chúc(?! nhau) mừng", {"chúc mừn"}),
    ("mít ?tinh", {"mít tinh", "míttinh"}),
    ("mở(?: lớp)?", {"mở"}),
    ("xã+ng", {"xã"}),
    ("(?i:trao)|dự [^,]+ họp|đoàn \\w+", {"trao", "dự ", "đoàn "}),
    ("hội|[^,]họp", None),
    ("(?:đã )?.", None),
]


@pytest.mark.parametrize(("expression", "expected"), OPENINGS)
def test_openings(expression: str, expected: set[str] | None) -> None:
    if expected is None:
        with pytest.raises(ValueError, match="begins with any letter"):
            openings(expression)
    else:
        assert openings(expression) == expected


PLACES = ("tại", "trong", "ở", "cuối", "các", "trên", "mạng", "bên", "lề", "phóng viên", "với", "trao đổi", "nói", "phát biểu")
DONE = (
    "đã", "vừa", "cũng", "tiếp tục", "trực tiếp", "tổ chức", "có", "dự", "chủ trì", "một", "các", "buổi", "đi", "đến",
    "tiến hành", "kiểm tra", "làm việc", "với", "UBND", "xã", "thăm", "dẫn đầu Đoàn công tác", "tiếp", "đoàn", "chúc mừng",
    "công tác", "giám sát", "hội nghị", "Hội nghị", "lễ", "khánh thành", "cuộc", "họp", "phiên", "kỳ", ",", "(", "diễn ra",
)  # fmt: skip
_VERBS = sorted(
    {w for title, lines in sections("roles.txt").items() if title.startswith("verb") for w in re.findall(r"\w+", "|".join(lines))}
)


@pytest.mark.parametrize("form", ["list", "verb", "present", "outside"])
@settings(deadline=None)
@given(st.lists(st.sampled_from((*_WORDS, *_VERBS, *PLACES, ",", "(")), max_size=14))
def test_roles_are_found_where_they_may_begin(form: str, words: list[str]) -> None:
    doc = Document(Article("t", " ".join(words)))
    whole = Span(0, len(doc.lower))
    found = matches(form, doc.lower, begins(doc, whole)[form], *whole, whole.end)
    assert [m.span() for m in found] == [m.span() for m in pattern(form).finditer(doc.lower)]


@settings(deadline=None)  # the first asks for all vocabularies
@given(st.lists(st.sampled_from(DONE), max_size=14))
def test_predicates_and_events_are_found_where_they_may_begin(words: list[str]) -> None:
    doc = Document(Article("t", " ".join(words)))
    whole = Span(0, len(doc.text))
    candidates = Candidates(doc, whole.end)
    assert [m.span() for m in candidates.predicates(whole)] == [m.span() for m in PREDICATE.finditer(doc.text)]
    assert [m.span() for m in candidates.events(*whole)] == [m.span() for m in EVENT.finditer(doc.lower)]
