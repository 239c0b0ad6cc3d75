export { defineLoss } from "./define.js";
export type { ArgumentSpec, DomainName } from "./domain.js";
export { domains } from "./domain.js";
export type {
  AnyLoss,
  Argument,
  ByName,
  DynamicLoss,
  Loss,
  LossDefinition,
  LossMetadata,
  LossOptions,
  LossProperties,
  OptionsOf,
  Peers,
  SampleDraw,
  SharedOptions,
  WithDivisor,
} from "./loss.js";
export type { OptionSpec, OptionSpecs } from "./options.js";
export { type Reduction, reductionNames } from "./reduction.js";
export {
  createLoss,
  createLosses,
  describeLosses,
  getLoss,
  type LossDescription,
  type Losses,
  type LossRegistry,
  lossNames,
  registerLosses,
} from "./registry.js";
export { type SampleOptions, sampleInputs } from "./sample.js";
export { sharedOptions } from "./shared-options.js";
