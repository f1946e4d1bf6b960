"""docker-compose.yml's services as processes of this machine: its commands, its environment."""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
VARIABLE = re.compile(r"\$\{(\w+):-([^}]*)\}")
ENTRYPOINT = ROOT / "docker" / "entrypoint.sh"


def services() -> dict[str, dict[str, Any]]:
    """The services of docker-compose.yml, variables at their defaults."""
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(VARIABLE.sub(r"\2", text))["services"])


def until(happened: Callable[[], bool], what: str, seconds: float) -> float:
    """Wait till it has happened; return how many seconds that took."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds, f"{what} didn't happen in {seconds} s"
        time.sleep(0.2)
    return time.monotonic() - began


@dataclass
class Stack:
    """Services started natively. `places`: what stands here for what a container sees."""

    folder: Path
    places: Mapping[str, str]
    started: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self, service: str, name: str = "", *options: str, **more: str) -> None:
        """Start a service's command with the environment that it has in its container."""
        declared = services()[service]
        command = shlex.split(self._here(declared["command"]))
        name = name or service
        with (self.folder / f"{name}.log").open("ab") as log:
            self.started[name] = subprocess.Popen(
                [*_entrypoint(service), *command, *options],
                env=self._environment(name, declared, more),
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def finish(self, service: str, name: str = "", **more: str) -> str:
        """Run a one-shot service to its end; return what it printed."""
        self.start(service, name, **more)
        code = self.started[name or service].wait(180)
        said = self.log(name or service)
        assert code == 0, said
        return said

    def healthy(self, service: str, name: str = "", **places: str) -> bool:
        """Run a service's own health check."""
        declared = services()[service]
        check = [self._here(each, places) for each in declared["healthcheck"]["test"][1:]]
        done = subprocess.run(
            check,
            env=self._environment(name or service, declared, {}),
            capture_output=True,
            check=False,
        )
        return done.returncode == 0

    def log(self, name: str) -> str:
        """What a process has printed."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def kill(self, name: str) -> None:
        """End a process and all that descend from it at once, as the end of its container does."""
        process = self.started.pop(name)
        for each in (*_descendants(process.pid), process.pid):
            try:
                os.kill(each, signal.SIGKILL)
            except ProcessLookupError:
                continue
        process.wait()

    def descendants(self, name: str) -> list[int]:
        """The processes that a started one has begotten."""
        return _descendants(self.started[name].pid)

    def end(self) -> None:
        """End everything."""
        for name in reversed(list(self.started)):
            self.kill(name)

    def _environment(
        self, name: str, declared: Mapping[str, Any], more: Mapping[str, str]
    ) -> dict[str, str]:
        home = self.folder / f"{name}.home"
        home.mkdir(exist_ok=True)
        given = {key: self._here(value) for key, value in declared.get("environment", {}).items()}
        programs = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        image = {
            "PATH": programs,
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PREFECT_HOME": str(home),
            "PREFECT_SERVER_UI_STATIC_DIRECTORY": str(home / "ui"),
        }
        return {**image, **given, **more}

    def _here(self, text: str, places: Mapping[str, str] | None = None) -> str:
        for there, here in {**self.places, **(places or {})}.items():
            text = text.replace(there, here)
        return text


def _entrypoint(service: str) -> list[str]:
    """Our image's; Redis has its own."""
    return [] if service == "redis" else ["sh", str(ENTRYPOINT)]


def _descendants(process: int) -> list[int]:
    """The processes that descend from this one, the youngest generation first."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == process:
            child = int(path.parent.name)
            found += [*_descendants(child), child]
    return found
