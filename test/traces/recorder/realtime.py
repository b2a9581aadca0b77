"""A speech-to-speech model: voice, text and the user's words all come from one service."""

import asyncio

from pipecat.frames.frames import (
    InterimTranscriptionFrame,
    InterruptionFrame,
    LLMFullResponseEndFrame,
    LLMFullResponseStartFrame,
    LLMTextFrame,
    TranscriptionFrame,
    TTSStartedFrame,
    TTSStoppedFrame,
    TTSTextFrame,
)
from pipecat.processors.frame_processor import FrameDirection
from pipecat.services.llm_service import LLMService
from pipecat.utils.time import time_now_iso8601

from .services import spoken
from .truth import Ear

# What the model sends ahead of the voice: sound and its transcript come in bursts.
FASTER = 3


def tts_text(text: str) -> TTSTextFrame:
    """The frame of a transcript's piece; its type's name changed in 1.13."""
    try:
        frame = TTSTextFrame(text, text_type="sentence")
    except TypeError:
        frame = TTSTextFrame(text, aggregated_by="sentence")
    frame.includes_inter_frame_spaces = True
    return frame


class ScriptedRealtime(LLMService):
    def __init__(self, ear: Ear, **kwargs):
        super().__init__(**kwargs)
        self._ear = ear
        self._speaking: asyncio.Task | None = None

    def can_generate_metrics(self) -> bool:
        return True

    async def process_frame(self, frame, direction):
        await super().process_frame(frame, direction)
        if isinstance(frame, InterruptionFrame) and self._speaking and not self._speaking.done():
            self._speaking.cancel()
            await self.push_frame(LLMFullResponseEndFrame())
            await self.push_frame(TTSStoppedFrame())
        await self.push_frame(frame, direction)

    def answer(self, text: str) -> None:
        self._speaking = asyncio.create_task(self._answer(text))

    async def _answer(self, text: str) -> None:
        await self.push_frame(LLMFullResponseStartFrame())
        await asyncio.sleep(0.2)
        await self.push_frame(TTSStartedFrame())
        first = True
        for word, _, frame in spoken(self._ear, text, None):
            piece = word if first else f" {word}"
            first = False
            await self.push_frame(frame)
            said = LLMTextFrame(piece)
            said.append_to_context = False
            await self.push_frame(said)
            await self.push_frame(tts_text(piece))
            await asyncio.sleep(len(frame.audio) / 32_000 / FASTER)
        await self.push_frame(TTSStoppedFrame())
        await self.push_frame(LLMFullResponseEndFrame())

    # What the speech-to-text service does elsewhere. The words travel against the stream.

    async def interim(self, text: str) -> None:
        frame = InterimTranscriptionFrame(text, "", time_now_iso8601())
        await self.push_frame(frame, FrameDirection.UPSTREAM)

    async def final(self, text: str) -> None:
        frame = TranscriptionFrame(text, "", time_now_iso8601())
        await self.push_frame(frame, FrameDirection.UPSTREAM)
