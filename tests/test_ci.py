"""What runs elsewhere: the action, the hook and the job, held against schemas and carried out."""

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from shutil import which
from typing import Any

import fastjsonschema
import pytest
import yaml
from conftest import REPOSITORY, SHIPPED, Ran

from vssbudget.loader import choose

PAGE = (REPOSITORY / "docs" / "ci.md").read_text("utf-8")
ACTION = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
(HOOK,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
GITLAB = yaml.safe_load((REPOSITORY / "ci" / "gitlab.yml").read_text("utf-8"))
INSTALL, CHECK, DIFF = ACTION["runs"]["steps"]
DEFAULTS = {name: told["default"] for name, told in ACTION["inputs"].items()}
EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")

# of pre-commit's documentation, "Creating new hooks"
KEYS_OF_A_HOOK = {
    *("id", "name", "entry", "language", "files", "exclude", "types", "types_or"),
    *("exclude_types", "always_run", "fail_fast", "verbose", "pass_filenames", "require_serial"),
    *("description", "language_version", "minimum_pre_commit_version", "args", "stages"),
}

BROKEN = SHIPPED.read_text("utf-8").replace(
    "29514, 2022: 31980, 2023: 33481", "29514, 2022: 31980, 2023: 34000"
)
REFUSED = SHIPPED.read_text("utf-8").replace("unit: tkr", "unti: tkr")
WARNED = SHIPPED.read_text("utf-8").replace("\nsources:\n", "\nsources:\n  idle: A table\n", 1)


@cache
def valid(schema: str) -> Callable[[Any], Any]:
    """Compile one of the schemas beside the tests."""
    text = (REPOSITORY / "tests" / "schemas" / f"{schema}.json").read_text("utf-8")
    compiled: Callable[[Any], Any] = fastjsonschema.compile(json.loads(text), use_default=False)
    return compiled


def bash(script: str, *options: str, **environment: str) -> Ran:
    """Run a script as a runner does, with variables besides the test's."""
    ran = subprocess.run(
        ["bash", "--noprofile", "--norc", *options, "-eo", "pipefail", "-c", script],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def executable(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set up a runner of GitHub in whose place a Python notes what it is asked to install."""
    temp = tmp_path / "runner temp"
    temp.mkdir()
    program = f'exec "{sys.executable}" -m vssbudget "$@"'
    executable(tmp_path / "program", program)
    made = f'mkdir -p "$3/bin"; ln -sf "{tmp_path}/pip" "$3/bin/python"'
    executable(
        tmp_path / "bin" / "python3", f'{made}; ln -sf "{tmp_path}/program" "$3/bin/vssbudget"'
    )
    executable(tmp_path / "pip", f'echo "$@" >> "{tmp_path}/asked"')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("RUNNER_TEMP", str(temp))
    monkeypatch.setenv("GITHUB_ACTION_PATH", str(tmp_path / "the action"))
    workspace = tmp_path / "workspace"
    (workspace / "data").mkdir(parents=True)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(workspace))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(temp / "summary.md"))
    monkeypatch.chdir(workspace)
    return workspace


def step(told: Mapping[str, Any], given: dict[str, str]) -> Ran:
    """Carry out a step of the action with these inputs, as the runner puts them in."""
    assert told["shell"] == "bash"
    assert not EXPRESSION.search(told["run"])
    inputs = DEFAULTS | given
    environment = {
        name: EXPRESSION.sub(lambda found: inputs[found[1].removeprefix("inputs.")], value)
        for name, value in told.get("env", {}).items()
    }
    return bash(told["run"], **environment)


def checked(**given: str) -> Ran:
    """Carry out the whole action with these inputs."""
    assert step(INSTALL, given).status == 0
    return step(CHECK, given)


def put(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def test_the_action_is_one_and_every_input_reaches_a_script_through_a_variable_alone() -> None:
    valid("github-actions")(ACTION)
    used = EXPRESSION.findall((REPOSITORY / "action.yml").read_text("utf-8"))
    inputs = {f"inputs.{name}" for name in ACTION["inputs"]}
    assert set(used) == inputs | {
        "steps.diff.outputs.comment",
        "steps.diff.outputs.comment-text",
    }


def test_the_action_installs_what_is_locked_and_then_its_own_checkout(runner: Path) -> None:
    ran = step(INSTALL, {})
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    own = runner.parent / "the action"
    assert (runner.parent / "asked").read_text().splitlines() == [
        f"-m pip install --quiet --require-hashes -r {own}/ci/requirements.lock",
        f"-m pip install --quiet --no-deps --no-build-isolation {own}",
    ]


def test_the_lock_holds_what_the_program_asks_for_with_its_hashes_and_names_no_place() -> None:
    text = (REPOSITORY / "ci" / "requirements.lock").read_text("utf-8")
    told = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    locked = dict(re.findall(r"^([a-z0-9-]+)==([0-9.]+)(?: ;.*)? \\$", text, re.M))
    for each in (*told["project"]["dependencies"], *told["build-system"]["requires"]):
        name, least = each.split(">=")
        assert numbers(locked[name]) >= numbers(least), each
    assert len(re.findall(r"^[a-z]", text, re.M)) == len(locked)
    for block in re.split(r"^(?=[a-z])", text, flags=re.M)[1:]:
        assert re.search("--hash=sha256:[0-9a-f]{64}", block), block
    assert "://" not in text


def numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def test_the_action_ends_with_0_and_a_summary_where_every_rule_holds(runner: Path) -> None:
    put(runner / "data" / "budget2023.yaml", SHIPPED.read_text("utf-8"))
    ran = checked()
    assert (ran.status, ran.err) == (0, "")
    assert "::error" not in ran.out
    assert "::notice file=data/budget2023.yaml,line=" in ran.out
    summary = Path(os.environ["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
    assert summary.startswith("**vssbudget: OK: `data/budget2023.yaml`: in balance 2022, 2023; ")


def test_the_action_annotates_the_edited_line_and_ends_with_1(runner: Path) -> None:
    put(runner / "data" / "budget2023.yaml", BROKEN)
    ran = checked()
    line = BROKEN.split("34000")[0].count("\n") + 1
    assert (ran.status, ran.err) == (1, "")
    place = f"::error file=data/budget2023.yaml,line={line},col=44,endColumn=49,title=zero-result::"
    assert place in ran.out
    assert "`zero-result`" in Path(os.environ["GITHUB_STEP_SUMMARY"]).read_text("utf-8")


def test_the_action_annotates_the_faults_of_a_file_and_ends_with_3(runner: Path) -> None:
    put(runner / "data" / "budget2023.yaml", REFUSED)
    ran = checked()
    assert (ran.status, ran.err) == (3, "")
    assert "title=unknown-key::'unti' is no key that is known here. Write unit." in ran.out


def test_the_action_takes_names_and_patterns_a_line_each(runner: Path) -> None:
    names = ("a b.yaml", "data/budget2023.yaml", "data/budget2024.yaml", "-x.yaml", "[1].yaml")
    for name in names:
        put(runner / name, SHIPPED.read_text("utf-8"))
    ran = checked(files="a b.yaml\n\n  data/*.yaml \n-x.yaml\n[1].yaml\n", format="json")
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out)["files"] == list(names)


@pytest.mark.parametrize("files", ["data/none*.yaml", "$(touch made).yaml", "`touch made`", "~"])
def test_the_action_ends_with_2_where_nothing_has_the_name_and_runs_nothing(
    runner: Path, files: str
) -> None:
    ran = checked(files=files)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"vssbudget: there is no file {files}\n"
    assert not (runner / "made").exists()


@pytest.mark.usefixtures("runner")
def test_the_action_ends_with_2_where_the_repository_has_no_budget() -> None:
    ran = checked()
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "vssbudget: no budget is named, and there is no budget<year>.yaml in ./data or .: "
        "name the file\n"
    )


def test_the_action_takes_a_folder(runner: Path) -> None:
    put(runner / "plans" / "budget2023.yml", SHIPPED.read_text("utf-8"))
    ran = checked(files="plans", format="json")
    assert json.loads(ran.out)["files"] == ["plans/budget2023.yml"]


@pytest.mark.parametrize(("strict", "status"), [("false", 0), ("", 0), ("true", 1)])
def test_the_action_lets_warnings_count_where_it_is_told_to(
    runner: Path, strict: str, status: int
) -> None:
    put(runner / "data" / "budget2023.yaml", WARNED)
    ran = checked(strict=strict)
    assert ran.status == status
    assert "::warning " in ran.out


@pytest.mark.usefixtures("runner")
def test_the_action_wants_true_or_false() -> None:
    ran = checked(strict="yes")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "vssbudget: strict is true or false, not 'yes'.\n"


def test_the_action_writes_to_a_file_in_a_language(runner: Path) -> None:
    put(runner / "data" / "budget2023.yaml", BROKEN)
    put(runner / "budget.sarif", "old")
    ran = checked(format="sarif", output="budget.sarif", lang="sv")
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    told = json.loads((runner / "budget.sarif").read_text("utf-8"))
    assert told["version"] == "2.1.0"
    assert "kostnad" in json.dumps(told)


def test_the_hook_has_the_form_of_one() -> None:
    assert HOOK.keys() <= KEYS_OF_A_HOOK
    assert {"id", "name", "entry", "language"} <= HOOK.keys()
    assert HOOK["language"] == "python"


@pytest.mark.parametrize(
    "name",
    ["budget2023.yaml", "data/budget2024.yaml", "a/b/budget1999.yaml", "budget2025.yml"],
)
def test_the_hook_is_asked_about_what_the_program_would_choose(name: str, tmp_path: Path) -> None:
    assert re.search(HOOK["files"], name)
    put(tmp_path / Path(name).name, "")
    chosen = choose(None)
    assert chosen is not None
    assert chosen.name == Path(name).name


@pytest.mark.parametrize("name", ["budget.yaml", "mybudget2023.yaml", "budget2023.yaml.orig"])
def test_the_hook_is_not_asked_about_other_files(name: str) -> None:
    assert not re.search(HOOK["files"], name)


@pytest.mark.parametrize(
    ("text", "status"), [(SHIPPED.read_text("utf-8"), 0), (BROKEN, 1), (REFUSED, 3)]
)
@pytest.mark.usefixtures("on_path")
def test_the_hook_runs_a_command_that_there_is(
    text: str,
    status: int,
    tmp_path: Path,
) -> None:
    put(tmp_path / "budget2023.yaml", text)
    assert bash(f"{HOOK['entry']} budget2023.yaml").status == status


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the program on the path, and a Python that has nothing to install."""
    executable(tmp_path / "bin" / "vssbudget", f'exec "{sys.executable}" -m vssbudget "$@"')
    seen = (
        f'printf "%s " "$@" >> "{tmp_path}/asked"\n'
        f'for last; do :; done; cat "$last/is" >> "{tmp_path}/at" || true'
    )
    executable(tmp_path / "bin" / "python", seen)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")


def kept_in(folder: Path) -> dict[str, str]:
    """Keep a program in a repository, go on in it, and give the variables that name the commit."""
    put(folder / "ci" / "requirements.lock", "")
    git = ["git", "-C", str(folder), "-c", "user.name=n", "-c", "user.email=e@example.com"]
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    for message in ("relied on", "later"):
        put(folder / "is", message)
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "--quiet", "--message", message], check=True)
    told = subprocess.run([*git, "rev-parse", "HEAD^"], check=True, capture_output=True, text=True)
    return {"VSSBUDGET_REPOSITORY": str(folder), "VSSBUDGET_COMMIT": told.stdout.strip()}


def test_the_job_of_gitlab_has_the_form_of_one() -> None:
    valid("gitlab-ci")(GITLAB)


@pytest.mark.parametrize(
    ("text", "status"), [(SHIPPED.read_text("utf-8"), 0), (BROKEN, 1), (REFUSED, 3)]
)
@pytest.mark.usefixtures("on_path")
def test_the_job_of_gitlab_leaves_its_reports_whatever_it_finds(
    text: str,
    status: int,
    tmp_path: Path,
) -> None:
    put(tmp_path / "data" / "budget2023.yaml", text)
    (job,) = GITLAB.values()
    ran = bash("\n".join(job["script"]), **kept_in(tmp_path / "program"))
    assert ran.status == status
    assert "data/budget2023.yaml:" in ran.out
    assert (tmp_path / "at").read_text() == "relied on"
    asked = (tmp_path / "asked").read_text()
    assert "--require-hashes -r" in asked
    assert "--no-deps --no-build-isolation" in asked
    assert job["artifacts"]["when"] == "always"
    reports = job["artifacts"]["reports"]
    assert isinstance(json.loads((tmp_path / reports["codequality"]).read_text("utf-8")), list)
    assert "<testsuites" in (tmp_path / reports["junit"]).read_text("utf-8")


@pytest.mark.usefixtures("on_path")
def test_the_job_of_gitlab_fails_where_a_report_cannot_be_written(
    tmp_path: Path,
) -> None:
    put(tmp_path / "data" / "budget2023.yaml", BROKEN)
    (job,) = GITLAB.values()
    script = "\n".join(job["script"]).replace("gl-code", "no/gl-code")
    assert bash(script, **kept_in(tmp_path / "program")).status == 1
    assert not (tmp_path / "vssbudget-junit.xml").exists()


def snippets() -> list[Any]:
    """Give the pieces of YAML that the page shows to be copied."""
    return [yaml.safe_load(each) for each in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.M | re.S)]


def steps() -> list[dict[str, Any]]:
    workflows = [each for each in snippets() if "jobs" in each]
    return [each for told in workflows for job in told["jobs"].values() for each in job["steps"]]


def test_what_the_page_shows_to_be_copied_has_the_form_that_it_needs() -> None:
    kinds = {"jobs": 0, "script": 0, "include": 0, "repos": 0}
    for each in snippets():
        if "jobs" in each:
            kinds["jobs"] += 1
            valid("github-workflows")(
                {("on" if key is True else key): told for key, told in each.items()}
            )
        elif "repos" in each:
            kinds["repos"] += 1
            hooks = [hook for repo in each["repos"] for hook in repo["hooks"]]
            assert [hook["id"] for hook in hooks] == [HOOK["id"]]
        else:
            valid("gitlab-ci")(each)
            kinds["include" if "include" in each else "script"] += 1
    assert kinds == {"jobs": 5, "script": 1, "include": 1, "repos": 1}


def test_every_action_of_the_page_is_pinned_by_a_commit() -> None:
    used = re.findall(r"uses: (\S+)@(\S+)(.*)", PAGE)
    assert len(used) == len([each for each in steps() if "uses" in each])
    for name, pin, behind in used:
        assert re.fullmatch("[0-9a-f]{40}", pin), name
        assert re.fullmatch(r" +# v[0-9.]+", behind), name


def test_the_workflows_of_the_page_give_the_action_inputs_that_it_has() -> None:
    ours = [each.get("with", {}) for each in steps() if each.get("uses", "").startswith("owner/")]
    assert len(ours) == 3
    for given in ours:
        assert given.keys() <= ACTION["inputs"].keys()
    assert [name for name in ACTION["inputs"] if f"| `{name}` |" not in PAGE] == []


@pytest.mark.usefixtures("on_path")
def test_the_commands_of_the_page_can_be_run(tmp_path: Path) -> None:
    put(tmp_path / "data" / "budget2023.yaml", SHIPPED.read_text("utf-8"))
    put(tmp_path / "budget2023.yaml", BROKEN)
    runs = [each["run"] for each in steps() if each.get("run", "").startswith("vssbudget")]
    runs += re.findall(r"^    (vssbudget .*)$", PAGE, re.M)
    assert [shlex.split(each)[1] for each in runs] == ["check", "check"]
    assert [bash(each).status for each in runs] == [0, 1]
    assert "rule: zero-result" in (tmp_path / "budget2023.yaml").read_text("utf-8")


@pytest.mark.usefixtures("on_path")
def test_what_ci_runs_ends_with_both_checks_on_the_data_of_the_project() -> None:
    lines = (REPOSITORY / ".ci" / "run").read_text("utf-8").splitlines()
    commands = [each.removeprefix(".venv/bin/") for each in lines if "bin/vssbudget" in each]
    assert [each.split()[1] for each in commands] == ["check", "check-balance"]
    for each in commands:
        assert bash(f"cd {shlex.quote(str(REPOSITORY))}; {each}").status == 0
        assert f"$(PYTHON) -m {each}\n" in (REPOSITORY / "Makefile").read_text("utf-8")


def told(workspace: Path, **given: str) -> tuple[Ran, dict[str, str]]:
    """Carry out the last step of the action, and give the outputs that it sets."""
    written = workspace.parent / "outputs"
    written.write_text("")
    os.environ["GITHUB_OUTPUT"] = str(written)
    try:
        assert step(INSTALL, given).status == 0
        ran = step(DIFF, given)
    finally:
        del os.environ["GITHUB_OUTPUT"]
    outputs, lines = {}, iter(written.read_text("utf-8").splitlines())
    for line in lines:
        name, _, end = line.partition("<<")
        if end:
            outputs[name] = "\n".join(iter(lambda: next(lines), end)) + "\n"
        else:
            name, _, value = line.partition("=")
            outputs[name] = value
    return ran, outputs


@pytest.fixture
def changed(runner: Path) -> Path:
    """Set up a repository with a budget, and a change of it on top."""
    put(runner / "data" / "budget2023.yaml", SHIPPED.read_text("utf-8"))
    put(runner / "data" / "budget2024.yaml", SHIPPED.read_text("utf-8"))
    who = "-c user.name=A -c user.email=a@example.org"
    assert bash(f"git init -q && git add . && git {who} commit -qm one").status == 0
    put(runner / "data" / "budget2023.yaml", BROKEN)
    assert bash(f"git {who} commit -qam two").status == 0
    return runner


@pytest.mark.skipif(not which("git"), reason="git is not installed")
def test_the_action_tells_what_a_change_does_to_the_money(changed: Path) -> None:
    ran, outputs = told(changed, diff="true", files="data", lang="sv")
    assert (ran.status, ran.err) == (0, "")
    text = Path(outputs["comment"]).read_text("utf-8")
    assert outputs["comment-text"] == text
    first, second = (line for line in text.splitlines() if line.startswith("**vssbudget"))
    assert "587\u00a0tkr mer" in first
    assert "Ingenting har ändrats" in second
    assert "cost\\.2023 är 34\u00a0000 i stället för 33\u00a0481" in text


@pytest.mark.skipif(not which("git"), reason="git is not installed")
def test_the_action_fails_where_the_total_moves_by_more(changed: Path) -> None:
    ran, outputs = told(changed, **{"diff": "true", "files": "data", "fail-above": "up:500"})
    assert ran.status == 1
    assert outputs["comment"]
    ran, _ = told(changed, **{"diff": "true", "files": "data/*.yaml", "fail-above": "1%"})
    assert ran.status == 0


@pytest.mark.skipif(not which("git"), reason="git is not installed")
def test_a_new_file_is_said_to_be_new(changed: Path) -> None:
    put(changed / "data" / "budget2025.yaml", SHIPPED.read_text("utf-8"))
    ran, _ = told(changed, diff="true", files="data/budget2025.yaml")
    assert ran.status == 0
    assert "nothing to compare" in ran.err


def test_the_action_tells_nothing_of_a_change_unasked(runner: Path) -> None:
    ran, outputs = told(runner)
    assert (ran.status, ran.out, ran.err, outputs) == (0, "", "", {})
    ran, outputs = told(runner, diff="perhaps")
    assert (ran.status, outputs) == (2, {})
    assert "diff is true or false" in ran.err
