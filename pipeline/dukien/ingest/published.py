"""The date of publication, from the many ways that sources write it, as ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_VIETNAM = timezone(timedelta(hours=7))

_ISO = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"
    r"(?:[T ,]{1,3}(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,]\d{1,9})?)?)?(?P<rest>.*)",
    re.DOTALL,
)
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?:T?(?P<H>\d{2})(?P<M>\d{2})(?P<S>\d{2})?)?(?P<rest>Z?)")
_DAY_FIRST = re.compile(r"(?<!\d)(?P<d>\d{1,2}) ?[/.-] ?(?P<m>\d{1,2}) ?[/.-] ?(?P<y>\d{4})(?!\d)")
_IN_WORDS = re.compile(r"(?i)(?<!\d)(?P<d>\d{1,2}),? tháng (?P<m>\d{1,2})(?:,| năm|, năm) (?P<y>\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(?i)(?<![\d:+-])(?P<H>\d{1,2})(?::| ?[gh] ?| giờ )(?P<M>\d{2})(?::(?P<S>\d{2}))?(?!\d)(?: ?(?P<half>AM|PM|SA|CH)\b)?"
)
_ZONE = re.compile(r"(?i)(?:(?P<utc>Z|GMT|UTC)\b)?\s*(?:(?P<sign>[+-]) ?(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?)?")
_MARKED_ZONE = re.compile(r"(?i)\(?\b(?:GMT|UTC)\b.*", re.DOTALL)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}|\d{16}|\d{19}")

_LONGEST = 100


def iso(value: object) -> str | None:
    """`value` as an ISO 8601 date, or date-time to the second with the zone that it was given in.

    Numbers are seconds (or milli-, micro-, nanoseconds) since 1970 and come out in Vietnam's time. In *3/4/2020* the
    day stands first. None for what cannot be read, or is no date at all.
    """
    if isinstance(value, datetime):
        return value.date().isoformat() if value.tzinfo is None and not _clock(value) else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(int(value) if isinstance(value, float) and abs(value) < 1e20 else value).strip()
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _from_text(text)
    except (ValueError, OverflowError, OSError):
        return None


def _clock(value: datetime) -> bool:
    return bool(value.hour or value.minute or value.second)


def _from_text(text: str) -> str | None:
    if m := _COMPACT.fullmatch(text):
        return _join(m, m, m["rest"])
    if _EPOCH.fullmatch(text):
        digits = text.partition(".")[0]
        seconds = int(digits) / 10 ** {9: 0, 10: 0, 12: 3, 13: 3, 16: 6, 19: 9}[len(digits)]
        return datetime.fromtimestamp(int(seconds), UTC).astimezone(_VIETNAM).isoformat(timespec="seconds")
    if m := _ISO.match(text):
        return _join(m, m, m["rest"])
    if m := _DAY_FIRST.search(text) or _IN_WORDS.search(text):
        around = text[: m.start()] + " " + text[m.end() :]
        zone = _MARKED_ZONE.search(around)
        return _join(m, _CLOCK.search(around[: zone.start()] if zone else around), zone[0].strip("( ") if zone else "")
    if re.search("[A-Za-z]{3}", text) and re.search(r"\d", text):
        return parsedate_to_datetime(text).isoformat(timespec="seconds")
    return None


def _join(day: re.Match[str], clock: re.Match[str] | None, rest: str) -> str:
    """The date of one match with the clock time of another (or none) and the zone that `rest` begins with."""
    year, month, dom = int(day["y"]), int(day["m"]), int(day["d"])
    if clock is None or clock["H"] is None:
        return date(year, month, dom).isoformat()
    hour = int(clock["H"])
    half = (clock.groupdict().get("half") or "").upper()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in ("PM", "CH") else 0)
    when = datetime(year, month, dom, hour, int(clock["M"]), int(clock["S"] or 0), tzinfo=_zone(rest.strip()))
    return when.isoformat(timespec="seconds")


def _zone(text: str) -> timezone | None:
    m = _ZONE.match(text)
    if not m or not m[0].strip():
        return None
    if m["sign"]:
        offset = timedelta(hours=int(m["h"]), minutes=int(m["m"] or 0))
        return timezone(offset if m["sign"] == "+" else -offset)
    return UTC if m["utc"] else None
