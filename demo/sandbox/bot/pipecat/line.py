"""The line to the room: its signalling over a WebSocket, the sound over WebRTC."""

import asyncio
import fractions
import json
from collections.abc import Callable

import av
import websockets
from aiortc import MediaStreamTrack, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError
from aiortc.sdp import candidate_from_sdp

RATE = 48_000
FRAME = RATE // 50
HEARD_RATE = 16_000


class Voice(MediaStreamTrack):
    """What the bot says: sound that is put in comes out in frames of 20 ms, silence in between."""

    kind = "audio"

    def __init__(self):
        super().__init__()
        self._sound = bytearray()
        self._frames = 0
        self._begin: float | None = None

    def put(self, sound: bytes) -> None:
        self._sound += sound

    async def recv(self):
        loop = asyncio.get_running_loop()
        if self._begin is None:
            self._begin = loop.time()
        await asyncio.sleep(self._begin + self._frames * 0.02 - loop.time())
        chunk = bytes(self._sound[: FRAME * 2])
        del self._sound[: FRAME * 2]
        frame = av.AudioFrame(format="s16", layout="mono", samples=FRAME)
        frame.planes[0].update(chunk.ljust(FRAME * 2, b"\0"))
        frame.sample_rate = RATE
        frame.pts = self._frames * FRAME
        frame.time_base = fractions.Fraction(1, RATE)
        self._frames += 1
        return frame


class Line:
    """One participant's seat in the room. Everybody else is a caller with a connection of their own."""

    def __init__(self, url: str, token: str):
        self._url = url.replace("http", "ws", 1) + "/socket"
        self._token = token
        self._socket = None
        self._peers: dict[str, RTCPeerConnection] = {}
        self._tasks: set[asyncio.Task] = set()
        self.joined = asyncio.Event()
        self.voice = Voice()
        self.on_message: Callable = lambda message: None
        self.on_sound: Callable = lambda sound: None
        self.on_connected: Callable = lambda: None
        self.on_alone: Callable = lambda: None

    async def run(self) -> None:
        """Joins, and stays until the room or `leave()` ends it."""
        async with websockets.connect(self._url) as socket:
            self._socket = socket
            join = {"type": "join", "token": self._token, "name": "Breeze Buddy", "audio": True}
            await self._send(join)
            async for raw in socket:
                await self._handle(json.loads(raw))
        for peer in list(self._peers.values()):
            await peer.close()

    async def leave(self) -> None:
        await self._send({"type": "leave"})

    async def message(self, data: dict) -> None:
        await self._send({"type": "app-message", "to": "*", "data": data})

    async def _send(self, message: dict) -> None:
        try:
            await self._socket.send(json.dumps(message))
        except websockets.ConnectionClosed:
            pass

    async def _handle(self, event: dict) -> None:
        match event["type"]:
            case "joined":
                for other in event["others"]:
                    self._meet(other["id"])
                self.joined.set()
            case "participant-joined":
                # Whoever is there already makes the offer.
                await self._offer(event["participant"]["id"])
            case "participant-left":
                peer = self._peers.pop(event["id"], None)
                if peer:
                    await peer.close()
                if not self._peers:
                    self._spawn(self.on_alone())
            case "signal":
                await self._signal(event["from"], event["signal"])
            case "app-message":
                self._spawn(self.on_message(event["data"]))
            case "removed":
                self._spawn(self.on_alone())

    def _meet(self, id: str) -> RTCPeerConnection:
        peer = self._peers[id] = RTCPeerConnection()
        peer.addTrack(self.voice)

        @peer.on("track")
        def on_track(track):
            self._spawn(self._listen(track))

        @peer.on("connectionstatechange")
        def on_connectionstatechange():
            if peer.connectionState == "connected":
                self._spawn(self.on_connected())

        return peer

    async def _offer(self, id: str) -> None:
        peer = self._meet(id)
        await peer.setLocalDescription(await peer.createOffer())
        await self._describe(id, peer)

    async def _signal(self, id: str, signal: dict) -> None:
        peer = self._peers.get(id)
        if not peer:
            return
        if signal["kind"] == "candidate":
            if signal["candidate"]:
                candidate = candidate_from_sdp(signal["candidate"].removeprefix("candidate:"))
                candidate.sdpMid = signal["sdpMid"]
                candidate.sdpMLineIndex = signal["sdpMLineIndex"]
                await peer.addIceCandidate(candidate)
            return
        await peer.setRemoteDescription(RTCSessionDescription(signal["sdp"], signal["type"]))
        if signal["type"] == "offer":
            await peer.setLocalDescription(await peer.createAnswer())
            await self._describe(id, peer)

    async def _describe(self, id: str, peer: RTCPeerConnection) -> None:
        """aiortc gathers its candidates into the description."""
        local = peer.localDescription
        description = {"kind": "description", "type": local.type, "sdp": local.sdp}
        await self._send({"type": "signal", "to": id, "signal": description})

    async def _listen(self, track) -> None:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=HEARD_RATE)
        try:
            while True:
                for frame in resampler.resample(await track.recv()):
                    await self.on_sound(bytes(frame.planes[0])[: frame.samples * 2])
        except MediaStreamError:
            pass

    def _spawn(self, coroutine) -> None:
        if coroutine is None:
            return
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
