"""Article ids that are unique over a stream of any length."""

from __future__ import annotations

from array import array
from hashlib import blake2b


class _Hashes:
    """A growing set of 64-bit hashes, 8 bytes a slot: open addressing in one array (10 million ids: 134 MB)."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * 1024))
        self._n = 0

    def _slot(self, value: int) -> int:
        slots = self._slots
        mask = len(slots) - 1
        at = value & mask
        while (there := slots[at]) != value and there:
            at = (at + 1) & mask
        return at

    def __contains__(self, value: int) -> bool:
        return self._slots[self._slot(value)] == value

    def add(self, value: int) -> bool:
        """Put a value in; whether it is new."""
        at = self._slot(value)
        if self._slots[at]:
            return False
        self._slots[at] = value
        self._n += 1
        if self._n * 3 > len(self._slots) * 2:
            old, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
            for kept in filter(None, old):
                self._slots[self._slot(kept)] = kept
        return True


def _hash(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1


class UniqueIds:
    """Gives each name that comes again the next free number: `name`, `name-2`, `name-3`."""

    def __init__(self) -> None:
        self._seen = _Hashes()

    def _free(self, name: str, number: int) -> bool:
        return _hash(f"{name}-{number}") not in self._seen

    def add(self, name: str) -> str:
        """`name`, or `name-n` with a number that makes it new to the stream.

        The numbers of a name are handed out in order, so the next one is found by doubling and halving; a
        million records with the same id cost twenty looks each.
        """
        if self._seen.add(_hash(name)):
            return name
        taken, free = 1, 2
        while not self._free(name, free):
            taken, free = free, free * 2
        while free - taken > 1:
            middle = (taken + free) // 2
            if self._free(name, middle):
                free = middle
            else:
                taken = middle
        unique = f"{name}-{free}"
        self._seen.add(_hash(unique))
        return unique
