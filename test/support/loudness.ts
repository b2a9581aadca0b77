/**
 * The loudest sample, 0 to 1, of what a track plays during `ms` milliseconds: recorded and decoded,
 * because Firefox runs no AudioContext on a machine without a loudspeaker.
 */
export async function peakOf(track: MediaStreamTrack, ms = 600): Promise<number> {
  const recorder = new MediaRecorder(new MediaStream([track]));
  const chunks: Blob[] = [];
  const stopped = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  recorder.start();
  await new Promise((resolve) => setTimeout(resolve, ms));
  recorder.stop();
  await stopped;
  const bytes = await new Blob(chunks).arrayBuffer();
  if (bytes.byteLength === 0) return 0;
  const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes);
  return sound.getChannelData(0).reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}
