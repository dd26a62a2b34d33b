"""Where a position's organisation and place end: *Phó Giám đốc |Sở Văn hóa, Thể thao và Du lịch tỉnh Khánh Hòa|, cho biết*."""

from __future__ import annotations

from collections.abc import Collection, Container
from typing import Final, Literal

from dukien.facts.positions import words
from dukien.facts.positions.captions import goes_on_in_lower_case, headline_run, sentence_starts, verb_starts
from dukien.facts.positions.phrases import Kind, Words, phrase_at
from dukien.facts.positions.traits import NO_TRAITS, Traits
from dukien.names.syllables import is_vietnamese, places

Opens = Literal["post", "field", "whole", "role"]
# How far the organisation is known: nothing yet; inside a name made of fields of work; behind a body or a place.
State = Literal["start", "field", "closed"]

_WINDOW: Final = 190
# Words that join what stands behind them to a body, or point at it.
_JOINTS: Final = frozenset(("và", "tại", "kiêm", "này", *words.OF))


# What may stand behind any word of a body's name besides a space.
_DASHES: Final = frozenset("&-–")


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
        given: Container[str] = (),
        traits: Traits = NO_TRAITS,
    ) -> None:
        self.text, self.low, self.opens, self.heads, self.given = text, low, opens, heads, given
        self.traits = traits
        self.behind = Words(text, low, at, limit, _WINDOW)
        self.state: State = "start"
        self.end = at
        self.unit = traits.own
        """The innermost kind of body so far: *phòng, sở, công an*."""
        self.last: Kind | None = None
        self._walk()
        if low.endswith(" phụ trách", at, self.end):  # Phó Chủ tịch |phụ trách văn xã|
            self.end -= len(" phụ trách")

    def _walk(self) -> None:
        i, behind = 0, self.behind
        while True:
            sign = self.low[self.end : self.end + 1]
            if sign != " " and not self._may_go_on_behind(sign, i):
                return
            if not behind.has(i) or not (n := self._step(i, sign)):
                return
            i += n
            self.end = behind.ends[i - 1]

    def _may_go_on_behind(self, sign: str, i: int) -> bool:
        """Whether the organisation may go on behind a `sign` before the word `i`."""
        if sign == ",":
            return self.state == "field" or self.traits.office
        if sign == ".":
            return i > 0 and self.behind.words[i - 1] in words.ABBREVIATED
        return sign in _DASHES

    def _step(self, i: int, sign: str) -> int:
        """How many words from `i` on, which `sign` stands before, belong to the organisation as well."""
        start = self.behind.starts[i]
        joined = sign == " " and start == self.end + 1
        if start in self.heads and not self._is_field(i, joined=joined):
            return 0
        kind, n = phrase_at(self.behind, i)
        board = words.boards(self.low, start) if self.traits.board and i == 0 else 0
        if board and self.behind.has(board - 1):  # Trưởng ban |chỉ đạo
            self.state, self.unit, self.last = "field", "ban", "organisation"
            return board
        return self._joined(i, kind, n) if joined else self._behind_sign(i, kind, n)

    def _behind_sign(self, i: int, kind: Kind | None, n: int) -> int:
        """The step over a word that has more than a space before it."""
        gap = self.low[self.end : self.behind.starts[i]]
        if gap == " (":
            return self._behind_aside(i)
        if gap in (".", ". "):
            if kind == "closed" and n > 1:  # TP. |Phan Rang - Tháp Chàm|
                return self._consume(i, kind, n)
            if self.behind.words[i][0].isdigit():
                return 1
            return self._place(i) if self.behind.capital[i] and not self._sentence(i) else 0
        if gap in (" & ", "&", "& ") and self.state != "start":
            self.state = "field"
            return n
        if gap in (", ", " - ", " – ") and self.traits.office and kind == "closed":  # Chánh Văn phòng Huyện ủy|, HĐND và UBND
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
        k = i
        while self.behind.has(k) and self.behind.starts[k] < aside.end():
            k += 1
        if not self.behind.has(k) or self.behind.starts[k] != aside.end():
            return 0
        kind, n = phrase_at(self.behind, k)
        if kind == "level":
            return k - i + self._consume(k, kind, n)
        for run in (3, 2):
            if self.behind.has(k + run - 1) and self.behind.run(k, run) in places():
                self.state, self.last = "closed", None
                return k - i + run
        return 0

    def _is_field(self, i: int, *, joined: bool) -> bool:
        """Whether a word that may be a head is a field of work here: *phó phòng |kế toán*, *Học viện |Cán bộ*."""
        if i == 0:
            return self.traits.unnamed and not self.behind.capital[i]
        if self.state != "field" or not joined:
            return False
        word = self.behind.words[i]
        if word == "kế":  # phòng tài chính |kế toán|
            return self.low.endswith("tài chính", 0, self.end)
        return word == "cán" or (word == "đại" and self.low.endswith("công tác", 0, self.end))

    def _behind_comma(self, i: int, kind: Kind | None, n: int) -> int:
        if kind == "field":
            return n
        phrase = self.behind.low_run(i, n)
        police = self.unit == "cảnh sát" and phrase == "công an"
        part = police or (self.unit in words.PART_OF and phrase in words.WHOLE and phrase != self.unit)
        if part and self.behind.capital[i]:  # Trưởng phòng Cảnh sát hình sự|, Công an tỉnh
            return self._consume(i, kind, n)
        return 0

    def _behind_dash(self, i: int, kind: Kind | None, n: int) -> int:
        start, end = self.behind.starts[i], self.behind.ends[i]
        if self.state == "field" and end - start < 6 and self.text[start:end].isupper():
            return n
        below = self.unit == "vụ" and self.behind.low_run(i, n).startswith(words.SUPERIOR) and self.behind.capital[i]
        if below:  # Vụ Địa phương III |- Ban Tổ chức Trung ương
            return self._consume(i, kind, n)
        if self.state == "field" and kind == "field":
            return self._lower(i, kind, n)
        friends = self.low.endswith(("hữu nghị việt nam", "hữu nghị việt", "trường quốc tế việt nam"), 0, self.end)
        return 1 if friends and self.behind.capital[i] else 0  # Bệnh viện Hữu nghị Việt Nam |- Cuba|

    def _joined(self, i: int, kind: Kind | None, n: int) -> int:
        """The step over a word behind a space."""
        word, capital = self.behind.words[i], self.behind.capital[i]
        if capital and (self.state == "closed" or self.last in ("field", "level")) and verb_starts(self.behind, i):
            return 0
        if word in _JOINTS and (joint := self._joint(i, word)) is not None:
            return joint
        if kind is None and not capital and not word[0].isdigit() and word != "tt":
            return self._lower(i, kind, n)
        begins = kind == "stop" and i == 0 and self.traits.unnamed and self.behind.has(n)
        if begins and phrase_at(self.behind, n)[0] == "field":  # phó trưởng phòng |hướng dẫn| tuyên truyền
            return self._consume(0, "organisation", n)
        if kind == "stop" and not (self.behind.title_case(i) and word not in words.ARTICLES):
            return 0
        if word[0].isdigit():
            return self._number(i)
        if word == "tt" and self.last == "organisation":  # Bộ TT-TT
            self.last = "field"
            return 1
        if kind == "organisation":
            if self.state == "closed" and self.last is None and not capital and word != "sở":
                return 0  # UBND xã Hòa Phú |báo tin
            if n == 1 and capital and self.behind.has(i + 1) and self.behind.run(i, 2) in places():
                return self._place(i)  # Công an |Hội An|
        if kind in ("closed", "organisation", "level"):
            return self._consume(i, kind, n)
        if kind == "modifier" and (self.state == "start" or word == "kiêm"):
            return n if self.state == "start" else 0
        if kind == "field" and (self.state == "field" or (self.opens in ("field", "role") and self.state == "start")):
            return self._lower(i, kind, n)
        if capital:  # Ban |Thực hiện| chính sách
            self.state = "field" if kind == "stop" and n > 1 else self.state
            return n if kind == "stop" and n > 1 else self._place(i)
        return self._lower(i, kind, n)

    def _joint(self, i: int, word: str) -> int | None:
        """The step over one of `_JOINTS`; None where it is a word like others."""
        if word == "và":
            return self._behind_and(i)
        if word == "tại" and self.traits.staff and self.state == "start":
            return self._at(i)
        if word in words.OF:
            return self._behind_of(i)
        if self.traits.envoy and word in ("tại", "kiêm"):
            return self._post_abroad(i)
        if word == "này" and self.last in ("organisation", "level"):
            self.state, self.last = "closed", None
            return 1
        return None

    def _post_abroad(self, i: int) -> int:
        """Where an ambassador serves: *Đại sứ Việt Nam |tại Áo kiêm nhiệm Slovenia*."""
        n = 2 if self.low.startswith("kiêm nhiệm", self.behind.starts[i]) else 1
        if not self.behind.has(i + n) or not self.behind.capital[i + n]:
            return 0
        if self.text.startswith("Việt Nam", self.behind.starts[i + n]) and self.behind.has(i + n + 1):
            return n + 2
        return n + self._place(i + n)

    def _at(self, i: int) -> int:
        """Where staff serve: *chuyên viên |tại Vụ Pháp chế*."""
        i += 1
        if not self.behind.has(i) or not self.behind.capital[i] or self.behind.starts[i] in self.heads:
            return 0
        kind, n = phrase_at(self.behind, i)
        return 1 + self._consume(i, kind, n) if kind in ("organisation", "closed") else 0

    def _lower(self, i: int, kind: Kind | None, n: int) -> int:
        if self.state == "closed":
            return 0
        word, start = self.behind.words[i], self.behind.starts[i]
        if self.opens == "role" and self.low.startswith("làm việc", start):  # trưởng đoàn |làm việc| tại xã
            return 0
        said = word == "thông" and self.low.startswith("thông tin", start) and self.last != "organisation"
        if said and not self.behind.capital[i] and not (i and self.behind.words[i - 1] in words.INFORMATION):
            return 0
        if self.state == "field":
            self.last = "field"
            return n
        if self.traits.unnamed or (self.opens in ("field", "role") and kind == "field"):
            self.state = self.last = "field"
            return n
        return 0

    def _number(self, i: int) -> int:
        word, end = self.behind.words[i], self.behind.ends[i]
        counted = self.last in ("level", "organisation", "closed") or self.unit in words.NUMBERED
        if not counted:
            counted = self.low.endswith(words.POSTS, 0, self.end) or (i > 0 and self.behind.words[i - 1] == "số")
        of_many = self.last == "closed" and self.low.startswith((" xã", " phường", " thôn", " huyện"), end)  # UBND |13 xã|
        if not of_many and len(word) <= 3 and (counted or word in ("113", "114", "115")):
            self.last, self.unit = None, ""
            return 1
        return 0

    def _consume(self, i: int, kind: Kind | None, n: int) -> int:
        self.unit = self.behind.low_run(i, n)
        self.state = "field" if kind == "organisation" else "closed"
        self.last = kind
        return n

    def _sentence(self, i: int) -> bool:
        """Whether a sentence starts behind a full stop that looks like an abbreviation's: *Giám đốc Sở Y tế TP. |Sau khi*."""
        word = self.behind.run(i, 1)
        return goes_on_in_lower_case(self.behind, i) and word not in places() and word not in words.CITIES

    def _place(self, i: int) -> int:
        """Capitalised words: a place closes the organisation, other ones are part of its name."""
        n = self.behind.capitals(i, self.heads)
        run = self.behind.run(i, n)
        numbered = self.unit in words.NUMBERED
        city = run in words.CITIES
        if run in self.given and not city and not numbered:
            begun = self.last is None and i > 0 and self.behind.title_case(i - 1)  # Công ty Mai |Linh|
            if not begun:  # Chủ tịch (xã) |Khải|, người phát ngôn Bộ Ngoại giao |Thu Hằng|
                return 0
        below = n == 1 and self.state == "closed" and not numbered and not city
        if below and sentence_starts(self.behind, i, self.heads):
            return 0  # Chủ tịch UBND xã |Rà soát
        if self.state == "start" and self.traits.statesman and not is_vietnamese(self.behind.words[i]) and not run.isupper():
            return 0  # Bộ trưởng |Mattis
        self.last = None
        if self.state == "start" and n == 1 and self._goes_on(i):
            self.state = "field"
            return 1
        if not city and run not in places() and (self.state == "field" or (self.opens == "field" and self.state != "closed")):
            self.state = "field"
            return 1
        self.state = "closed"
        return n if n < 3 or self.behind.title_case(i) else headline_run(self.behind, i, n)

    def _goes_on(self, i: int) -> bool:
        """Whether a capitalised word and the next in lower case name a body: *Chủ tịch |Mạng lưới*, *Giám đốc |Cảnh sát*."""
        if not goes_on_in_lower_case(self.behind, i) or self.behind.starts[i + 1] in self.heads:
            return False
        return phrase_at(self.behind, i + 1)[0] not in ("stop", "level", "closed")

    def _behind_and(self, i: int) -> int:
        if not self.behind.has(i + 1) or (self.state != "field" and not self.traits.office):
            return 0
        start = self.behind.starts[i + 1]
        kind, n = phrase_at(self.behind, i + 1)
        if self.traits.office and kind == "closed" and start not in self.heads:
            return 1 + self._consume(i + 1, kind, n)
        if self.state != "field":
            return 0
        if self.low[self.behind.ends[i] : start] != " " or start in self.heads:
            return 0
        if kind in ("field", "modifier"):  # Trung tâm quản lý và |điều hành| giao thông
            return 1 + n
        if kind is not None or words.PERSON.match(self.low, start):
            return 0
        if self.behind.capital[i + 1]:
            return 2
        goes_on = self.behind.has(i + 2) and self.low[self.behind.ends[i + 1] : self.behind.starts[i + 2]] == " "
        return 2 if goes_on else 0  # Phòng Quản lý và |cấp phép| xây dựng

    def _behind_of(self, i: int) -> int:
        if not self.behind.has(i + 1):
            return 0
        start, capital = self.behind.starts[i + 1], self.behind.capital[i + 1]
        kind, n = phrase_at(self.behind, i + 1)
        if self.state == "start" and not self.traits.unnamed:  # Vụ trưởng |của Thanh tra Chính phủ|
            whole = kind in ("closed", "organisation") and capital and start not in self.heads
            return 1 + self._consume(i + 1, kind, n) if whole else 0
        if self.low.startswith("thủ tướng", start) and self.state == "field":  # Tổ tư vấn |của Thủ tướng
            of_government = self.low.startswith("thủ tướng chính phủ", start) and self.behind.has(i + 4)
            self.state = "closed"
            return 5 if of_government else 3 if self.behind.has(i + 2) else 0
        if start in self.heads:
            return 0
        if kind == "level" or (kind in ("closed", "organisation") and capital):
            return 1 + self._consume(i + 1, kind, n)
        return 0
