"""The worker's loop: does what is due, waits when nothing is, stops between two jobs."""

import signal
import time
from types import FrameType

from django.db import close_old_connections

from samenscan.base.jobs import enqueue_daily, work_once

PAUSE_SECONDS = 1.0
# How often a worker looks whether a new day has begun.
LOOK_SECONDS = 20.0


def work(*, once: bool = False) -> None:
    """Do jobs until asked to stop (SIGTERM, SIGINT), or with `once` until nothing is due."""
    stopping = False

    def stop(signal_number: int, frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    looked_at = float("-inf")
    while not stopping:
        close_old_connections()
        if time.monotonic() - looked_at > LOOK_SECONDS:
            enqueue_daily()
            looked_at = time.monotonic()
        if not work_once():
            if once:
                return
            time.sleep(PAUSE_SECONDS)
