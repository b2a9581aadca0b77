"""Records golden traces: what a page receives from real Pipecat, and beside it what was seen and heard.

    python record.py                      every version, each in its own virtual environment
    python record.py 1.14.0 greeting      one version, some conversations
    python record.py --here [names]       with the Pipecat of this very Python

See README.md beside this file.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VERSIONS = ["0.0.102", "0.0.108", "1.0.0", "1.3.0", "1.5.0", "1.7.0", "1.14.0"]
AT_ONCE = 12


def environment(version: str, home: Path) -> Path:
    """The Python of a virtual environment with that version, made when it is missing."""
    folder = home / version
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        # Older versions import websockets in every speech service without asking for it.
        wanted = [f"pipecat-ai=={version}", "websockets>=13.1,<16"]
        subprocess.run([str(python), "-m", "pip", "install", "-q", *wanted], check=True)
    return python


def without_sentence_data(home: Path) -> dict[str, str]:
    """Versions before 1.8 cut sentences with NLTK's data, which no package brings along and which they
    load from the network. Without any data the same cutter works, knowing no abbreviations."""
    folder = home / "nltk_data/tokenizers/punkt_tab/english"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("collocations.tab", "sent_starters.txt", "abbrev_types.txt", "ortho_context.tab"):
        (folder / name).touch()
    return {**os.environ, "NLTK_DATA": str(home / "nltk_data")}


async def record(name: str, play, options: dict) -> tuple[list[dict], dict]:
    from recorder.call import Call

    call = Call(**options)
    await call.begin()
    await asyncio.wait_for(play(call), 60)
    return call.lines, call.truth.result()


async def record_all(names: list[str]) -> bool:
    from recorder.conversations import CONVERSATIONS
    from recorder.versions import VERSION

    folder = HERE / VERSION
    folder.mkdir(exist_ok=True)
    gate = asyncio.Semaphore(AT_ONCE)
    failed = []

    async def one(name: str) -> None:
        play, options = CONVERSATIONS[name]
        async with gate:
            try:
                lines, truth = await record(name, play, options)
            except Exception as error:
                failed.append(name)
                print(f"{VERSION} {name}: {error!r}", file=sys.stderr)
                return
        write(folder / f"{name}.jsonl", lines)
        text = json.dumps(truth, ensure_ascii=False, indent=2)
        (folder / f"{name}.truth.json").write_text(f"{text}\n", encoding="utf-8")
        print(f"{VERSION} {name}: {len(lines)} messages")

    await asyncio.gather(*(one(name) for name in names or CONVERSATIONS))
    return not failed


def write(file: Path, lines: list[dict]) -> None:
    dumped = (json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
    file.write_text("".join(f"{line}\n" for line in dumped), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--here", action="store_true")
    parser.add_argument("--environments", type=Path, default=Path.home() / ".cache/pipecat-traces")
    parser.add_argument("what", nargs="*", help="versions and names of conversations")
    args = parser.parse_args()
    if args.here:
        if not os.environ.get("TRACES_LOG"):
            from loguru import logger

            logger.remove()
        return 0 if asyncio.run(record_all(args.what)) else 1
    versions = [word for word in args.what if word[0].isdigit()] or VERSIONS
    names = [word for word in args.what if not word[0].isdigit()]
    for version in versions:
        python = environment(version, args.environments)
        subprocess.run(
            [str(python), __file__, "--here", *names],
            check=True,
            env=without_sentence_data(args.environments),
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
