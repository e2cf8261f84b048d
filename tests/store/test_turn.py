"""Whose turn it is: in the order of asking, and nobody waits for who gave up."""

import os
import signal
import threading
import time

import pytest

from siperi_geo.store.turn import Turn


def wait_until(turn: Turn, n: int) -> None:
    while len(turn._asked) != n:
        time.sleep(0.001)


def test_it_is_given_in_the_order_in_which_it_was_asked_for() -> None:
    turn, order = Turn(), []

    def ask(number: int) -> None:
        with turn:
            order.append(number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    with turn:
        for number, thread in enumerate(threads):
            thread.start()
            wait_until(turn, number + 1)
    for thread in threads:
        thread.join()
    assert order == list(range(20))
    assert not turn.is_mine


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_who_is_interrupted_while_waiting_blocks_nobody() -> None:
    if threading.current_thread() is not threading.main_thread():
        pytest.skip("only the main thread is interrupted by Ctrl+C")
    turn, may_end, after = Turn(), threading.Event(), []

    def hold() -> None:
        with turn:
            may_end.wait(20)

    def press() -> None:
        wait_until(turn, 1)
        os.kill(os.getpid(), signal.SIGINT)

    holding, pressing = threading.Thread(target=hold), threading.Thread(target=press)
    holding.start()
    while not turn._is_given:
        time.sleep(0.001)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run in the background
    try:
        pressing.start()
        with pytest.raises(KeyboardInterrupt), turn:
            after.append("never")
        pressing.join()
    finally:
        signal.signal(signal.SIGINT, before)
        may_end.set()
    holding.join()
    with turn:
        after.append("now")
    assert after == ["now"]
