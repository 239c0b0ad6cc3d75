// A loss that a visitor writes: code that calls defineLoss, run in the page.

import { defineLoss, type LossDescription, registerLosses } from "@surprisal/loss-registry";
import * as tensors from "@surprisal/tensor";
import { lossCurve } from "./curve.js";
import { predictionAxis } from "./domain-axis.js";
import { ownPlugin } from "./losses.js";
import { startOf } from "./shown.js";

export const exampleCode = `defineLoss({
  name: "softCorner",
  title: "Soft corner",
  formula: "\\\\sqrt{(f - y)^2 + w^2} - w",
  domain: { prediction: "real", target: "real" },
  options: {
    width: { default: 0.5, exclusiveMin: 0, max: 4, summary: "How wide the corner is rounded." },
  },
  elementwise: (prediction, target, { width }) => {
    const error = prediction.sub(target);
    return error.square().add(width ** 2).sqrt().sub(width);
  },
})`;

/** The loss that some code defines and its registration, or what is wrong with the code. */
export type OwnLoss =
  | { readonly description: LossDescription; readonly problem?: undefined }
  | { readonly description?: undefined; readonly problem: string };

/** Runs the code, tries the loss at two predictions, and registers it. */
export function ownLoss(code: string): OwnLoss {
  try {
    const description = defined(code);
    const [low, high] = predictionAxis(description).range;
    lossCurve(description, {}, startOf(description).label, [low, high], 2);
    registerLosses(description.loss);
    return { description };
  } catch (error) {
    return { problem: explained(error) };
  }
}

type AnyDefinition = Parameters<typeof defineLoss>[0] & Readonly<Record<string, unknown>>;

function defined(code: string): LossDescription {
  const define = (definition: AnyDefinition) => {
    for (const name of ["name", "title", "formula", "domain"]) {
      if (definition?.[name] === undefined)
        throw new tensors.SurprisalError(`defineLoss: the definition has no ${name}.`);
    }
    return defineLoss({ ...withCheckedBody(definition), plugin: ownPlugin });
  };
  // The visitor's own code, or code that the visitor has agreed to run.
  const run = new Function("defineLoss", ...Object.keys(tensors), `"use strict"; return (${bare(code)}\n);`);
  const loss: LossDescription["loss"] | undefined = run(define, ...Object.values(tensors));
  if (loss?.definition === undefined) {
    throw new tensors.SurprisalError(
      "The code must be one call of defineLoss({ … }): the example shows its parts.",
    );
  }
  return { ...loss.definition, loss };
}

/** An expression stays one with a semicolon after it and the words of a module before it. */
const bare = (code: string): string =>
  code
    .replace(/^\s*(import [^;]*;\s*)*(export )?(const \w+ = )?/, "")
    .trim()
    .replace(/;$/, "");

const bodies = ["elementwise", "perSample", "perBatch"] as const;

/** A body that returns no tensor is told so in words. */
function withCheckedBody(definition: AnyDefinition): AnyDefinition {
  const checked = bodies.flatMap((kind) => {
    const body: unknown = definition[kind];
    if (typeof body !== "function") return [];
    const call = (...args: readonly unknown[]): unknown => {
      const result: unknown = body(...args);
      if (isLoss(result)) return result;
      throw new tensors.DtypeError(
        `${definition.name}: the body returned ${shown(result)}, not a tensor. End it with a chain of tensor methods, and call each: error.square().`,
      );
    };
    return [[kind, call]];
  });
  return { ...definition, ...Object.fromEntries(checked) };
}

const isLoss = (it: unknown): boolean =>
  it instanceof tensors.Tensor || (typeof it === "object" && it !== null && "loss" in it && "divisor" in it);

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  return typeof value === "function" ? "a function" : String(value);
}

function explained(error: unknown): string {
  if (!(error instanceof Error)) return `The code threw ${shown(error)}.`;
  if (error instanceof tensors.SurprisalError) return error.message;
  const [, called] = /(?:\.|^)(\w+) is not a function/.exec(error.message) ?? [];
  const near = called === undefined ? [] : similarMethods(called);
  const hint = near.length > 0 ? ` Tensors have ${near.join(", ")}.` : "";
  return `${error.name}: ${error.message}.${hint}`;
}

/** Names of tensor methods that begin as this one does. */
function similarMethods(name: string): string[] {
  const methods = Object.getOwnPropertyNames(tensors.Tensor.prototype);
  const start = name.toLowerCase().slice(0, 2);
  return methods.filter((method) => method.toLowerCase().startsWith(start)).slice(0, 6);
}
