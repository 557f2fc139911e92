#!/usr/bin/env python3
"""第一条命令：建环境、安装，然后在示例学校上把一天的活干一遍。

    python3 examples/try_it.py

Makes .venv in the repository, installs the toolkit into it and runs the main job on the example school: check, plan,
month, overdue. The files go to build/. Works on Debian, macOS and Windows with Python 3.11 or newer.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "baiyang-primary"
OUTPUT = ROOT / "build"
VENV = ROOT / ".venv"
TODAY = "2026-11-18"


def main():
    """Run the main job and say where the files are."""
    python = make_environment("")
    check = [str(python), "-m", "anquan", "-C", str(EXAMPLE)]
    os.environ["ANQUAN_TODAY"] = TODAY
    say(f"示例台账记到 {TODAY}，下面就以这一天为“今天”（ANQUAN_TODAY={TODAY}）。")
    show("检查台账", [*check, "check"])
    show("生成方案（Word）", [*check, "plan", "render", "-o", str(OUTPUT) + os.sep])
    month = OUTPUT / "隐患排查整改统计表2026年10月.xlsx"
    show("生成 2026 年 10 月月报（Excel）", [*check, "report", "monthly", "--month", "2026-10", "-o", str(month)])
    show("逾期隐患（退出码 1 表示有逾期）", [*check, "hazards", "overdue"], expected=1)
    say(f"\n好了。文件在 {OUTPUT}：")
    for file in sorted(OUTPUT.glob("*.docx")) + sorted(OUTPUT.glob("*.xlsx")):
        say(f"  {file.name}")
    program = VENV / ("Scripts/anquan.exe" if os.name == "nt" else "bin/anquan")
    say(f"接着试试：{program} -C {EXAMPLE} hazards list")


def make_environment(extras):
    """A virtual environment in .venv with this checkout and the named extras installed; returns its Python."""
    if sys.version_info < (3, 11):
        sys.exit(f"需要 Python 3.11 或更新，这里是 {sys.version.split()[0]}")
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not has_pip(python):
        bring_venv()
        say(f"建立环境 {VENV} ……")
        venv.EnvBuilder(with_pip=True, clear=True).create(VENV)
    say("安装 ……")
    target = str(ROOT) + (f"[{extras}]" if extras else "")
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", target]
    if subprocess.run(install, check=False).returncode:
        sys.exit("安装没有成功。上面是 pip 的原话；多半是网络不通，或要先设好 pip 的镜像。")
    return python


def has_pip(python):
    """Whether an earlier run left a working environment."""
    try:
        return subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def bring_venv():
    """Debian keeps a part of venv in a package of its own: install it when we may, say what to type when not."""
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        package = "python{}.{}-venv".format(*sys.version_info)
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            sys.exit(
                f"缺少 venv。先运行：\n  sudo apt-get update && sudo apt-get install -y {package}\n再运行一次这个脚本。"
            )
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", package]):
            subprocess.run(command, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def show(title, command, expected=0):
    """Run one command of the toolkit with its output shown."""
    say(f"\n== {title}")
    shown = [part.replace(str(ROOT) + os.sep, "") for part in command[3:]]
    say("$ anquan " + " ".join(shown))
    code = subprocess.run(command, check=False, cwd=ROOT).returncode
    if code != expected:
        sys.exit(f"没有成功（退出码 {code}）")


def say(text):
    """Print at once, so that our lines and the commands' stay in order."""
    print(text, flush=True)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    main()
