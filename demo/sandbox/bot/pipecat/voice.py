"""A voice without a network: espeak-ng, by its C interface, which also says when each word begins."""

import asyncio
import ctypes

import espeakng_loader
from pipecat.frames.frames import TTSAudioRawFrame, TTSStoppedFrame
from pipecat.services.settings import TTSSettings
from pipecat.services.tts_service import TTSService

SYNCHRONOUS = 2
POSITION_IS_CHARACTERS = 1
TEXT_IS_UTF8 = 1
EVENTS_END, EVENT_WORD = 0, 1
CHUNK_SECONDS = 0.1


class Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event)
)


class Espeak:
    def __init__(self):
        self._lib = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self.rate = self._lib.espeak_Initialize(SYNCHRONOUS, 0, data, 0)
        if self.rate <= 0:
            raise RuntimeError("espeak-ng did not find its data.")
        self._audio = bytearray()
        self._begins: list[float] = []
        self._callback = Callback(self._collect)
        self._lib.espeak_SetSynthCallback(self._callback)
        self._lib.espeak_SetVoiceByName(b"en")

    def _collect(self, samples, count, events) -> int:
        if samples and count > 0:
            self._audio += ctypes.string_at(samples, count * 2)
        index = 0
        while events[index].type != EVENTS_END:
            if events[index].type == EVENT_WORD:
                self._begins.append(events[index].audio_position / 1000)
            index += 1
        return 0

    def say(self, text: str) -> tuple[bytes, list[tuple[str, float]]]:
        """The sound of a text, 16 bit mono at `rate`, and its words with their begins in seconds."""
        self._audio, self._begins = bytearray(), []
        raw = text.encode()
        self._lib.espeak_Synth(
            raw, len(raw) + 1, 0, POSITION_IS_CHARACTERS, 0, TEXT_IS_UTF8, None, None
        )
        words = text.split()
        length = len(self._audio) / 2 / self.rate
        begins = self._begins
        # A number can be many words to espeak. Then they are spread over the time.
        if len(begins) != len(words):
            begins = [length * index / len(words) for index in range(len(words))]
        return bytes(self._audio), list(zip(words, begins, strict=True))


class EspeakVoice(TTSService):
    """espeak-ng as a service that knows the time of each word."""

    def __init__(self, espeak: Espeak):
        super().__init__(
            push_text_frames=False,
            push_start_frame=True,
            sample_rate=espeak.rate,
            settings=TTSSettings(model=None, voice=None, language=None),
        )
        self._espeak = espeak
        self._ends: dict[str, float] = {}

    def can_generate_metrics(self) -> bool:
        return True

    async def run_tts(self, text: str, context_id: str):
        await self.start_tts_usage_metrics(text)
        audio, words = await asyncio.to_thread(self._espeak.say, text)
        await self.stop_ttfb_metrics()
        begin = self._ends.get(context_id, 0.0)
        times = [(word, begin + at) for word, at in words]
        size = int(self._espeak.rate * CHUNK_SECONDS) * 2
        for start in range(0, len(audio), size):
            frame = TTSAudioRawFrame(audio[start : start + size], self._espeak.rate, 1)
            frame.context_id = context_id
            await self.append_to_audio_context(context_id, frame)
        await self.add_word_timestamps(times, context_id)
        self._ends[context_id] = begin + len(audio) / 2 / self._espeak.rate
        yield None

    async def flush_audio(self, context_id: str | None = None):
        context_id = context_id or self.get_active_audio_context_id()
        if not context_id or not self.audio_context_available(context_id):
            return
        self._ends.pop(context_id, None)
        await self.append_to_audio_context(context_id, TTSStoppedFrame(context_id=context_id))
        await self.remove_audio_context(context_id)
