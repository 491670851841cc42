"""Running one thing in many threads that start together."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

N_WRITERS = 6


def all_at_once(run: Callable[[], None], *, times: int = N_WRITERS) -> list[Exception]:
    """Run something in so many threads that start together; what went wrong in them."""
    barrier, wrong = Barrier(times), list[Exception]()

    def one() -> None:
        barrier.wait()
        try:
            run()
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong
