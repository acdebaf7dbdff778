"""The data folder: private, of one kind, and in the hands of one process."""

import stat
from pathlib import Path

import pytest

from learnhub.cli import folder
from learnhub.config import Refusal, Settings


def test_prepare_makes_a_private_folder(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"

    folder.prepare(data, folder.COMPANY)

    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()} == {
        "folder.json": 0o600,
        "secret.key": 0o600,
    }


def test_prepare_again_changes_nothing(tmp_path: Path) -> None:
    folder.prepare(tmp_path, folder.DEMO)
    folder.describe(tmp_path, loaded=True)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    folder.prepare(tmp_path, folder.DEMO)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (
            folder.DEMO,
            folder.COMPANY,
            "{} holds the demo company. Choose another folder for a real one with --data.",
        ),
        (
            folder.COMPANY,
            folder.DEMO,
            "{} holds a real company. The demo needs a folder of its own: choose one with --data.",
        ),
    ],
)
def test_prepare_refuses_the_other_kind(tmp_path: Path, first: str, second: str, sentence: str) -> None:
    folder.prepare(tmp_path, first)

    with pytest.raises(Refusal) as refused:
        folder.prepare(tmp_path, second)

    assert str(refused.value) == sentence.format(tmp_path)


def test_prepare_refuses_what_is_not_a_folder(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("")

    with pytest.raises(Refusal) as refused:
        folder.prepare(place, folder.COMPANY)

    assert (
        str(refused.value)
        == f"The data folder {place} cannot be used: File exists. Choose another with --data."
    )


def test_about_refuses_a_damaged_file(tmp_path: Path) -> None:
    (tmp_path / "folder.json").write_text("{")

    with pytest.raises(Refusal, match=r"folder\.json cannot be read"):
        folder.about(tmp_path)


def test_kept_alone_refuses_a_second_one_and_ends(tmp_path: Path) -> None:
    with folder.kept_alone(tmp_path):
        assert folder.is_in_use(tmp_path)
        with pytest.raises(Refusal, match=r"is already in use by process \d+\. Stop that one first"):
            folder.kept_alone(tmp_path).__enter__()

    assert not folder.is_in_use(tmp_path)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/srv/share/learnhub", "nfs4"),
        ("/srv/share2/learnhub", "ext4"),
        ("/srv/share/local/learnhub", "xfs"),
    ],
)
def test_disk_kind_is_that_of_the_innermost_mount(place: str, kind: str) -> None:
    mounts = [("/", "ext4"), ("/srv/share", "nfs4"), ("/srv/share/local", "xfs")]

    assert folder.disk_kind(Path(place), mounts) == kind


def test_mac_mounts_are_read() -> None:
    listed = (
        "/dev/disk3s1 on / (apfs, sealed, local)\n"
        "//ana@files/team on /Volumes/team (smbfs, nodev)\n"
        "map auto_home on /home (autofs)"
    )

    assert folder.mac_mounts(listed) == [("/", "apfs"), ("/Volumes/team", "smbfs"), ("/home", "autofs")]


def test_this_disk_is_accepted(tmp_path: Path) -> None:
    folder.refuse_network_disk(tmp_path)


def test_demo_leaves_a_database_alone_of_which_nobody_knows_whose_it_is(company_folder: Settings) -> None:
    (company_folder.data / folder.ABOUT).unlink()
    before = company_folder.database_file.read_bytes()

    with pytest.raises(Refusal, match=r"holds a database, but folder\.json, which says whose, is missing"):
        folder.prepare(company_folder.data, folder.DEMO)

    assert company_folder.database_file.read_bytes() == before


@pytest.mark.parametrize("text", ["", "[]", "null", "7", '{"kind"'])
def test_facts_that_cannot_be_read_are_explained(tmp_path: Path, text: str) -> None:
    (tmp_path / folder.ABOUT).write_text(text)

    with pytest.raises(Refusal, match=r"folder\.json cannot be read"):
        folder.about(tmp_path)


def test_folder_that_may_not_be_written_is_explained_and_not_taken_for_one_in_use(tmp_path: Path) -> None:
    (tmp_path / folder.LOCK).mkdir()  # no permission stops the user root, under whom tests may run

    with pytest.raises(Refusal) as refused, folder.kept_alone(tmp_path):
        pass

    assert str(refused.value) == (
        f"The data folder {tmp_path} cannot be used: Is a directory. Choose another with --data."
    )
    assert not folder.is_in_use(tmp_path)
