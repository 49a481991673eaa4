"""What the database is asked and what it answers, as plain values."""

from __future__ import annotations

from db.values.quotations import DocumentRow, Find, Fit, Found, Hit, HitStance, Outcome
from db.values.speakers import (
    Action,
    AliasRow,
    Judged,
    JudgementRow,
    Pair,
    Profile,
    RoleRow,
    SpeakerName,
    SpeakerRow,
)
from db.values.stances import HumanLabel, Reclassified, Taken, TargetRow

__all__ = [
    "Action",
    "AliasRow",
    "DocumentRow",
    "Find",
    "Fit",
    "Found",
    "Hit",
    "HitStance",
    "HumanLabel",
    "Judged",
    "JudgementRow",
    "Outcome",
    "Pair",
    "Profile",
    "Reclassified",
    "RoleRow",
    "SpeakerName",
    "SpeakerRow",
    "Taken",
    "TargetRow",
]
