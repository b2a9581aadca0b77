"""The room: the pipeline's transport. What it sends is the trace; what it plays goes to the ear."""

import asyncio
import time

from pipecat.frames.frames import (
    InputTransportMessageFrame,
    VADUserStartedSpeakingFrame,
    VADUserStoppedSpeakingFrame,
)
from pipecat.processors.frame_processor import FrameDirection
from pipecat.transports.base_input import BaseInputTransport
from pipecat.transports.base_output import BaseOutputTransport
from pipecat.transports.base_transport import BaseTransport, TransportParams

from .truth import Clock, Ear

RATE = 16_000


class RoomInput(BaseInputTransport):
    async def start(self, frame):
        await super().start(frame)
        await self.set_transport_ready(frame)

    async def receive(self, message: dict) -> None:
        await self.broadcast_frame(InputTransportMessageFrame, message=message)

    async def voice(self, speaking: bool) -> None:
        """What a voice activity detector says, 200 ms after the fact, as by default."""
        if speaking:
            await self.push_frame(VADUserStartedSpeakingFrame(start_secs=0.2))
        else:
            await self.push_frame(VADUserStoppedSpeakingFrame(stop_secs=0.2))

    async def push_error_upstream(self, frame) -> None:
        await self.push_frame(frame, FrameDirection.UPSTREAM)


class RoomOutput(BaseOutputTransport):
    def __init__(self, params, clock: Clock, ear: Ear, lines: list):
        super().__init__(params)
        self._wall = clock
        self._ear = ear
        self._lines = lines
        self._plays_until = 0.0

    async def start(self, frame):
        await super().start(frame)
        await self.set_transport_ready(frame)

    async def send_message(self, frame) -> None:
        self._lines.append({"ms": self._wall.now(), "message": frame.message})

    async def write_audio_frame(self, frame) -> bool:
        """Plays sound at its own speed."""
        self._ear.hear(frame.audio)
        now = time.monotonic()
        self._plays_until = max(now, self._plays_until) + len(frame.audio) / 2 / RATE
        await asyncio.sleep(max(0.0, self._plays_until - now))
        return True


class Room(BaseTransport):
    def __init__(self, clock: Clock, ear: Ear, lines: list):
        super().__init__()
        params = TransportParams(
            audio_in_enabled=False,
            audio_out_enabled=True,
            audio_out_sample_rate=RATE,
            audio_out_end_silence_secs=0,
        )
        self._input = RoomInput(params)
        self._output = RoomOutput(params, clock, ear, lines)

    def input(self) -> RoomInput:
        return self._input

    def output(self) -> RoomOutput:
        return self._output
