"""Which files the paths of a user stand for, and the id of each."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from quotes.errors import SkipDocument

PAGES = (".html", ".htm")
ENDINGS = (".txt", ".md", *PAGES, ".jsonl")
TABLES = (".csv", ".tsv")
NAMED = (".json", *TABLES)  # read where they are named, and not in folders
READABLE = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,4}")
_ABOUT_FOLDER = ("readme", "license", "licence", "copying", "changelog", "contributing")


@dataclass(slots=True)
class Found:
    """A file to read and the id of its document."""

    path: Path
    id: str
    regular: bool = True  # False for a pipe or a device, which is read once, as "-" is


def find_files(paths: Iterable[str | Path]) -> list[Found | SkipDocument | None]:
    """The files that paths stand for, in their order; None stands for "-".

    A file is itself, and refused where it ends as other kinds of files do (.docx). A folder is all
    files in it and below that end in one of ENDINGS, sorted by path, less hidden ones and those
    about the folder itself (README, LICENSE and the like); those in NAMED are passed over.
    A file that several paths or links lead to comes once.

    The id is the path relative to the folder that was named, with "/" and ending, or the name of
    a file that was named itself. Where two files would have one id, each takes as many names of
    its parent folders before it as tell them apart. So an id depends on the files alone, and not
    on the working folder.
    """
    found: list[Found | SkipDocument | None] = []
    seen: set[str] = set()
    for given in paths:
        if str(given) == "-":
            if None not in found:
                found.append(None)
            continue
        if not str(given):  # which would be the working folder, where a variable was not set
            found.append(SkipDocument('""', "is an empty path"))
            continue
        for item in _one(Path(given)):
            if isinstance(item, Found):
                # Unlike Path.resolve, this raises nothing at links that lead in a circle.
                real = os.path.realpath(item.path)
                if real in seen:
                    continue
                seen.add(real)
            found.append(item)
    _tell_apart([item for item in found if isinstance(item, Found)])
    return found


def _one(path: Path) -> list[Found | SkipDocument]:
    try:
        if path.is_dir():
            return _folder(path)
        if path.is_file() and _is_of_another_kind(path):
            known = f"{', '.join((*ENDINGS, *NAMED[:-1]))} or {NAMED[-1]}"
            return [SkipDocument(_storable(str(path)), f"is no {known} file")]
        if path.is_file():
            return [Found(path, _storable(path.name))]
        if path.exists():
            return [Found(path, "", regular=False)]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return [SkipDocument(str(path), f"cannot be read: {reason}")]
    return [SkipDocument(_storable(str(path)), "no such file or folder")]


def _folder(folder: Path) -> list[Found | SkipDocument]:
    errors: list[SkipDocument] = []

    def unreadable(error: OSError) -> None:
        where = str(error.filename or folder)
        errors.append(SkipDocument(where, f"cannot be read: {error.strerror}"))

    files: list[Path] = []
    passed = 0
    for parent, names in _walk(folder, unreadable):
        files += [Path(parent, name) for name in names if _is_document(name)]
        passed += sum(PurePath(name.lower()).suffix in NAMED for name in names)
    files.sort(key=lambda file: file.relative_to(folder).parts)
    if not files and not errors:
        hint = f"; a {', '.join(NAMED[:-1])} or {NAMED[-1]} is read where it is named itself"
        errors.append(SkipDocument(str(folder), f"holds no {READABLE} file{hint * bool(passed)}"))
    return [
        *errors,
        *(Found(file, _storable(file.relative_to(folder).as_posix())) for file in files),
    ]


def _walk(folder: Path, unreadable: Callable[[OSError], None]) -> Iterator[tuple[str, list[str]]]:
    """Each folder in and below a folder, less hidden ones, and the files in it.

    Links to folders are followed, after all that is there without them, which so keeps its ids;
    each folder comes once, however many ways lead to it.
    """
    roots, seen = [folder], set[str]()
    for root in roots:  # grows in the loop
        for parent, folders, names in os.walk(root, onerror=unreadable):
            real = os.path.realpath(parent)
            if real in seen:
                folders.clear()
                continue
            seen.add(real)
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            below = [Path(parent, name) for name in folders]
            roots += [path for path in below if path.is_symlink()]
            yield parent, names


def _is_document(name: str) -> bool:
    path = PurePath(name.lower())
    return path.suffix in ENDINGS and name[0] != "." and path.stem not in _ABOUT_FOLDER


def _is_of_another_kind(path: Path) -> bool:
    """Whether a file ends as no text does; "article" and "article.2014-01-23" are texts."""
    ending = path.suffix.lower()
    return ending not in (*ENDINGS, *NAMED) and _ENDING.fullmatch(ending) is not None


def _tell_apart(files: list[Found]) -> None:
    by_id: dict[str, list[Found]] = defaultdict(list)
    for file in files:
        if file.regular:
            by_id[file.id].append(file)
    for same in by_id.values():
        if len(same) == 1:
            continue
        parts = [(*Path(os.path.realpath(file.path.parent)).parts, file.path.name) for file in same]
        depth = len(PurePath(same[0].id).parts) + 1
        while len({part[-depth:] for part in parts}) < len(same):
            depth += 1
        for file, part in zip(same, parts, strict=True):
            file.id = _storable(PurePath(*part[-depth:]).as_posix())


def _storable(name: str) -> str:
    """A file name as text, with the bytes that are none escaped."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
