"""Bring what the office tests need: LibreOffice, poppler and fonts that stand in for those of a Chinese Windows.

    python tests/prepare.py

On Debian and its kin everything comes from the distribution. The stand-in for 仿宋 is taken out of a package of
47 MB without installing it and kept in `.tools/fonts/` of this repository. Quick when all is there.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[1] / ".tools"
FANGSONG = TOOLS / "fonts" / "FandolFang-Regular.otf"

# Each package with a file that shows it is there; several at once cost one look at the disk, not one run of dpkg.
PACKAGES = {
    "libreoffice-writer-nogui": "/usr/lib/libreoffice/program/libswlo.so",
    "libreoffice-calc-nogui": "/usr/lib/libreoffice/program/libsclo.so",
    "poppler-utils": "/usr/bin/pdftotext",
    "fonts-noto-cjk": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "fonts-noto-cjk-extra": "/usr/share/fonts/opentype/noto/NotoSerifCJK-Black.ttc",
    "fonts-arphic-gkai00mp": "/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf",
}
UPDATE = ["apt-get", "update"]
DOWNLOAD = ["apt-get", "download", "texlive-lang-chinese"]


class CannotPrepareError(Exception):
    """Something is missing and a person must bring it; the message says what to type."""


def prepare() -> None:
    """Install and extract what is missing. Raises CannotPrepareError with the commands when that is not for us to do."""
    if ready():
        return
    if shutil.which("apt-get") is None:
        raise CannotPrepareError(
            "Not a Debian system. Needed: LibreOffice (Writer and Calc), poppler-utils, Noto Sans/Serif CJK SC with the\n"
            f"Black weight, AR PL KaitiM GB, and FandolFang-Regular.otf (from the TeX package fandol) as\n  {FANGSONG}"
        )
    import fcntl  # not on Windows

    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several pytest workers may come at once
        _install([package for package, proof in PACKAGES.items() if not Path(proof).exists()])
        if not FANGSONG.exists():
            _extract_fangsong()


def ready() -> bool:
    """Whether everything is there."""
    return FANGSONG.exists() and all(Path(proof).exists() for proof in PACKAGES.values())


def _install(packages: list[str]) -> None:
    if not packages:
        return
    _privileged(UPDATE, ["apt-get", "install", "--yes", "--no-install-recommends", *packages])


def _privileged(*commands: list[str]) -> None:
    """Run commands that need root: as root, through sudo when it asks no password, otherwise not at all."""
    root = os.geteuid() == 0
    if not root and not _may_sudo():
        raise CannotPrepareError(
            "Type this, then again:\n" + "\n".join(f"  sudo {shlex.join(line)}" for line in commands)
        )
    for command in commands:
        _run(command if root else ["sudo", "-n", *command])


def _may_sudo() -> bool:
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def _extract_fangsong() -> None:
    """Take one font out of the package; neither the download nor the extraction needs a privilege."""
    with tempfile.TemporaryDirectory(prefix="anquan-fonts-") as folder:
        try:
            _run(DOWNLOAD, folder)
        except CannotPrepareError:  # a bare system has no package lists yet
            _privileged(UPDATE)
            _run(DOWNLOAD, folder)
        (package,) = Path(folder).glob("*.deb")
        FANGSONG.parent.mkdir(parents=True, exist_ok=True)
        partial = FANGSONG.with_suffix(".part")
        with (
            subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(package)], stdout=subprocess.PIPE) as unpacking,
            tarfile.open(fileobj=unpacking.stdout, mode="r|") as archive,
        ):
            for member in archive:
                source = archive.extractfile(member) if member.name.endswith(f"/{FANGSONG.name}") else None
                if source is not None:
                    partial.write_bytes(source.read())
        partial.replace(FANGSONG)


def _run(command: list[str], folder: str | None = None) -> None:
    print("+", shlex.join(command), file=sys.stderr)
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=sys.stderr,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise CannotPrepareError(f"This failed with exit code {done.returncode}:\n  {shlex.join(command)}")


if __name__ == "__main__":
    try:
        prepare()
    except CannotPrepareError as problem:
        sys.exit(str(problem))
