"""Where a position's organisation and place end: *Phó Giám đốc |Sở Văn hóa, Thể thao và Du lịch tỉnh Khánh Hòa|, cho biết*."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from dukien.facts.positions import words
from dukien.facts.positions.captions import goes_on_in_lower_case, headline_run, sentence_starts, verb_starts
from dukien.facts.positions.phrases import Kind, Token, phrase_at, tokens_in
from dukien.facts.positions.traits import NO_TRAITS, Traits
from dukien.names.syllables import is_vietnamese, places

Opens = Literal["post", "field", "whole", "role"]
# How far the organisation is known: nothing yet; inside a name made of fields of work; behind a body or a place.
State = Literal["start", "field", "closed"]

_WINDOW, _SHORT_WINDOW = 190, 56


class Body:
    """A walk over the words behind a head; `end` is where the organisation ends (the head's end where there is none)."""

    def __init__(
        self,
        text: str,
        low: str,
        at: int,
        opens: Opens,
        limit: int,
        heads: Collection[int],
        given: Collection[str] = (),
        traits: Traits = NO_TRAITS,
    ) -> None:
        self.text, self.low, self.opens, self.heads, self.given = text, low, opens, heads, given
        self.office, self.board, self.statesman, self.unnamed, self.envoy, self.staff, self.own = traits
        self._walk(at, limit, _SHORT_WINDOW)
        if self.tokens and self.end > at + _SHORT_WINDOW // 2:
            self._walk(at, limit, _WINDOW)

    def _walk(self, at: int, limit: int, window: int) -> None:
        self.state: State = "start"
        self.end = at
        self.unit = self.own
        """The innermost kind of body so far: *phòng, sở, công an*."""
        self.last: Kind | None = None
        self.tokens = tokens_in(self.text, self.low, at, limit, window)
        i = 0
        while i < len(self.tokens) and (n := self._step(i)):
            i += n
            self.end = self.tokens[i - 1].end()
        self.end -= len(" phụ trách") if self.low.endswith(" phụ trách", at, self.end) else 0  # Phó Chủ tịch |phụ trách văn xã|

    def _capital(self, t: Token) -> bool:
        return self.text[t.start()].isupper()

    def _title_case(self, t: Token) -> bool:
        return self._capital(t) and t.end() - t.start() > 1 and self.text[t.start() + 1].islower()

    def _step(self, i: int) -> int:
        """How many tokens from `i` on belong to the organisation as well."""
        t = self.tokens[i]
        gap = self.low[self.end : t.start()]
        if t.start() in self.heads and not self._is_field(i):
            return 0
        kind, n = phrase_at(self.tokens, i, self.low)
        if self.board and i == 0 and (board := words.boards(self.low, t.start())):  # Trưởng ban |chỉ đạo
            self.state, self.unit, self.last = "field", "ban", "organisation"
            return board
        if gap == " ":
            return self._joined(i, kind, n)
        if gap == " (":
            return self._behind_aside(i)
        if gap in (".", ". ") and i and self.tokens[i - 1][0] in words.ABBREVIATED:
            if kind == "closed" and n > 1:  # TP. |Phan Rang - Tháp Chàm|
                return self._consume(i, kind, n)
            return 1 if t[0].isdigit() else self._place(i) if self._capital(t) and not self._sentence(i) else 0
        if gap in (" & ", "&", "& ") and self.state != "start":
            self.state = "field"
            return n
        if gap in (", ", " - ", " – ") and self.office and kind == "closed":  # Chánh Văn phòng Huyện ủy|, HĐND và UBND
            return self._consume(i, kind, n)
        if self.state == "field" and gap == ", ":
            return self._behind_comma(i, kind, n)
        if gap.strip() in ("-", "–"):
            return self._behind_dash(i, kind, n)
        return 0

    def _behind_aside(self, i: int) -> int:
        """The step over a bracket in the name of one body: *phòng Giáo dục và Đào tạo |(GD-ĐT) huyện|*."""
        aside = words.ASIDE.match(self.text, self.end) if self.state == "field" else None
        if aside is None:
            return 0
        k = next((k for k in range(i, len(self.tokens)) if self.tokens[k].start() >= aside.end()), 0)
        if not k or self.tokens[k].start() != aside.end():
            return 0
        kind, n = phrase_at(self.tokens, k, self.low)
        if kind == "level":
            return k - i + self._consume(k, kind, n)
        run = next((r for r in (3, 2) if self._words(k, r) in places()), 0)
        if run:
            self.state, self.last = "closed", None
            return k - i + run
        return 0

    def _words(self, i: int, n: int) -> str:
        return self.text[self.tokens[i].start() : self.tokens[i + n - 1].end()] if i + n <= len(self.tokens) else ""

    def _is_field(self, i: int) -> bool:
        """Whether a word that may be a head is a field of work here: *phó phòng |kế toán*, *Học viện |Cán bộ*."""
        t = self.tokens[i]
        if i == 0:
            return self.unnamed and not self._capital(t)
        if self.state != "field" or self.low[self.end : t.start()] != " ":
            return False
        if t[0] == "kế":  # phòng tài chính |kế toán|
            return self.low.endswith("tài chính", 0, self.end)
        return t[0] == "cán" or (t[0] == "đại" and self.low.endswith("công tác", 0, self.end))

    def _behind_comma(self, i: int, kind: Kind | None, n: int) -> int:
        if kind == "field":
            return n
        phrase = self.low[self.tokens[i].start() : self.tokens[i + n - 1].end()]
        police = self.unit == "cảnh sát" and phrase == "công an"
        part = police or (self.unit in words.PART_OF and phrase in words.WHOLE and phrase != self.unit)
        if part and self._capital(self.tokens[i]):  # Trưởng phòng Cảnh sát hình sự|, Công an tỉnh
            return self._consume(i, kind, n)
        return 0

    def _behind_dash(self, i: int, kind: Kind | None, n: int) -> int:
        t = self.tokens[i]
        if self.state == "field" and self.text[t.start() : t.end()].isupper() and t.end() - t.start() < 6:
            return n
        phrase = self.low[t.start() : self.tokens[i + n - 1].end()]
        below = self.unit == "vụ" and phrase.startswith(words.SUPERIOR) and self._capital(t)
        if below:  # Vụ Địa phương III |- Ban Tổ chức Trung ương
            return self._consume(i, kind, n)
        if self.state == "field" and kind == "field":
            return self._lower(i, kind, n)
        friends = self.low.endswith(("hữu nghị việt nam", "hữu nghị việt", "trường quốc tế việt nam"), 0, self.end)
        return 1 if friends and self._capital(t) else 0  # Bệnh viện Hữu nghị Việt Nam |- Cuba|

    def _joined(self, i: int, kind: Kind | None, n: int) -> int:
        """The step over a word behind a space."""
        t = self.tokens[i]
        if (self.state == "closed" or self.last in ("field", "level")) and verb_starts(self.text, self.low, self.tokens, i):
            return 0
        if t[0] == "và":
            return self._behind_and(i)
        if t[0] == "tại" and self.staff and self.state == "start":
            return self._at(i)
        if t[0] in words.OF:
            return self._behind_of(i)
        if self.envoy and t[0] in ("tại", "kiêm"):
            return self._post_abroad(i)
        if t[0] == "này" and self.last in ("organisation", "level"):
            self.state, self.last = "closed", None
            return 1
        begins = kind == "stop" and i == 0 and self.unnamed and n < len(self.tokens)
        if begins and phrase_at(self.tokens, n, self.low)[0] == "field":  # phó trưởng phòng |hướng dẫn| tuyên truyền
            return self._consume(0, "organisation", n)
        if kind == "stop" and not (self._title_case(t) and t[0] not in words.ARTICLES):
            return 0
        if t[0][0].isdigit():
            return self._number(i)
        if t[0] == "tt" and self.last == "organisation":  # Bộ TT-TT
            kind, self.last = None, "field"
            return 1
        if kind == "organisation" and self.state == "closed" and self.last is None and not self._capital(t) and t[0] != "sở":
            return 0  # UBND xã Hòa Phú |báo tin
        if kind == "organisation" and n == 1 and self._capital(t) and self._words(i, 2) in places():
            return self._place(i)  # Công an |Hội An|
        if kind in ("closed", "organisation", "level"):
            return self._consume(i, kind, n)
        if kind == "modifier" and (self.state == "start" or t[0] == "kiêm"):
            return n if self.state == "start" else 0
        if kind == "field" and (self.state == "field" or (self.opens in ("field", "role") and self.state == "start")):
            return self._lower(i, kind, n)
        if self._capital(t):  # Ban |Thực hiện| chính sách
            self.state = "field" if kind == "stop" and n > 1 else self.state
            return n if kind == "stop" and n > 1 else self._place(i)
        return self._lower(i, kind, n)

    def _post_abroad(self, i: int) -> int:
        """Where an ambassador serves: *Đại sứ Việt Nam |tại Áo kiêm nhiệm Slovenia*."""
        n = 2 if self.low.startswith("kiêm nhiệm", self.tokens[i].start()) else 1
        if i + n >= len(self.tokens) or not self._capital(self.tokens[i + n]):
            return 0
        return n + (2 if self.text.startswith("Việt Nam", self.tokens[i + n].start()) else self._place(i + n))

    def _at(self, i: int) -> int:
        """Where staff serve: *chuyên viên |tại Vụ Pháp chế*."""
        if i + 1 >= len(self.tokens) or not self._capital(self.tokens[i + 1]) or self.tokens[i + 1].start() in self.heads:
            return 0
        kind, n = phrase_at(self.tokens, i + 1, self.low)
        return 1 + self._consume(i + 1, kind, n) if kind in ("organisation", "closed") else 0

    def _lower(self, i: int, kind: Kind | None, n: int) -> int:
        t = self.tokens[i]
        if self.opens == "role" and self.low.startswith("làm việc", t.start()):  # trưởng đoàn |làm việc| tại xã
            return 0
        said = t[0] == "thông" and self.low.startswith("thông tin", t.start()) and self.last != "organisation"
        if said and not self._capital(t) and self.tokens[i - 1][0] not in words.INFORMATION:
            return 0
        if self.state == "field":
            self.last = "field"
            return n
        if self.state == "start" and ((self.opens in ("field", "role") and kind == "field") or self.unnamed):
            self.state = self.last = "field"
            return n
        return 0

    def _number(self, i: int) -> int:
        t = self.tokens[i]
        counted = self.last in ("level", "organisation", "closed") or self.unit in words.NUMBERED
        if not counted:
            counted = self.low.endswith(words.POSTS, 0, self.end) or (i > 0 and self.tokens[i - 1][0] == "số")
        of_many = self.last == "closed" and self.low.startswith((" xã", " phường", " thôn", " huyện"), t.end())  # UBND |13 xã|
        if not of_many and t.end() - t.start() <= 3 and (counted or t[0] in ("113", "114", "115")):
            self.last, self.unit = None, ""
            return 1
        return 0

    def _consume(self, i: int, kind: Kind | None, n: int) -> int:
        self.unit = self.low[self.tokens[i].start() : self.tokens[i + n - 1].end()]
        self.state = "field" if kind == "organisation" else "closed"
        self.last = kind
        return n

    def _sentence(self, i: int) -> bool:
        """Whether a sentence starts behind a full stop that looks like an abbreviation's: *Giám đốc Sở Y tế TP. |Sau khi*."""
        word = self._words(i, 1)
        return goes_on_in_lower_case(self.text, self.tokens, i) and word not in places() and word not in words.CITIES

    def _place(self, i: int) -> int:
        """Capitalised words: a place closes the organisation, other ones are part of its name."""
        n = 0
        while i + n < len(self.tokens) and self._capital(self.tokens[i + n]) and self.tokens[i + n].start() not in self.heads:
            if n and self.text[self.tokens[i + n - 1].end() : self.tokens[i + n].start()] != " ":
                break
            n += 1
        run = self.text[self.tokens[i].start() : self.tokens[i + n - 1].end()]
        begun = self.last is None and i > 0 and self._title_case(self.tokens[i - 1])  # Công ty Mai |Linh|
        given = run in self.given and run not in words.CITIES and self.unit not in words.NUMBERED and not begun
        if given:  # Chủ tịch (xã) |Khải|, người phát ngôn Bộ Ngoại giao |Thu Hằng|
            return 0
        below = n == 1 and self.state == "closed" and self.unit not in words.NUMBERED and run not in words.CITIES
        if below and sentence_starts(self.text, self.low, self.tokens, i, self.heads):
            return 0  # Chủ tịch UBND xã |Rà soát
        if self.state == "start" and self.statesman and not is_vietnamese(self.tokens[i][0]) and not run.isupper():
            return 0  # Bộ trưởng |Mattis
        self.last = None
        if self.state == "start" and n == 1 and self._goes_on(i):
            self.state = "field"
            return 1
        known = run in places() or run in words.CITIES
        if known or (self.state != "field" and (self.opens != "field" or self.state == "closed")):
            self.state = "closed"
        else:
            self.state = "field"
            return 1
        return n if n < 3 or self._title_case(self.tokens[i]) else headline_run(self.low, self.tokens, i, n)

    def _goes_on(self, i: int) -> bool:
        """Whether a capitalised word and the next in lower case name a body: *Chủ tịch |Mạng lưới*, *Giám đốc |Cảnh sát*."""
        if not goes_on_in_lower_case(self.text, self.tokens, i) or self.tokens[i + 1].start() in self.heads:
            return False
        return phrase_at(self.tokens, i + 1, self.low)[0] not in ("stop", "level", "closed")

    def _behind_and(self, i: int) -> int:
        if i + 1 >= len(self.tokens):
            return 0
        following = self.tokens[i + 1]
        kind, n = phrase_at(self.tokens, i + 1, self.low)
        if self.office and kind == "closed" and following.start() not in self.heads:
            return 1 + self._consume(i + 1, kind, n)
        if self.state != "field":
            return 0
        if self.low[self.tokens[i].end() : following.start()] != " " or following.start() in self.heads:
            return 0
        if kind in ("field", "modifier"):  # Trung tâm quản lý và |điều hành| giao thông
            return 1 + n
        if kind is not None or words.PERSON.match(self.low, following.start()):
            return 0
        goes_on = i + 2 < len(self.tokens) and self.low[following.end() : self.tokens[i + 2].start()] == " "
        return 2 if self._capital(following) or goes_on else 0  # Phòng Quản lý và |cấp phép| xây dựng

    def _behind_of(self, i: int) -> int:
        if i + 1 >= len(self.tokens):
            return 0
        following = self.tokens[i + 1]
        kind, n = phrase_at(self.tokens, i + 1, self.low)
        if self.state == "start" and not self.unnamed:  # Vụ trưởng |của Thanh tra Chính phủ|
            whole = kind in ("closed", "organisation") and self._capital(following) and following.start() not in self.heads
            return 1 + self._consume(i + 1, kind, n) if whole else 0
        if self.low.startswith("thủ tướng", following.start()) and self.state == "field":  # Tổ tư vấn |của Thủ tướng
            self.state = "closed"
            return 5 if self.low.startswith("thủ tướng chính phủ", following.start()) else 3
        if following.start() in self.heads:
            return 0
        if kind == "level" or (kind in ("closed", "organisation") and self._capital(following)):
            return 1 + self._consume(i + 1, kind, n)
        return 0
