"""One call: a real pipeline around the scripted services, and the hands of whoever plays the script."""

import asyncio
import time

from pipecat.frames.frames import EndFrame, OutputAudioRawFrame, TTSSpeakFrame
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.task import PipelineParams
from pipecat.processors.aggregators.llm_context import LLMContext
from pipecat.processors.aggregators.llm_response_universal import (
    LLMContextAggregatorPair,
    LLMUserAggregatorParams,
)
from pipecat.processors.frameworks.rtvi import (
    RTVIFunctionCallReportLevel,
    RTVIObserverParams,
    RTVIServerMessageFrame,
)
from pipecat.turns.user_start import (
    TranscriptionUserTurnStartStrategy,
    VADUserTurnStartStrategy,
)
from pipecat.turns.user_stop import SpeechTimeoutUserTurnStopStrategy
from pipecat.turns.user_turn_strategies import UserTurnStrategies
from pipecat.utils.time import time_now_iso8601

from . import versions
from .realtime import ScriptedRealtime
from .room import RATE, Room
from .services import Reply, ScriptedLLM, ScriptedSTT, sound, words_of
from .truth import Clock, Ear, Truth
from .voices import SentenceVoice, WordVoice

# What @pipecat-ai/client-js 1.13 says of itself.
CLIENT_READY = {
    "label": "rtvi-ai",
    "id": "ready",
    "type": "client-ready",
    "data": {"version": "2.1.0", "about": {"library": "@pipecat-ai/client-js"}},
}


class Call:
    def __init__(
        self,
        *,
        voice: str = "words",
        interruptions: bool = True,
        stream: bool = False,
        realtime: bool = False,
        idle: float | None = None,
    ):
        self.clock = Clock()
        self.truth = Truth(self.clock)
        self.ear = Ear(self.truth)
        self.lines: list[dict] = []
        self.room = Room(self.clock, self.ear, self.lines)
        self.llm = ScriptedRealtime(self.ear) if realtime else ScriptedLLM(self.truth)
        self.stt = self.llm if realtime else ScriptedSTT(**versions.service_settings("stt"))
        self.voice = WordVoice(self.ear) if voice == "words" else SentenceVoice(self.ear)
        self.idled = asyncio.Event()
        start = [
            VADUserTurnStartStrategy(enable_interruptions=interruptions),
            TranscriptionUserTurnStartStrategy(enable_interruptions=interruptions),
        ]
        strategies = UserTurnStrategies(start=start, stop=[SpeechTimeoutUserTurnStopStrategy()])
        options = {} if idle is None else {"user_idle_timeout": idle}
        pair = LLMContextAggregatorPair(
            LLMContext(),
            user_params=LLMUserAggregatorParams(user_turn_strategies=strategies, **options),
        )
        if idle is not None:

            @pair.user().event_handler("on_user_turn_idle")
            async def on_user_turn_idle(*_):
                self.idled.set()

        if stream:
            middle = [self.stt, pair.user(), self.voice]
        elif realtime:
            middle = [pair.user(), self.llm]
        else:
            middle = [self.stt, pair.user(), self.llm, self.voice]
        pipeline = Pipeline([self.room.input(), *middle, self.room.output(), pair.assistant()])
        self.task, self._runner = versions.task_and_runner(
            pipeline,
            PipelineParams(
                audio_in_sample_rate=RATE,
                audio_out_sample_rate=RATE,
                enable_metrics=True,
                enable_usage_metrics=True,
            ),
            RTVIObserverParams(function_call_report_level={"*": RTVIFunctionCallReportLevel.FULL}),
        )
        self._listen()
        self._running: asyncio.Task | None = None

    def _listen(self) -> None:
        @self.task.rtvi.event_handler("on_client_message")
        async def on_client_message(_, message):
            # As the backend does it, in stream mode.
            if message.type == "tts-speak":
                await self.task.queue_frame(TTSSpeakFrame(message.data["text"][:2000]))

        @self.task.event_handler("on_pipeline_error")
        async def on_pipeline_error(_, frame):
            processor = getattr(frame, "processor", None)
            payload = {"processor": str(processor or "unknown"), "error": frame.error}
            await self.server_message("pipeline-error", payload)

    async def begin(self) -> None:
        """The pipeline starts, the page joins and is ready."""
        self._running = asyncio.create_task(versions.run(self._runner, self.task))
        await asyncio.sleep(0.5)
        await self.server_message("conversation-start")
        await asyncio.sleep(0.3)
        await self.room.input().receive(CLIENT_READY)
        await asyncio.sleep(0.2)

    async def server_message(self, type: str, payload: dict | None = None) -> None:
        data = {"type": type, "timestamp": time_now_iso8601()}
        if payload is not None:
            data["payload"] = payload
        await self.task.queue_frame(RTVIServerMessageFrame(data=data))

    async def end(self, reason: str = "assistant_disconnected") -> None:
        """The bot leaves; the page sees it go."""
        self.truth.event("end", reason=reason)
        await self.task.queue_frame(EndFrame())
        await asyncio.wait_for(self._running, 20)
        self.lines.append({"ms": self.clock.now(), "left": True})

    # What the bot is made to do.

    def replies(self, *replies: Reply) -> None:
        self.llm.replies.extend(replies)

    async def greets_by_sound(self, seconds: float = 0.8) -> None:
        """A greeting that is only sound: no message tells of it."""
        frame = OutputAudioRawFrame(sound(0, seconds), RATE, 1)
        await self.task.queue_frame(frame)
        await asyncio.sleep(seconds + 0.2)

    async def says(self, text: str) -> None:
        """Text for the voice alone: a filler, a farewell."""
        await self.task.queue_frame(TTSSpeakFrame(text))

    async def tts_speak(self, text: str) -> None:
        """The page sends text to speak: `assistantSpeak()` in stream mode."""
        message = {"t": "tts-speak", "d": {"text": text}}
        await self.room.input().receive(
            {"label": "rtvi-ai", "id": "speak", "type": "client-message", "data": message}
        )

    async def silence(self, seconds: float = 1.6) -> None:
        """Waits until all is said and nothing has been heard for a while."""
        while not self._is_said() or time.monotonic() - self.ear.last_at < seconds:
            await asyncio.sleep(0.02)

    async def heard(self, words: str) -> None:
        """Waits until these words have been heard."""

        def is_heard():
            return any(words in entry.get("heard", "") for entry in self.truth.entries)

        while not is_heard():
            await asyncio.sleep(0.01)

    def _is_said(self) -> bool:
        pending = [entry for entry in self.truth.planned if not entry["cut"]]
        cut_short = [
            entry
            for entry in self.truth.entries
            if entry["role"] == "assistant" and not entry["cut"] and entry["heard"] != entry["text"]
        ]
        running = [entry for entry in self.truth.entries if entry["to"] is None]
        return not pending and not cut_short and not running

    # What the user does.

    async def user(
        self,
        *finals: str,
        partials: tuple[str, ...] = (),
        late: float = 0.25,
        pause: float = 0.0,
        goes_on: bool = False,
    ) -> None:
        """Speaks: a partial every 200 ms, and for each utterance its final `late` seconds after its end.
        `goes_on` where nothing was seen or heard since the user spoke before: it is one entry."""
        entry = self.truth.goes_on(" ".join(finals)) if goes_on else None
        given = [*partials]
        for index, final in enumerate(finals):
            if index and pause:
                await asyncio.sleep(pause)
            if index == 0 or pause:
                await self.room.input().voice(True)
            words = words_of(final)
            shown = given or [" ".join(words[: n + 1]) for n in range(len(words) - 1)]
            given = []
            for partial in shown:
                await asyncio.sleep(0.2)
                entry = entry or self.truth.user(" ".join(finals))
                await self.stt.interim(partial)
            await asyncio.sleep(0.2)
            if index == len(finals) - 1 or pause:
                await self.room.input().voice(False)
            await asyncio.sleep(late)
            entry = entry or self.truth.user(" ".join(finals))
            await self.stt.final(final)
            self.truth.until_now(entry)
