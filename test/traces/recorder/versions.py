"""What differs between the versions of Pipecat that are recorded."""

from importlib.metadata import version

VERSION = version("pipecat-ai")
NUMBERS = tuple(int(part) for part in VERSION.split("."))


def at_least(*numbers: int) -> bool:
    return NUMBERS >= numbers


def service_settings(kind: str) -> dict:
    """Newer services want to be told that they have no model and no voice."""
    try:
        from pipecat.services import settings
    except ImportError:
        return {}
    if kind == "stt":
        return {"settings": settings.STTSettings(model=None, language=None)}
    if kind == "tts":
        return {"settings": settings.TTSSettings(model=None, voice=None, language=None)}
    return {}


def task_and_runner(pipeline, params, observer_params):
    """`PipelineTask` became `PipelineWorker` in 1.3."""
    options = {"params": params, "rtvi_observer_params": observer_params}
    if at_least(1, 3):
        from pipecat.pipeline.worker import PipelineWorker
        from pipecat.workers.runner import WorkerRunner

        return PipelineWorker(pipeline, **options), WorkerRunner(handle_sigint=False)
    from pipecat.pipeline.runner import PipelineRunner
    from pipecat.pipeline.task import PipelineTask

    return PipelineTask(pipeline, **options), PipelineRunner(handle_sigint=False)


async def run(runner, task) -> None:
    if at_least(1, 3):
        await runner.add_workers(task)
        await runner.run()
    else:
        await runner.run(task)
