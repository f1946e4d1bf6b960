import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sources._source import FetchError, Page, ParseError
from sources.archive import SOURCE, walk
from sources.formats import parse_file

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_walks_files_and_folders_in_order_and_passes_hidden_ones_over(tmp_path: Path) -> None:
    for name in ("b/2.md", "b/1.md", "a.txt", ".git/config", "b/.hidden"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(name)
    pages = list(walk([tmp_path], fetched_at=NOW))
    assert [
        str(Path(page.path or "").relative_to(tmp_path)) for page in pages if isinstance(page, Page)
    ] == [
        "a.txt",
        "b/1.md",
        "b/2.md",
    ]
    assert pages[0] == Page(body=b"a.txt", fetched_at=NOW, path=str(tmp_path / "a.txt"))


def test_the_parts_of_a_saved_page_are_passed_over(tmp_path: Path) -> None:
    for name in ("页.html", "页_files/x.js", "other_files/a.md", "页/b.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(name)
    found = [
        Path(page.path or "") for page in walk([tmp_path], fetched_at=NOW) if isinstance(page, Page)
    ]
    assert [str(path.relative_to(tmp_path)) for path in found] == [
        "other_files/a.md",
        "页/b.md",
        "页.html",
    ]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = list(walk([tmp_path], fetched_at=NOW))
    assert [type(each) for each in found] == [Page, FetchError]
    assert "self" in str(found[1])


def test_each_bad_file_is_one_line_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a_empty.txt").write_text(" \n")
    (tmp_path / "b_large.txt").write_text("x" * 200)
    (tmp_path / "c_dangling").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "d_pipe")
    (tmp_path / "e_good.txt").write_text("good")
    found = list(walk([tmp_path, tmp_path / "missing"], fetched_at=NOW, largest=100))
    reasons = [str(each) for each in found if isinstance(each, FetchError)]
    assert [reason.split(" (")[0] for reason in reasons] == [
        "empty file",
        "too large: 200 bytes, at most 100 are read",
        "no such file or directory",
        "neither a file nor a folder",
        "no such file or directory",
    ]
    assert all(str(tmp_path) in reason and "\n" not in reason for reason in reasons)
    assert [each.body for each in found if isinstance(each, Page)] == [b"good"]


def test_unreadable_file_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("x")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root reads everything
    (error,) = walk([file], fetched_at=NOW)
    assert str(error) == f"permission denied ({file})"


def test_binary_file_is_refused_when_parsed(tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(b"%PDF-1.4\n\0\0\x01" + bytes(range(256)) * 9)
    (page,) = walk([file], fetched_at=NOW)
    assert isinstance(page, Page)
    with pytest.raises((FetchError, ParseError), match=r"binary data, not text \(.*scan\.pdf\)"):
        parse_file(page)


def test_source_names_itself() -> None:
    assert SOURCE.id == "archive"
