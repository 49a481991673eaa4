"""The exit codes, which `quotes --help` explains."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ends that is not simply done."""

    INCOMPLETE = 1  # nothing found, or something skipped
    FAILED = 2
    SEVERAL_FIT = 3
    INTERRUPTED = 130
    READER_GONE = 141
