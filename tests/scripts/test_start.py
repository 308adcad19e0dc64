"""The newcomer's two commands: old Pythons, ports, and what is passed on."""

from __future__ import annotations

import ast
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

import oldest_python
import start
from environment import SetUpError

SCRIPTS = Path(start.__file__).parent


@pytest.fixture
def listening() -> Iterator[int]:
    """Serve on some port and return it."""
    with socket.socket() as server:
        server.bind((start.HOST, 0))
        server.listen()
        yield server.getsockname()[1]


@pytest.mark.parametrize("name", ["start.py", "test.py", "oldest_python.py"])
def test_old_pythons_can_read_the_commands(name: str) -> None:
    """A Python that is too old gets as far as the sentence that says so."""
    ast.parse((SCRIPTS / name).read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("name", ["start.py", "test.py"])
def test_the_commands_ask_for_the_version_first(name: str) -> None:
    """Nothing that an old Python may lack is imported before its version is known."""
    code = [
        node
        for node in ast.parse((SCRIPTS / name).read_text("utf-8")).body
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]
    assert [ast.unparse(node) for node in code[:2]] == [
        "import oldest_python",
        "oldest_python.leave_if_too_old()",
    ]


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10)])
def test_an_old_python_is_refused_in_one_sentence(version: tuple[int, int]) -> None:
    """The sentence names the version that runs and the one that is needed."""
    sentence = oldest_python.refusal(*version)
    assert "Python 3.11 or newer" in sentence
    assert "{}.{}".format(*version) in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_new_python_is_let_through(version: tuple[int, int]) -> None:
    """There is no upper bound."""
    assert oldest_python.refusal(*version) == ""


def test_an_old_python_ends_with_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong Python is wrong use."""
    monkeypatch.setattr(oldest_python.sys, "version_info", (3, 9, 0))
    with pytest.raises(SystemExit) as ended:
        oldest_python.leave_if_too_old()
    assert ended.value.code == 2
    assert "this is Python 3.9" in capsys.readouterr().err


def test_a_free_port_is_taken_as_asked(listening: int) -> None:
    """Only a taken port moves the site elsewhere."""
    port = start.free_port(listening + 1)
    assert start.free_port(port) == port


def test_a_taken_port_moves_on(listening: int) -> None:
    """The next free one is used instead."""
    assert start.free_port(listening) > listening


def test_no_free_port_is_said(listening: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the option that helps."""
    monkeypatch.setattr(start, "_taken", lambda port: True)
    with pytest.raises(SetUpError, match="--port"):
        start.free_port(listening)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "80.5"])
def test_a_wrong_port_is_wrong_use(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The error says what a port is."""
    with pytest.raises(SystemExit) as ended:
        start.main(["--port", port])
    assert ended.value.code == 2
    assert "from 1 to 65535" in capsys.readouterr().err
