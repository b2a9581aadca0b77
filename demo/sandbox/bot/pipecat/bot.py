"""A real Pipecat bot in a room of the sandbox. Started by pipecat-bot.ts with one argument, as JSON:
`{url, token, mode, script, lines}`."""

import asyncio
import json
import sys

from line import HEARD_RATE, RATE, Line
from pipecat.frames.frames import EndFrame, LLMRunFrame, OutputAudioRawFrame, TTSSpeakFrame
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineParams, PipelineWorker
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
from pipecat.turns.user_start import VADUserTurnStartStrategy
from pipecat.turns.user_stop import SpeechTimeoutUserTurnStopStrategy
from pipecat.turns.user_turn_strategies import UserTurnStrategies
from pipecat.utils.time import time_now_iso8601
from pipecat.workers.runner import WorkerRunner
from room import Room
from scripted import LoudnessVAD, ScriptedEars, ScriptedModel
from voice import Espeak, EspeakVoice

LONGEST_SPEECH = 2000


async def main(job: dict) -> None:
    line = Line(job["url"], job["token"])
    room = Room(line)
    espeak = Espeak()
    is_stream = job["mode"] == "DAILY_STREAM"
    said_all = asyncio.Event()
    greeted = False

    strategies = UserTurnStrategies(
        start=[VADUserTurnStartStrategy()], stop=[SpeechTimeoutUserTurnStopStrategy()]
    )
    pair = LLMContextAggregatorPair(
        LLMContext(),
        user_params=LLMUserAggregatorParams(
            user_turn_strategies=strategies, vad_analyzer=LoudnessVAD()
        ),
    )
    model = [] if is_stream else [ScriptedModel(job["script"], said_all.set)]
    ears = ScriptedEars(job["lines"], repeats=is_stream)
    pipeline = Pipeline(
        [
            room.input(),
            ears,
            pair.user(),
            *model,
            EspeakVoice(espeak),
            room.output(),
            pair.assistant(),
        ]
    )
    worker = PipelineWorker(
        pipeline,
        params=PipelineParams(
            audio_in_sample_rate=HEARD_RATE,
            audio_out_sample_rate=RATE,
            enable_metrics=True,
            enable_usage_metrics=True,
        ),
        rtvi_observer_params=RTVIObserverParams(
            function_call_report_level={"*": RTVIFunctionCallReportLevel.FULL}
        ),
    )

    async def tell(type: str, **more) -> None:
        """An event of the backend itself."""
        data = {"type": type, "timestamp": time_now_iso8601(), **more}
        await worker.queue_frame(RTVIServerMessageFrame(data=data))

    async def connected() -> None:
        nonlocal greeted
        if greeted:
            return
        greeted = True
        await tell("conversation-start")
        if not is_stream:
            sound, _ = await asyncio.to_thread(espeak.say, job["script"]["greeting"])
            await worker.queue_frame(OutputAudioRawFrame(sound, espeak.rate, 1))

    async def alone() -> None:
        await worker.cancel()

    line.on_connected = connected
    line.on_alone = alone

    @worker.rtvi.event_handler("on_client_ready")
    async def on_client_ready(_):
        await tell("bot-ready")
        if not is_stream:
            await worker.queue_frame(LLMRunFrame())

    @worker.rtvi.event_handler("on_client_message")
    async def on_client_message(_, message):
        text = message.data.get("text") if isinstance(message.data, dict) else None
        if is_stream and message.type == "tts-speak" and isinstance(text, str) and text.strip():
            await worker.queue_frame(TTSSpeakFrame(text[:LONGEST_SPEECH]))

    async def hang_up() -> None:
        await said_all.wait()
        await worker.queue_frame(EndFrame())

    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(worker)
    seated = asyncio.create_task(line.run())
    await asyncio.wait_for(line.joined.wait(), 10)
    ending = asyncio.create_task(hang_up())
    await runner.run()
    ending.cancel()
    await line.leave()
    await asyncio.wait([seated], timeout=2)


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
