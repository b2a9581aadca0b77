"""The room as Pipecat's transport."""

import asyncio

from line import HEARD_RATE, RATE, Line
from pipecat.frames.frames import InputAudioRawFrame, InputTransportMessageFrame
from pipecat.transports.base_input import BaseInputTransport
from pipecat.transports.base_output import BaseOutputTransport
from pipecat.transports.base_transport import BaseTransport, TransportParams


class RoomInput(BaseInputTransport):
    def __init__(self, params: TransportParams, line: Line):
        super().__init__(params)
        self._line = line

    async def start(self, frame):
        await super().start(frame)
        await self.set_transport_ready(frame)
        self._line.on_sound = self._hear
        self._line.on_message = self._receive

    async def _hear(self, sound: bytes) -> None:
        await self.push_audio_frame(InputAudioRawFrame(sound, HEARD_RATE, 1))

    async def _receive(self, message) -> None:
        if isinstance(message, dict):
            await self.broadcast_frame(InputTransportMessageFrame, message=message)


class RoomOutput(BaseOutputTransport):
    def __init__(self, params: TransportParams, line: Line):
        super().__init__(params)
        self._line = line
        self._plays_until = 0.0

    async def start(self, frame):
        await super().start(frame)
        await self.set_transport_ready(frame)

    async def send_message(self, frame) -> None:
        await self._line.message(frame.message)

    async def write_audio_frame(self, frame) -> bool:
        """Sound goes out at its own speed, so that an interruption leaves little of it on the way."""
        now = asyncio.get_running_loop().time()
        self._line.voice.put(frame.audio)
        self._plays_until = max(now, self._plays_until) + len(frame.audio) / 2 / RATE
        await asyncio.sleep(max(0.0, self._plays_until - now - 0.02))
        return True


class Room(BaseTransport):
    def __init__(self, line: Line):
        super().__init__()
        params = TransportParams(
            audio_in_enabled=True,
            audio_in_sample_rate=HEARD_RATE,
            audio_out_enabled=True,
            audio_out_sample_rate=RATE,
            audio_out_end_silence_secs=0,
        )
        self._input = RoomInput(params, line)
        self._output = RoomOutput(params, line)

    def input(self) -> RoomInput:
        return self._input

    def output(self) -> RoomOutput:
        return self._output
