"""PyTorch on the CPU, eager, on as many threads as the first argument says. See protocol.ts for the messages."""

import json
import sys
import time

import numpy
import torch
import torch.nn.functional as F

torch.set_num_threads(int(sys.argv[1]))

LOSSES = {
    "absoluteError": F.l1_loss,
    "squaredError": F.mse_loss,
    "huber": F.smooth_l1_loss,  # equal to huber_loss at delta = 1
    "binaryCrossEntropyWithLogits": F.binary_cross_entropy_with_logits,
    "hinge": lambda x, y: (1 - x * y).clamp(min=0).mean(),
    "klDivergenceLoss": lambda x, y: F.kl_div(x, y, reduction="mean"),
    "softmaxCrossEntropy": F.cross_entropy,
}


def load(file):
    array = numpy.fromfile(file["path"], dtype=file["dtype"]).reshape(file["shape"])
    return torch.from_numpy(array)


def value_and_gradient(loss, prediction, target):
    prediction.requires_grad_()
    if target.dtype == torch.int32:
        target = target.long()

    def run():
        value = loss(prediction, target)
        (gradient,) = torch.autograd.grad(value, prediction)
        return value, gradient

    return run


def prepare(task, inputs):
    first, second = map(load, inputs)
    if task["kind"] == "matmul":
        return lambda: (first @ second,)
    loss = LOSSES.get(task["loss"])
    return loss and value_and_gradient(loss, first, second)


def answer(request, state={}):
    if request["do"] == "hello":
        details = {"version": torch.__version__, "threads": str(torch.get_num_threads())}
        return {"details": details}
    if request["do"] == "prepare":
        state["run"] = run = prepare(request["task"], request["inputs"])
        if run is None:
            return {"unsupported": "PyTorch has no such loss here"}
        outputs = [output.detach().numpy().ravel() for output in run()]
        with open(request["outputs"], "wb") as file:
            for output in outputs:
                output.tofile(file)
        return {"lengths": [len(output) for output in outputs]}
    if request["do"] == "sample":
        run, calls = state["run"], request["calls"]
        start = time.perf_counter()
        for _ in range(calls):
            run()
        return {"milliseconds": (time.perf_counter() - start) * 1e3}
    state.clear()
    return {}


for line in sys.stdin:
    try:
        reply = answer(json.loads(line))
    except Exception as error:  # the bench reports it beside the case
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
