"""What would need a network, from the script: the words of the user, and the model's replies."""

import array
import asyncio
import re
from collections import deque
from dataclasses import fields

from pipecat.audio.vad.vad_analyzer import VADAnalyzer, VADParams
from pipecat.frames.frames import (
    InterimTranscriptionFrame,
    LLMContextFrame,
    LLMFullResponseEndFrame,
    LLMFullResponseStartFrame,
    TranscriptionFrame,
    VADUserStartedSpeakingFrame,
    VADUserStoppedSpeakingFrame,
)
from pipecat.services.llm_service import FunctionCallFromLLM, LLMService
from pipecat.services.settings import LLMSettings, STTSettings
from pipecat.services.stt_service import STTService
from pipecat.utils.time import time_now_iso8601

WORD = 0.25
# A service wants to know each of them, if only that it has none.
SETTINGS = [field.name for field in fields(LLMSettings) if field.name != "extra"]
TOKEN = 0.025


class LoudnessVAD(VADAnalyzer):
    """Sustained sound is speech: the room's browser has suppressed the noise."""

    def __init__(self):
        super().__init__(params=VADParams(start_secs=0.3, stop_secs=0.2, min_volume=0.0))
        # Words have gaps: what was loud within the last 300 ms still counts.
        self._recent: deque[bool] = deque(maxlen=15)

    def num_frames_required(self) -> int:
        return self.sample_rate // 50

    def voice_confidence(self, buffer: bytes) -> float:
        samples = array.array("h", buffer)
        loudness = (sum(sample * sample for sample in samples) / max(1, len(samples))) ** 0.5
        self._recent.append(loudness > 500)
        return 1.0 if any(self._recent) else 0.0


class ScriptedEars(STTService):
    """Recognises the next line of the script, word by word, while somebody is heard."""

    def __init__(self, lines: list[str], repeats: bool):
        settings = STTSettings(model=None, language=None)
        super().__init__(ttfs_p99_latency=0.5, settings=settings)
        self._lines = lines
        self._repeats = repeats
        self._spoken = 0
        self._hearing: asyncio.Task | None = None

    async def run_stt(self, audio):
        yield None

    async def process_frame(self, frame, direction):
        await super().process_frame(frame, direction)
        if isinstance(frame, VADUserStartedSpeakingFrame) and self._current():
            self._hearing = self._hearing or self.create_task(self._hear(self._current()))
        elif isinstance(frame, VADUserStoppedSpeakingFrame) and self._hearing:
            await self.cancel_task(self._hearing)
            self._hearing = None
            await self.push_frame(TranscriptionFrame(self._current(), "user", time_now_iso8601()))
            self._spoken += 1

    def _current(self) -> str:
        if self._repeats:
            return self._lines[self._spoken % len(self._lines)]
        return self._lines[self._spoken] if self._spoken < len(self._lines) else ""

    async def _hear(self, line: str) -> None:
        words = line.split()
        for count in range(1, len(words)):
            await asyncio.sleep(WORD)
            text = " ".join(words[:count])
            await self.push_frame(InterimTranscriptionFrame(text, "user", time_now_iso8601()))


class ScriptedModel(LLMService):
    """Gives the script's next reply to each turn, calling its tool first."""

    def __init__(self, script: dict, done):
        super().__init__(settings=LLMSettings(**dict.fromkeys(SETTINGS)))
        self._opening = script["opening"]
        self._steps = list(script["steps"])
        self._done = done
        self._waiting: str | None = None
        for step in self._steps:
            if "tool" in step:
                self.register_function(step["tool"]["name"], self._call)

    def can_generate_metrics(self) -> bool:
        return True

    async def process_frame(self, frame, direction):
        await super().process_frame(frame, direction)
        if not isinstance(frame, LLMContextFrame):
            await self.push_frame(frame, direction)
            return
        try:
            await self.push_frame(LLMFullResponseStartFrame())
            await self.start_ttfb_metrics()
            await asyncio.sleep(0.25)
            await self.stop_ttfb_metrics()
            await self._answer(frame.context)
        finally:
            await self.push_frame(LLMFullResponseEndFrame())

    async def _answer(self, context) -> None:
        if self._opening:
            text, self._opening = self._opening, ""
        elif self._waiting:
            text, self._waiting = self._waiting, None
        elif self._steps:
            step = self._steps.pop(0)
            text = step["reply"]
            if "tool" in step:
                self._waiting = text
                await self._use(step["tool"], context)
                return
        else:
            return
        for token in re.findall(r"\s*\S+", text):
            await self._push_llm_text(token)
            await asyncio.sleep(TOKEN)
        if not self._steps and not self._waiting:
            self._done()

    async def _use(self, tool: dict, context) -> None:
        self._result = tool["result"]
        call = FunctionCallFromLLM(
            function_name=tool["name"],
            tool_call_id=f"call_{len(self._steps)}",
            arguments=tool["arguments"],
            context=context,
        )
        await self.run_function_calls([call])

    async def _call(self, params) -> None:
        await asyncio.sleep(0.6)
        await params.result_callback(self._result)
