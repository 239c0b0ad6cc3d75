"""What contestants written in Python share: the messages of protocol.ts on standard input and output."""

import json
import os
import resource
import sys
import time

import numpy


def load(file):
    return numpy.fromfile(file["path"], dtype=file["dtype"]).reshape(file["shape"])


def resident_memory():
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def elapsed(run, calls, settle):
    settle()
    start = time.perf_counter()
    for _ in range(calls):
        run()
    settle()
    return (time.perf_counter() - start) * 1e3


def serve(details, prepare, read, absent, settle=lambda: None):
    """Answers until standard input closes.

    `prepare(task, inputs)` gives a function that computes once, or None, for which `absent` is the reason;
    `read(outputs)` makes arrays of what that function returns; `settle()` waits until what runs elsewhere has ended.
    """
    run = None

    def answer(request):
        nonlocal run
        if request["do"] == "hello":
            return {"details": details}
        if request["do"] == "prepare":
            run = prepare(request["task"], request["inputs"])
            if run is None:
                return {"unsupported": absent}
            first = elapsed(run, 1, settle)
            outputs = [numpy.asarray(x, dtype=request["dtype"]).ravel() for x in read(run())]
            with open(request["outputs"], "wb") as file:
                for output in outputs:
                    output.tofile(file)
            return {"lengths": [len(output) for output in outputs], "first": first}
        if request["do"] == "sample":
            return {"milliseconds": elapsed(run, request["calls"], settle)}
        if request["do"] == "read":
            return {"milliseconds": elapsed(lambda: read(run()), request["calls"], settle)}
        memory = resident_memory()
        run = None
        return {"memory": memory}

    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except Exception as error:  # the bench reports it beside the case
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)
