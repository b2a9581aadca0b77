"""Scripted services in the places of STT, LLM and TTS: no network, no keys, real frames with real timing."""

import array
import asyncio
import re
import unicodedata
from dataclasses import dataclass, field

from pipecat.frames.frames import (
    InterimTranscriptionFrame,
    LLMContextFrame,
    LLMFullResponseEndFrame,
    LLMFullResponseStartFrame,
    LLMTextFrame,
    TranscriptionFrame,
    TTSAudioRawFrame,
)
from pipecat.services.llm_service import FunctionCallFromLLM, FunctionCallParams, LLMService
from pipecat.services.stt_service import STTService
from pipecat.utils.time import time_now_iso8601

from .room import RATE
from .truth import Ear, Truth

WORD = 0.24
TOKEN = 0.02
NO_SPACES = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")


@dataclass
class Tool:
    """A call that the model makes at the end of a reply."""

    name: str
    takes: float = 0.4
    arguments: dict = field(default_factory=dict)
    result: dict = field(default_factory=lambda: {"ok": True})


@dataclass
class Reply:
    """One answer of the model: text, then perhaps tools. `pause` stands between two tokens."""

    text: str = ""
    tools: list[Tool] = field(default_factory=list)
    pause: float = TOKEN
    think: float = 0.25
    error: str | None = None


def words_of(text: str) -> list[str]:
    """The pieces that are spoken one after another: words, or characters where no spaces are written."""
    pieces = []
    for word in text.split():
        if not NO_SPACES.search(word):
            pieces.append(word)
            continue
        for character in word:
            joins = unicodedata.category(character)[0] in "MP" and pieces
            if joins and word[0] != character:
                pieces[-1] += character
            else:
                pieces.append(character)
    return pieces


def tokens_of(text: str) -> list[str]:
    """As a model streams them: a word with the space before it; a few characters without spaces."""
    tokens = []
    for token in re.findall(r"\s*\S+", text):
        while NO_SPACES.search(token) and len(token) > 3:
            tokens.append(token[:3])
            token = token[3:]
        tokens.append(token)
    return tokens


def sound(number: int, seconds: float) -> bytes:
    return array.array("h", [number]).tobytes() * round(seconds * RATE)


class ScriptedSTT(STTService):
    """Says what it is told to have recognised."""

    def __init__(self, **kwargs):
        super().__init__(ttfs_p99_latency=0.5, **kwargs)

    def can_generate_metrics(self) -> bool:
        return True

    async def run_stt(self, audio):
        yield None

    async def interim(self, text: str) -> None:
        await self.push_frame(InterimTranscriptionFrame(text, "user", time_now_iso8601()))

    async def final(self, text: str) -> None:
        await self.push_frame(TranscriptionFrame(text, "user", time_now_iso8601()))


class ScriptedLLM(LLMService):
    """Answers each run with the next reply of the script, streamed as a hosted model does."""

    def __init__(self, truth: Truth, **kwargs):
        super().__init__(**kwargs)
        self._truth = truth
        self.replies: list[Reply] = []
        self._calls = 0
        self._running: dict[str, tuple[Tool, dict]] = {}

    def can_generate_metrics(self) -> bool:
        return True

    def offer(self, name: str, **options) -> None:
        self.register_function(name, self._call, **options)

    async def process_frame(self, frame, direction):
        await super().process_frame(frame, direction)
        if not isinstance(frame, LLMContextFrame):
            await self.push_frame(frame, direction)
            return
        reply = self.replies.pop(0) if self.replies else Reply()
        try:
            await self.push_frame(LLMFullResponseStartFrame())
            await self.start_processing_metrics()
            await self.start_ttfb_metrics()
            await self._answer(reply, frame.context)
        except Exception as error:
            await self.push_error(error_msg=f"Error during completion: {error}", exception=error)
        finally:
            await self.stop_processing_metrics()
            await self.push_frame(LLMFullResponseEndFrame())

    async def _answer(self, reply: Reply, context) -> None:
        await asyncio.sleep(reply.think)
        await self.stop_ttfb_metrics()
        if reply.error:
            raise RuntimeError(reply.error)
        for token in tokens_of(reply.text):
            if hasattr(self, "_push_llm_text"):
                await self._push_llm_text(token)
            else:
                await self.push_frame(LLMTextFrame(token))
            await asyncio.sleep(reply.pause)
        calls = []
        for tool in reply.tools:
            self._calls += 1
            call_id = f"call_{self._calls}"
            self._running[call_id] = (tool, self._truth.tool(tool.name))
            calls.append(
                FunctionCallFromLLM(
                    function_name=tool.name,
                    tool_call_id=call_id,
                    arguments=tool.arguments,
                    context=context,
                )
            )
        if calls:
            await self.run_function_calls(calls)

    async def _call(self, params: FunctionCallParams) -> None:
        tool, entry = self._running[params.tool_call_id]
        try:
            await asyncio.sleep(tool.takes)
        finally:
            self._truth.until_now(entry)
        await params.result_callback(tool.result)


def spoken(ear: Ear, text: str, context_id: str | None):
    """The sound of a text, word by word, with each word's begin in seconds."""
    pieces = words_of(text)
    at = 0.0
    for piece, number in zip(pieces, ear.numbers(text, pieces), strict=True):
        long = WORD if not NO_SPACES.search(piece) else WORD * 0.6
        frame = TTSAudioRawFrame(audio=sound(number, long), sample_rate=RATE, num_channels=1)
        if context_id is not None and hasattr(frame, "context_id"):
            frame.context_id = context_id
        yield piece, at, frame
        at += long
