import { describe, expect, test } from "vitest";
import * as surprisal from "../index.js";

type ErrorClass = new (message: string) => Error;

/** What is wrong, the call, the class of its error, and what the message is or contains. */
export type WrongInput = readonly [
  what: string,
  call: () => unknown,
  error: ErrorClass,
  message: string | RegExp,
];

/** Defines a test for each call: that it throws at once, an error of the family, with the message. */
export function describeWrongInput(kind: string, table: readonly WrongInput[]): void {
  describe(kind, () => {
    test.each(table)("%s is an error that says so", (_what, call, type, message) => {
      expect(call).toThrow(type);
      expect(call).toThrow(surprisal.SurprisalError);
      expect(call).toThrow(message);
    });
  });
}

const api: ReadonlyMap<string, unknown> = new Map(Object.entries(surprisal));

/** Calls a function of the package as JavaScript can, with what TypeScript would not let through. */
export function untyped(name: keyof typeof surprisal, ...args: readonly unknown[]): unknown {
  return (api.get(name) as (...args: readonly unknown[]) => unknown)(...args);
}

/** Likewise a method of a tensor. */
export function method(
  x: surprisal.Tensor,
  name: keyof surprisal.Tensor,
  ...args: readonly unknown[]
): unknown {
  return (x[name] as unknown as (...args: readonly unknown[]) => unknown).apply(x, [...args]);
}

export const matrix = surprisal.tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

export function int(...values: number[]): surprisal.Tensor {
  return surprisal.tensor(values, { dtype: "int32" });
}
