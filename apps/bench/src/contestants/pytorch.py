"""PyTorch: on the CPU, on as many threads as the first argument says, or on a GPU where it is "cuda"; eager, or with
"compile" as the second argument."""

import sys

import torch
import torch.nn.functional as F

from serve import load, serve

ON_GPU = sys.argv[1] == "cuda"
if not ON_GPU:
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


def value_and_gradient(loss, prediction, target):
    prediction.requires_grad_()
    if target.dtype == torch.int32:
        target = target.long()

    def run():
        value = loss(prediction, target)
        (gradient,) = torch.autograd.grad(value, prediction)
        return value, gradient

    return run


def second(loss):
    def run(x):
        x = x.detach().requires_grad_()
        (slope,) = torch.autograd.grad(loss(x), x, create_graph=True)
        return torch.autograd.grad(slope.sum(), x)[0]

    return run


FUNCTIONS = {
    **{name: getattr(torch, name) for name in ["exp", "log", "log1p", "expm1", "sigmoid", "tanh", "sin", "cos", "erf"]},
    "softplus": F.softplus,
    "sum": torch.sum,
    "mean": torch.mean,
    "second derivative of binaryCrossEntropyWithLogits": second(
        lambda x: F.binary_cross_entropy_with_logits(x, torch.zeros_like(x), reduction="sum")
    ),
    "second derivative of tanh": second(lambda x: x.tanh().sum()),
}


def resident(file):
    values = torch.from_numpy(load(file))
    return values.cuda() if ON_GPU else values


def prepare(task, inputs):
    if task["kind"] == "function":
        f, x = FUNCTIONS.get(task["name"]), resident(inputs[0])
        return f and (lambda: (f(x),))
    first, second = (resident(file) for file in inputs)
    if task["kind"] == "matmul":
        return lambda: (first @ second,)
    loss = LOSSES.get(task.get("loss"))
    if loss and "compile" in sys.argv:
        loss = torch.compile(loss)
    return loss and value_and_gradient(loss, first, second)


def materialise(outputs):
    return [output.detach().cpu().numpy() for output in outputs]


where = {"device": torch.cuda.get_device_name()} if ON_GPU else {"threads": str(torch.get_num_threads())}
serve(
    details={"version": torch.__version__, **where},
    prepare=prepare,
    read=materialise,
    absent="PyTorch has no such loss here",
    settle=torch.cuda.synchronize if ON_GPU else lambda: None,
)
