import { afterEach, describe, expect, test, vi } from "vitest";

interface Formatter {
  header(value: unknown): unknown;
  hasBody(value: unknown): boolean;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A fresh copy of the package, in surroundings of our choosing. */
async function load() {
  vi.resetModules();
  return import("./index.js");
}

describe("in a browser's console", () => {
  test("the first tensor adds one formatter, and no later one another", async () => {
    vi.stubGlobal("window", {});
    vi.stubGlobal("devtoolsFormatters", undefined);
    const { tensor } = await load();
    expect(Reflect.get(globalThis, "devtoolsFormatters")).toBeUndefined();
    const x = tensor([1, 2]);
    x.add(1);
    const formatters = Reflect.get(globalThis, "devtoolsFormatters") as Formatter[];
    expect(formatters).toHaveLength(1);
    const [formatter] = formatters as [Formatter];
    expect(formatter.header(x)).toEqual(["span", expect.anything(), String(x)]);
    expect(formatter.hasBody(x)).toBe(false);
    expect(formatter.header({ shape: [2] })).toBeNull();
    expect(formatter.header(null)).toBeNull();
  });

  test("formatters that are there stay", async () => {
    vi.stubGlobal("window", {});
    const other = { header: () => null };
    vi.stubGlobal("devtoolsFormatters", [other]);
    const { tensor } = await load();
    tensor([1]);
    expect(Reflect.get(globalThis, "devtoolsFormatters")).toHaveLength(2);
    expect((Reflect.get(globalThis, "devtoolsFormatters") as unknown[])[0]).toBe(other);
  });

  test("without a formatter, shape and dtype are visible as own properties", async () => {
    const { tensor } = await load();
    expect(Object.keys(tensor([1]))).toEqual(["shape", "dtype"]);
    expect({ ...tensor([[1, 2]]) }).toEqual({ shape: [1, 2], dtype: "float32" });
  });
});

test("outside a browser nothing is added to the global object", async () => {
  const { tensor } = await load();
  tensor([1]);
  expect("devtoolsFormatters" in globalThis).toBe(false);
});
