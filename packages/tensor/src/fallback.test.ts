import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

/** The library as a page loads it where `WebAssembly` is this. */
async function loadWith(webAssembly: unknown): Promise<typeof import("./index.js")> {
  vi.resetModules();
  vi.stubGlobal("WebAssembly", webAssembly);
  return import("./index.js");
}

/** What a security policy without 'wasm-unsafe-eval' does. */
class Forbidden {
  constructor() {
    throw new Error("Wasm code generation disallowed by embedder");
  }
}

const said = vi.spyOn(console, "warn");
beforeEach(() => {
  said.mockClear();
  said.mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock("./reference/evaluator.js");
  vi.resetModules();
});

describe.each([
  ["missing", undefined],
  ["forbidden", { ...WebAssembly, Module: Forbidden }],
])("where WebAssembly is %s", (_name, webAssembly) => {
  test("values, gradients and compiled functions come from the reference, said once", async () => {
    const { compile, tensor, valueAndGrad, memory } = await loadWith(webAssembly);
    const x = tensor([1, 2, 3]);
    expect(await x.square().sum().item()).toBe(14);
    const step = compile((at: typeof x, rate: number) => {
      const { value, gradient } = valueAndGrad((w: typeof x) => w.square().sum())(at);
      return { value, at: at.sub(gradient.mul(rate)) };
    });
    expect(step(x, 0.5).at.arraySync()).toEqual([0, 0, 0]);
    expect(step(x, 0.25).at.arraySync()).toEqual([0.5, 1, 1.5]);
    expect(memory()).toEqual({ buffers: 0, bytes: 0, reserved: 0 });
    expect(said).toHaveBeenCalledOnce();
    expect(said.mock.lastCall?.[0]).toMatch(/wasm-unsafe-eval/);
  });

  test("a synchronous read that comes too early says to wait, and works after waiting", async () => {
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    vi.doMock("./reference/evaluator.js", async (original) => {
      await arrived;
      return original();
    });
    const { evaluate, StateError, tensor } = await loadWith(webAssembly);
    const x = tensor([1, 2]).mul(2);
    expect(() => x.dataSync()).toThrow(StateError);
    expect(() => x.dataSync()).toThrow(/still being loaded\. Begin with a read that waits/);
    arrive();
    await evaluate();
    expect(x.arraySync()).toEqual([2, 4]);
  });

  test("when the chunk does not come, reads say why", async () => {
    vi.doMock("./reference/evaluator.js", () => {
      throw new Error("404");
    });
    const { StateError, tensor } = await loadWith(webAssembly);
    const x = tensor([1, 2]).mul(2);
    await expect(x.data()).rejects.toThrow(StateError);
    await expect(x.data()).rejects.toThrow(/could not be loaded: /);
  });
});

test("where it runs, nothing is said", async () => {
  const { tensor } = await loadWith(WebAssembly);
  expect(tensor([1, 2]).sum().itemSync()).toBe(3);
  expect(said).not.toHaveBeenCalled();
});
