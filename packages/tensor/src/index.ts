export { type CustomResult, customGrad } from "./autograd/custom-grad.js";
export { type GradOptions, grad, hessian, hvp, jacobian, jvp, valueAndGrad, vjp } from "./autograd/grad.js";
export type { GradientOf, TensorTree } from "./autograd/tree.js";
export { type Compiled, type CompileOptions, compile } from "./compile.js";
export {
  arange,
  concat,
  eye,
  full,
  linspace,
  ones,
  stack,
  stopGradient,
  type TensorOptions,
  tensor,
  where,
  zeros,
} from "./create.js";
export type { Dtype, FloatDtype, TypedArray } from "./dtype.js";
export { DtypeError, NameError, ShapeError, StateError, SurprisalError, ValueError } from "./errors.js";
export { evaluate } from "./evaluate.js";
export {
  type ExplainedArray,
  type ExplainedKernel,
  type ExplainedRoutine,
  type Explanation,
  explain,
} from "./explain.js";
export { logRatio } from "./functions/log-ratio.js";
export type { HostValue, NestedArray } from "./graph/leaf.js";
export { type HostArray, type HostOpDefinition, hostOp } from "./host-op.js";
export { type Memory, memory, scope } from "./memory.js";
export { type RandomOptions, randomNormal, randomUniform } from "./random.js";
export { type Axes, broadcastShapes, normalizeAxes, type Shape } from "./shape.js";
export type { NestedValues } from "./tensor/graph-tensor.js";
export {
  asTensor,
  type IndexOptions,
  indexTensor,
  type ReduceOptions,
  Tensor,
  type TensorLike,
} from "./tensor/tensor.js";
export { setThreads, threads } from "./threads.js";
export { type BackendOptions, useBackend } from "./use-backend.js";
