"""What a person sees and hears in a call, written down from the script and from the sound.

Nothing in here knows the messages that the pipeline sends: what the bot said is what the room's speaker
played (`Ear`), what the user said is what the script made them say.
"""

import array
import time


class Clock:
    """Milliseconds since the recording began."""

    def __init__(self):
        self._start = time.monotonic()

    def now(self) -> int:
        return round((time.monotonic() - self._start) * 1000)


class Truth:
    """The entries that a transcript should have, in the order in which they were to be seen or heard."""

    def __init__(self, clock: Clock):
        self._clock = clock
        self.entries: list[dict] = []
        self.planned: list[dict] = []
        self.events: list[dict] = []

    def bot(self, *texts: str, cut: bool = False) -> dict:
        """The bot is about to say these texts in one breath: one entry, once the first word is heard."""
        entry = {"role": "assistant", "text": " ".join(texts), "cut": cut}
        self.planned.append(entry)
        return entry

    def user(self, text: str) -> dict:
        now = self._clock.now()
        entry = {"role": "user", "text": text, "from": now, "to": now}
        self.entries.append(entry)
        return entry

    def goes_on(self, text: str) -> dict:
        entry = self.entries[-1]
        if entry["role"] != "user":
            raise RuntimeError(f"something came before {text!r}")
        entry["text"] += f" {text}"
        return entry

    def tool(self, name: str) -> dict:
        entry = {"role": "tool_call", "name": name, "from": self._clock.now(), "to": None}
        self.entries.append(entry)
        return entry

    def until_now(self, entry: dict) -> None:
        entry["to"] = self._clock.now()

    def event(self, name: str, **details) -> None:
        """Something else that the page learns about: an error, the end."""
        self.events.append({"name": name, "at": self._clock.now(), **details})

    def heard(self, entry: dict, words: str) -> None:
        if "from" not in entry:
            entry["from"] = self._clock.now()
            entry["heard"] = ""
            self.planned.remove(entry)
            self.entries.append(entry)
        entry["heard"] = words
        self.until_now(entry)

    def result(self) -> dict:
        entries = []
        for entry in self.entries:
            entry = {key: value for key, value in entry.items() if key != "given"}
            if entry["role"] == "assistant" and not entry.pop("cut"):
                if entry["heard"] != entry["text"]:
                    raise RuntimeError(f"the bot was to say {entry['text']!r}: {entry['heard']!r}")
                del entry["heard"]
            entries.append(entry)
        never = []
        for entry in self.planned:
            if not entry["cut"]:
                raise RuntimeError(f"the bot never said {entry['text']!r}")
            never.append(entry["text"])
        return {"entries": entries, "neverHeard": never, "events": self.events}


class Ear:
    """Hears which words the room's speaker plays: each word's samples all have its number as their value."""

    def __init__(self, truth: Truth):
        self._truth = truth
        self._words: list[tuple[dict, int]] = []
        self._last = 0
        self.last_at = time.monotonic()

    def entry_of(self, text: str) -> tuple[dict, int]:
        """The planned or current entry that a text to be spoken belongs to, and where it begins in it."""
        wanted = text.strip()
        everything = self._truth.planned + self._truth.entries[::-1]
        for entry in everything:
            if entry["role"] == "assistant":
                at = entry["text"].find(wanted, entry.get("given", 0))
                if at >= 0:
                    return entry, at
        raise RuntimeError(f"nobody planned to say {text!r}")

    def numbers(self, text: str, pieces: list[str]) -> list[int]:
        """A number for each piece (word) of a text that is about to be spoken."""
        entry, at = self.entry_of(text)
        numbers = []
        for piece in pieces:
            at = entry["text"].index(piece, at) + len(piece)
            self._words.append((entry, at))
            numbers.append(len(self._words))
        entry["given"] = at
        return numbers

    def hear(self, audio: bytes) -> None:
        samples = array.array("h", audio)
        for number in samples[::160]:
            if number and number != self._last:
                self._last = number
                entry, end = self._words[number - 1]
                self._truth.heard(entry, entry["text"][:end])
            if number:
                self.last_at = time.monotonic()
                self._truth.until_now(self._words[number - 1][0])
