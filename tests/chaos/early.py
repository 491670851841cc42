"""The planted mistake: a server that says "saved" before it has saved, as a queue in memory would.

`early_settings` puts it before everything else; a kill between the two loses the answer.
"""

import io
import re
import threading
import time
from collections.abc import Callable, Mapping
from queue import Queue

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse

BEHIND_SECONDS = 0.2
_SAVES = re.compile(r"^/scans/blad/[^/]+/[^/]+/([^/]+)/$")


class AnswersEarly:
    """Answers a save at once with the revision it expects, and does the work a little later."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer
        self.later: Queue[Mapping[str, object]] = Queue()
        threading.Thread(target=self._work, daemon=True).start()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        saves = _SAVES.match(request.path_info)
        if request.method != "POST" or saves is None:
            return self.answer(request)
        body = request.body
        self.later.put({**request.META, "wsgi.input": io.BytesIO(body)})
        name = f"q-{saves.group(1)}-version"
        version = int(request.POST.get(name, "0")) + 1
        return HttpResponse(f'<input type="hidden" name="{name}" value="{version}">')

    def _work(self) -> None:
        while True:
            environment = self.later.get()
            time.sleep(BEHIND_SECONDS)
            self.answer(WSGIRequest(dict(environment)))
