"""Capital letters in patterns: those of all Latin alphabets, since names and sentences begin so."""

from __future__ import annotations

import re


def _capitals(first: int, last: int) -> str:
    return "".join(chr(code) for code in range(first, last) if chr(code).isupper())


CAPITALS = f"A-ZÀ-ÖØ-Þ{_capitals(0x100, 0x180)}{_capitals(0x180, 0x250)}{_capitals(0x1E00, 0x1F00)}"
"""What stands in a class of characters for every Latin capital: É, Ş, Ő, Ż."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, but A-Z in a class of characters is every Latin capital letter."""
    return re.compile(pattern.replace("A-Z", CAPITALS), flags)
