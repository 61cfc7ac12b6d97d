"""In a pipeline no link that leads out of the repository is read: the log would tell of it."""

from pathlib import Path

import pytest
from conftest import SHIPPED, Run

SECRET = "secret: of the machine\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with a budget, beside a folder of somebody else's."""
    place = tmp_path / "repository"
    (place / ".git").mkdir(parents=True)
    (place / "data").mkdir()
    (place / "data" / "budget2023.yaml").write_bytes(SHIPPED.read_bytes())
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "budget2025.yaml").write_text(SECRET)
    monkeypatch.chdir(place)
    monkeypatch.setenv("CI", "true")
    return place


COMMANDS = [
    *(("project",), ("check",), ("check-balance",), ("prices",), ("capital",), ("allocate",)),
    ("goals",),
    ("explain", "hr.cost.2024"),
    ("solve", "--tornado", "hr.cost.2024"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("named", [True, False])
def test_a_file_that_is_a_link_out_of_the_repository_is_refused(
    run: Run, repository: Path, command: tuple[str, ...], named: bool
) -> None:
    link = Path("data/budget2025.yaml")
    link.symlink_to("../../outside/budget2025.yaml")
    ran = run(*command, *([link] if named else []))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"vssbudget: {link} is read through {link}, a link that leads out of the repository; "
        "in a pipeline put the file itself in its place\n"
    )
    assert repository.exists()


@pytest.mark.usefixtures("repository")
def test_so_is_one_in_a_folder_that_is_a_link_and_one_that_a_variable_names(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("budgets").symlink_to(tmp_path / "outside")
    for name in ("budgets/budget2025.yaml", tmp_path / "repository/budgets/budget2025.yaml"):
        ran = run("check", name)
        assert (ran.status, ran.out) == (2, "")
        assert "secret" not in ran.err
    monkeypatch.setenv("VSSBUDGET_FILE", "budgets/budget2025.yaml")
    assert run("project").status == 2


def test_so_is_one_that_is_named_from_a_folder_within(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "link.yaml").symlink_to(repository.parent / "outside" / "budget2025.yaml")
    monkeypatch.chdir(repository / "data")
    assert run("check", "../link.yaml").status == 2


def test_a_link_within_the_repository_is_read_and_so_is_what_is_named_outside(
    run: Run, repository: Path
) -> None:
    Path("link.yaml").symlink_to("data/budget2023.yaml")
    Path("folder").symlink_to("data")
    other = repository.parent / "outside" / "mine.yaml"
    other.write_bytes(SHIPPED.read_bytes())
    (repository.parent / "there.yaml").symlink_to(other)
    for name in ("link.yaml", "folder/budget2023.yaml", other, repository.parent / "there.yaml"):
        assert run("check", name).status == 0


@pytest.mark.parametrize(("value", "status"), [("", 3), ("0", 3), ("False", 3), ("1", 2)])
@pytest.mark.parametrize("variable", ["CI", "GITHUB_ACTIONS"])
@pytest.mark.usefixtures("repository")
def test_outside_of_a_pipeline_a_link_may_lead_anywhere(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, status: int
) -> None:
    monkeypatch.setenv("CI", "")
    monkeypatch.setenv(variable, value)
    link = Path("link.yaml")
    link.symlink_to("../outside/budget2025.yaml")
    assert run("check", link, "--format", "table").status == status


@pytest.mark.usefixtures("repository")
def test_a_link_to_itself_cannot_be_read(run: Run) -> None:
    Path("link.yaml").symlink_to("link.yaml")
    ran = run("check", "link.yaml", "--format", "table")
    assert (ran.status, ran.err) == (3, "")
    assert "error[unreadable]" in ran.out


def test_without_a_repository_it_is_the_folder_that_counts(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "outside.yaml").write_text(SECRET)
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("CI", "1")
    Path("link.yaml").symlink_to("../outside.yaml")
    assert run("check", "link.yaml").status == 2


@pytest.mark.usefixtures("repository")
def test_of_several_files_the_others_still_are_judged(run: Run) -> None:
    Path("link.yaml").symlink_to("../outside/budget2025.yaml")
    ran = run("check", "link.yaml", "data/budget2023.yaml", "--format", "table")
    assert ran.status == 2
    assert "data/budget2023.yaml" in ran.out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_repository_is_that_of_the_link_wherever_the_program_works(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    link = repository / "data" / "budget2025.yaml"
    link.symlink_to("../../outside/budget2025.yaml")
    for place in (Path("/"), repository.parent, repository.parent / "outside"):
        monkeypatch.chdir(place)
        ran = run(*command, link)
        assert (ran.status, ran.out) == (2, "")
        assert f"{link} is read through {link}, a link that leads out of" in ran.err


def test_so_it_is_of_a_link_in_a_folder_that_is_given(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "data" / "budget2025.yaml").symlink_to("../../outside/budget2025.yaml")
    monkeypatch.chdir("/")
    ran = run("check", repository / "data", "--format", "table")
    assert ran.status == 2
    assert "budget2025.yaml, a link that leads out" in ran.err
    assert "secret" not in ran.out + ran.err


def test_so_it_is_of_a_link_that_another_leads_through(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "out").symlink_to("../outside")
    (repository / "in.yaml").symlink_to("out/budget2025.yaml")
    (repository / "folder").symlink_to("data")
    (repository / "data" / "on.yaml").symlink_to("../../outside/budget2025.yaml")
    (repository.parent / "mine.yaml").symlink_to(repository / "in.yaml")
    monkeypatch.chdir(repository.parent)
    for name in ("mine.yaml", "repository/in.yaml", "repository/folder/on.yaml"):
        ran = run("check", name)
        assert (ran.status, ran.out) == (2, "")
        assert "a link that leads out" in ran.err


def test_of_a_submodule_the_innermost_repository_counts(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    within = repository / "within"
    within.mkdir()
    (within / ".git").write_text("gitdir: ../.git/modules/within\n")
    (within / "link.yaml").symlink_to("../data/budget2023.yaml")
    (repository / "own.yaml").symlink_to("within/budget.yaml")
    (within / "budget.yaml").write_bytes(SHIPPED.read_bytes())
    for place in (Path("/"), repository, within):
        monkeypatch.chdir(place)
        assert run("check", within / "link.yaml").status == 2
        assert run("check", repository / "own.yaml").status == 0


@pytest.mark.parametrize("place", ["/", ".", ".."])
def test_a_link_into_what_git_keeps_is_refused(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (repository / ".git" / "config").write_text(SECRET)
    (repository / "within" / ".GIT").mkdir(parents=True)
    (repository / "within" / ".GIT" / "config").write_text(SECRET)
    (repository / "data" / "link.yaml").symlink_to("../.git/config")
    (repository / "data" / "git").symlink_to("../.git")
    (repository / "data" / "all").symlink_to("..")
    (repository / "data" / "other.yaml").symlink_to("../within/.GIT/config")
    monkeypatch.chdir(place)
    for name in ("link.yaml", "git/config", "all/.git/config", "other.yaml"):
        ran = run("check", repository / "data" / name)
        assert (ran.status, ran.out) == (2, "")
        assert ", a link that leads into a .git folder; in a pipeline put the file" in ran.err


@pytest.mark.usefixtures("repository")
def test_links_that_nobody_can_follow_cannot_be_read(run: Run) -> None:
    for number in range(1500):
        Path(f"{number}.yaml").symlink_to(f"{number + 1}.yaml")
    Path("1500.yaml").write_bytes(SHIPPED.read_bytes())
    ran = run("check", "0.yaml", "--format", "table")
    assert (ran.status, ran.err) == (3, "")
    assert "error[unreadable]" in ran.out
