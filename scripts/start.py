"""Make the environment, build the sample site, print its gap report and serve the site.

The grammar of this file is that of old Pythons, so that they can say that they are too old.
"""
# ruff: noqa: E402

import oldest_python

oldest_python.leave_if_too_old()

import argparse
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from environment import ROOT, SetUpError, ready, variables

HOST = "127.0.0.1"
PORT = 8000


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run what the command line asks for, and return the exit code."""
    options = parser().parse_args(arguments)
    try:
        python = ready()
        built = _run(python, "mkdocs", "build")
        if built:
            print("The sample site could not be built; see above.", file=sys.stderr)
            return built
        reported = _run(python, "answerable.cli", "gaps")
        if reported:
            print("The gap report could not be made; see above.", file=sys.stderr)
        if reported or options.once:
            return reported
        return serve(python, options.port)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """Return the reader of this script's command line."""
    reader = argparse.ArgumentParser(
        description="Set everything up, build the sample company's site, print which customers'"
        " questions it leaves open, and show it in your browser.",
        epilog="examples:\n  python3 scripts/start.py\n  python3 scripts/start.py --once\n"
        "  python3 scripts/start.py --port 8080",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.add_argument("--once", action="store_true", help="stop after the gap report")
    reader.add_argument(
        "--port",
        type=_port,
        default=PORT,
        help=f"where to serve; the next free one if it is taken (default: {PORT})",
    )
    return reader


def serve(python: Path, wanted: int) -> int:
    """Serve the site with live reload until Ctrl-C, and return the exit code."""
    port = free_port(wanted)
    if port != wanted:
        print(f"\nPort {wanted} is taken, so this one moves on.", end="")
    print(f"\nThe site is at http://{HOST}:{port}/ and follows what you save. Ctrl-C ends.")
    sys.stdout.flush()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    address = f"{HOST}:{port}"
    # MkDocs 1.6 loses live reload under some releases of Click unless it is asked for by name.
    command = [str(python), "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    server = subprocess.Popen(command, cwd=ROOT, env=variables())
    try:
        return server.wait()
    except KeyboardInterrupt:
        try:
            server.wait(timeout=3)  # on a terminal, Ctrl-C reached the server too
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            server.terminate()
        return 0
    finally:
        server.terminate()
        server.wait()


def free_port(wanted: int) -> int:
    """Return the first port from `wanted` on that nobody on this machine serves on."""
    for port in range(wanted, min(wanted + 100, 65536)):
        if not _taken(port):
            return port
    raise SetUpError(f"No port is free from {wanted} on; choose another with --port.")


def _taken(port: int) -> bool:
    with socket.socket() as asking:
        if asking.connect_ex((HOST, port)) == 0:
            return True
    with socket.socket() as trying:
        if sys.platform != "win32":  # where it would let two servers share a port
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind((HOST, port))
        except OSError:
            return True
    return False


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port: use a number from 1 to 65535")
    return int(text)


def _run(python: Path, module: str, *arguments: str) -> int:
    sys.stdout.flush()
    command = [str(python), "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, env=variables()).returncode


if __name__ == "__main__":
    sys.exit(main())
