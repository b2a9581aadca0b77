"""The bot's voices: one that is asked for a sentence and answers with its sound, and one that streams
sound with the time of each word. After the HTTP and the websocket services that Pipecat brings along."""

import asyncio
from collections import deque

from pipecat.frames.frames import TTSStartedFrame, TTSStoppedFrame
from pipecat.services import tts_service
from pipecat.services.tts_service import TTSService

from .room import RATE
from .services import spoken
from .truth import Ear
from .versions import at_least, service_settings

FIRST_BYTE = 0.12
# Hosted voices are faster than they speak, by about this factor.
FASTER = 4


class SentenceVoice(TTSService):
    """Text is pushed once its sound has been made; no word has a time."""

    def __init__(self, ear: Ear):
        own_stop = (
            {"push_start_frame": True, "push_stop_frames": True} if at_least(0, 0, 104) else {}
        )
        super().__init__(sample_rate=RATE, **own_stop, **service_settings("tts"))
        self._ear = ear
        self.first_byte = FIRST_BYTE
        self._frames_its_own = not own_stop

    def can_generate_metrics(self) -> bool:
        return True

    async def run_tts(self, text: str, context_id: str):
        await self.start_tts_usage_metrics(text)
        if self._frames_its_own:
            yield TTSStartedFrame(context_id=context_id)
        await asyncio.sleep(self.first_byte)
        for _, _, frame in spoken(self._ear, text, context_id):
            await self.stop_ttfb_metrics()
            yield frame
            await asyncio.sleep(len(frame.audio) / 2 / RATE / FASTER)
        if self._frames_its_own:
            yield TTSStoppedFrame(context_id=context_id)


if at_least(0, 0, 104):
    WordBase = tts_service.WebsocketTTSService
    word_options = {"push_start_frame": True, "pause_frame_processing": False}
else:
    WordBase = tts_service.AudioContextWordTTSService
    word_options = {"pause_frame_processing": True}


class WordVoice(WordBase):
    """Sentences of a turn go into one context; sound and the times of its words come back."""

    def __init__(self, ear: Ear):
        super().__init__(
            push_text_frames=False, sample_rate=RATE, **word_options, **service_settings("tts")
        )
        self._ear = ear
        self.first_byte = FIRST_BYTE
        self._requests: deque[tuple[str, str | None]] = deque()
        self._wake = asyncio.Event()
        self._provider: asyncio.Task | None = None
        self._own_context: str | None = None

    def can_generate_metrics(self) -> bool:
        return True

    async def _connect(self):
        pass

    async def _disconnect(self):
        if self._provider:
            self._provider.cancel()

    async def _connect_websocket(self):
        pass

    async def _disconnect_websocket(self):
        pass

    async def _receive_messages(self):
        pass

    def _ask(self, context_id: str, text: str | None) -> None:
        self._requests.append((context_id, text))
        self._wake.set()
        self._provider = self._provider or asyncio.create_task(self._provide())

    async def run_tts(self, text: str, context_id: str):
        if not at_least(0, 0, 104):
            if not self._own_context:
                yield TTSStartedFrame(context_id=context_id)
                self._own_context = context_id
                await self.create_audio_context(context_id)
            context_id = self._own_context
        await self.start_tts_usage_metrics(text)
        self._ask(context_id, text)
        yield None

    async def flush_audio(self, context_id: str | None = None):
        if not at_least(0, 0, 104):
            context_id, self._own_context = self._own_context, None
        else:
            context_id = context_id or self.get_active_audio_context_id()
        if context_id:
            self._ask(context_id, None)

    async def _handle_interruption(self, frame, direction):
        await super()._handle_interruption(frame, direction)
        self._own_context = None

    async def _provide(self):
        """The hosted service at the other end."""
        at: dict[str, float] = {}
        while True:
            while not self._requests:
                self._wake.clear()
                await self._wake.wait()
            context_id, text = self._requests.popleft()
            if context_id not in at:
                await asyncio.sleep(self.first_byte)
            if not self.audio_context_available(context_id):
                continue
            if text is None:
                await self._end(context_id)
                continue
            begin = at.get(context_id, 0.0)
            for word, start, frame in spoken(self._ear, text, context_id):
                if not self.audio_context_available(context_id):
                    break
                await self.stop_ttfb_metrics()
                if not at_least(0, 0, 104):
                    await self.start_word_timestamps()
                await self.append_to_audio_context(context_id, frame)
                await self.add_word_timestamps([(word, begin + start)], context_id)
                at[context_id] = begin + start + len(frame.audio) / 2 / RATE
                await asyncio.sleep(len(frame.audio) / 2 / RATE / FASTER)

    async def _end(self, context_id: str) -> None:
        if at_least(0, 0, 104):
            await self.append_to_audio_context(context_id, TTSStoppedFrame(context_id=context_id))
        else:
            await self.add_word_timestamps([("TTSStoppedFrame", 0), ("Reset", 0)], context_id)
        await self.remove_audio_context(context_id)
