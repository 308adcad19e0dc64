"""What decides whether the environment is made anew, and what people read when it can't be."""

from __future__ import annotations

from pathlib import Path

import pytest

import environment
from environment import STAMP, VENV, SetUpError, Stamp


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Make a checkout with nothing but what decides on dependencies."""
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    (tmp_path / "constraints.txt").write_text("click==8.1.8\n", "utf-8")
    (tmp_path / VENV).mkdir()
    return tmp_path


class Installer:
    """Stands in for Python and pip, and counts what is asked of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, version: str | None = "3.12") -> None:
        self.version = version
        self.made = 0
        self.installed: list[bool] = []
        self.fails = False
        monkeypatch.setattr(environment, "python_version", lambda python: self.version)
        monkeypatch.setattr(environment, "_has_pip", lambda python, root: True)
        monkeypatch.setattr(environment, "_make", self._make)
        monkeypatch.setattr(environment, "_install", self._install)

    def _make(self, root: Path) -> None:
        self.made += 1
        self.version = "3.12"

    def _install(self, python: Path, root: Path, *, dev: bool) -> None:
        if self.fails:
            raise SetUpError("no network")
        self.installed.append(dev)


def test_a_second_start_installs_nothing(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was installed once from the same inputs stays as it is."""
    installer = Installer(monkeypatch)
    environment.ready(checkout)
    environment.ready(checkout)
    assert installer.installed == [False]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_changed_dependencies_are_installed(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Another line in one of the two files that name dependencies installs again."""
    installer = Installer(monkeypatch)
    environment.ready(checkout)
    (checkout / name).write_text("changed", "utf-8")
    environment.ready(checkout)
    assert len(installer.installed) == 2
    assert installer.made == 0


def test_tests_add_what_developing_needs(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment for reading becomes one for developing, and stays one."""
    installer = Installer(monkeypatch)
    environment.ready(checkout)
    environment.ready(checkout, dev=True)
    environment.ready(checkout)
    (checkout / "constraints.txt").write_text("changed", "utf-8")
    environment.ready(checkout)
    assert installer.installed == [False, True, True]


def test_an_interrupted_installation_leaves_no_stamp(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a failure, the next start installs again, even if an earlier one had succeeded."""
    installer = Installer(monkeypatch)
    environment.ready(checkout)
    (checkout / "constraints.txt").write_text("changed", "utf-8")
    installer.fails = True
    with pytest.raises(SetUpError):
        environment.ready(checkout)
    assert not (checkout / VENV / STAMP).exists()


def test_a_replaced_python_makes_the_environment_anew(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the system's Python moved on, the packages of the old one are out of its sight."""
    installer = Installer(monkeypatch)
    environment.ready(checkout)
    installer.version = "3.13"
    environment.ready(checkout)
    assert installer.made == 1
    assert len(installer.installed) == 2


def test_an_environment_of_an_old_python_is_named(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody's own .venv isn't deleted; the message asks for it."""
    Installer(monkeypatch, "3.9")
    with pytest.raises(
        SetUpError, match=r"delete that folder.*3\.11 or newer.*this is Python 3\.9"
    ):
        environment.ready(checkout)


def test_a_moved_checkout_is_installed_again(tmp_path: Path, checkout: Path) -> None:
    """The environment names the checkout by its path, so the path counts too."""
    other = tmp_path / "moved"
    other.mkdir()
    for name in ("pyproject.toml", "constraints.txt"):
        (other / name).write_bytes((checkout / name).read_bytes())
    assert environment.fingerprint(other, "3.12") != environment.fingerprint(checkout, "3.12")


@pytest.mark.parametrize("text", ["", "[]", "{}", "nothing", '{"fingerprint": "x"}'])
def test_a_damaged_stamp_counts_as_none(checkout: Path, text: str) -> None:
    """A note that can't be read leads to an installation, not to a traceback."""
    (checkout / VENV / STAMP).write_text(text, "utf-8")
    assert environment.read_stamp(checkout) is None


def test_a_stamp_is_read_as_it_was_written(checkout: Path) -> None:
    """What one start writes down is what the next one reads."""
    stamp = Stamp("abc", "3.12", dev=True)
    environment.write_stamp(checkout, stamp)
    assert environment.read_stamp(checkout) == stamp


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("NewConnectionError('<pip…>: Failed to establish a new connection')", "connect to the"),
        ("socket.gaierror: getaddrinfo failed\nNo matching distribution found", "connect to the"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED'))", "PIP_CERT"),
        ("ERROR: No matching distribution found for babel==2.99", "fits this Python"),
        ("[Errno 13] Permission denied: '.venv/lib'", "may not be written"),
        ("something new", "pip could not install"),
    ],
)
def test_a_failed_installation_is_explained(printed: str, meant: str) -> None:
    """A person reads what to do, not only what pip printed."""
    assert meant in environment.explained(printed)


def test_a_missing_venv_module_names_the_package(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some systems split Python up; the message says which package to install."""
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SetUpError, match=r"no 'venv'.*install.*-venv"):
        environment._make(checkout)


def test_programs_get_no_foreign_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PYTHONPATH of the caller doesn't reach into the environment."""
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    assert "PYTHONPATH" not in environment.variables()
