import { describe, expect, test } from "vitest";
import {
  DtypeError,
  evaluate,
  NameError,
  ShapeError,
  StateError,
  SurprisalError,
  type Tensor,
  tensor,
  ValueError,
} from "../index.js";
import { untyped } from "./table.js";

describe("a disposed tensor", () => {
  const gone = tensor([1, 2], { requiresGrad: true });
  gone.dispose();

  test("cannot be read, and every promise rejects rather than the call throwing", async () => {
    const message = "This tensor [2] was disposed. Read it before dispose(), or keep a copy: await x.data().";
    for (const promise of [
      gone.data(),
      gone.array(),
      tensor([1])
        .item()
        .then(() => gone.data()),
      evaluate(gone),
    ]) {
      await expect(promise).rejects.toThrow(StateError);
    }
    await expect(gone.data()).rejects.toThrow(message);
    await expect(gone.item()).rejects.toThrow(SurprisalError);
    for (const read of [
      () => gone.dataSync(),
      () => gone.arraySync(),
      () => gone.add(1),
      () => gone.grad,
      () => gone.backward(),
    ]) {
      expect(read).toThrow(StateError);
    }
  });

  test("may be disposed again", () => {
    gone.dispose();
    expect(gone.shape).toEqual([2]);
  });
});

test("what was computed from a tensor outlives it", () => {
  const a = tensor([1, 2]);
  const b = a.mul(2);
  a.dispose();
  expect(b.arraySync()).toEqual([2, 4]);
});

test("`using` disposes at the end of the block", () => {
  let kept: Tensor;
  {
    using a = tensor([1, 2]);
    kept = a;
    expect(a.arraySync()).toEqual([1, 2]);
  }
  expect(() => kept.dataSync()).toThrow(StateError);
});

test("evaluate rejects what is no tensor", async () => {
  await expect(untyped("evaluate", 3)).rejects.toThrow("evaluate: takes tensors only: evaluate(a, b).");
});

test("errors have their class's name, for logs and for code of another copy", () => {
  for (const type of [SurprisalError, ShapeError, DtypeError, ValueError, NameError, StateError]) {
    expect(new type("x").name).toBe(type.name);
    expect(new type("x")).toBeInstanceOf(Error);
  }
});
