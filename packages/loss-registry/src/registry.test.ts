import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type AnyLoss,
  createLoss,
  createLosses,
  defineLoss,
  describeLosses,
  getLoss,
  lossNames,
  registerLosses,
} from "./index.js";

const key = Symbol.for("@surprisal/loss-registry");
const shared = globalThis as { [key]?: unknown };
let before: unknown;

// Each test starts with an empty table, as a fresh program does.
beforeEach(() => {
  before = shared[key];
  delete shared[key];
});
afterEach(() => {
  shared[key] = before;
});

function define<const N extends string, const A extends readonly string[] = readonly []>(
  name: N,
  more: { aliases?: A; plugin?: string; title?: string } = {},
) {
  return defineLoss({
    name,
    title: `The ${name} loss`,
    formula: "(f - y)^2",
    domain: { prediction: "real", target: "real" },
    options: { scale: { default: 1, min: 0, summary: "A factor." } },
    elementwise: (prediction, target, { scale }) => prediction.sub(target).square().mul(scale),
    ...more,
  });
}

/** Names that this file registers are unknown to the compiler. */
const get = (name: string) => getLoss(name as never) as AnyLoss;

describe("registerLosses", () => {
  test("makes a loss known under its name and its aliases", () => {
    const loss = define("square", { aliases: ["quadratic"] });
    registerLosses(loss);
    expect(get("square")).toBe(loss);
    expect(get("quadratic")).toBe(loss);
    expect(lossNames()).toEqual(["square"]);
  });

  test("takes the same loss twice", () => {
    const loss = define("square");
    registerLosses(loss);
    registerLosses(loss, loss);
    expect(lossNames()).toEqual(["square"]);
  });

  test("refuses another loss under a name that is taken, and names both", () => {
    registerLosses(define("square", { plugin: "@one/losses", title: "One" }));
    expect(() => registerLosses(define("square", { plugin: "@two/losses", title: "Two" }))).toThrow(
      'Two losses claim the name "square": square of @one/losses (One), which is registered, and square of @two/losses (Two).',
    );
  });

  test("refuses an alias that is taken, and then registers nothing at all", () => {
    registerLosses(define("square", { aliases: ["l2"] }));
    expect(() => registerLosses(define("other"), define("half", { aliases: ["l2"] }))).toThrow(
      'the name "l2"',
    );
    expect(() => registerLosses(define("l2"))).toThrow('the name "l2"');
    expect(lossNames()).toEqual(["square"]);
  });

  test("replaces a loss by a newer object of the same plug-in: hot reload", () => {
    registerLosses(define("square", { plugin: "@my/app", aliases: ["old"] }));
    const reloaded = define("square", { plugin: "@my/app", aliases: ["new"] });
    registerLosses(reloaded);
    expect(get("square")).toBe(reloaded);
    expect(get("new")).toBe(reloaded);
    expect(() => get("old")).toThrow('No loss named "old"');
  });
});

describe("a name that nobody registered", () => {
  test("is told what is registered, and which name is near", () => {
    registerLosses(define("huber"), define("logCosh"));
    expect(() => get("hubber")).toThrow(
      'No loss named "hubber". Registered: huber, logCosh. Did you mean "huber"?',
    );
    expect(() => get("logcosh")).toThrow('Did you mean "logCosh"?');
    expect(() => get("triplet")).toThrow(/Registered: huber, logCosh\.$/);
  });

  test("does not list a page of names", () => {
    registerLosses(...Array.from({ length: 13 }, (_, i) => define(`loss${i}`)));
    expect(() => get("los3")).toThrow(
      'No loss named "los3". lossNames() lists the 13 that are registered. Did you mean "loss3"?',
    );
  });

  test("is told to import a plug-in when there is none", () => {
    expect(() => get("huber")).toThrow(
      'No loss named "huber". No losses are registered. Import a plug-in first: import "@surprisal/losses-regression".',
    );
    expect(lossNames()).toEqual([]);
  });

  test("may be one that every object has", () => {
    registerLosses(define("huber"));
    expect(() => get("constructor")).toThrow('No loss named "constructor"');
  });
});

test("createLoss sets options beforehand, and checks them", () => {
  registerLosses(define("square"));
  const create = createLoss as (name: string, options?: object) => ReturnType<typeof define>;
  expect(create("square", { scale: 3 })([2], [0]).itemSync()).toBe(12);
  expect(create("square")([2], [0]).itemSync()).toBe(4);
  expect(() => create("square", { scale: -1 })).toThrow("square: option scale must be");
  expect(() => create("square", { scales: 1 })).toThrow('Did you mean "scale"?');
});

test("describeLosses gives data that survive JSON, and the loss beside them", () => {
  const loss = define("square", { aliases: ["l2"], plugin: "@my/app" });
  registerLosses(loss);
  const [description] = describeLosses();
  expect(description?.loss).toBe(loss);
  expect(JSON.parse(JSON.stringify(description))).toEqual({
    name: "square",
    aliases: ["l2"],
    title: "The square loss",
    formula: "(f - y)^2",
    plugin: "@my/app",
    kind: "elementwise",
    domain: { prediction: "real", target: "real" },
    options: { scale: { default: 1, min: 0, summary: "A factor." } },
    peers: {},
    reduction: "mean",
    properties: {},
    references: [],
  });
});

describe("createLosses", () => {
  const own = createLosses([define("square", { aliases: ["l2"] }), define("cube")]);

  test("looks losses up in a list, and leaves the registry alone", () => {
    expect(own.lossNames()).toEqual(["square", "cube"]);
    expect(own.getLoss("l2").name).toBe("square");
    expect(own.createLoss("cube", { scale: 2 })([1], [0]).itemSync()).toBe(2);
    expect(own.describeLosses().map(({ kind }) => kind)).toEqual(["elementwise", "elementwise"]);
    expect(lossNames()).toEqual([]);
  });

  test("knows nothing else", () => {
    expect(() => own.getLoss("sqare")).toThrow('Registered: square, cube. Did you mean "square"?');
    // @ts-expect-error: the list is empty
    expect(() => createLosses([]).getLoss("square")).toThrow("The list given to createLosses is empty.");
  });

  test("refuses two losses of one name", () => {
    expect(() => createLosses([define("square"), define("square")])).toThrow('the name "square"');
  });
});

describe("a second copy of this package", () => {
  const secondCopy = async () => {
    vi.resetModules();
    return import("./index.js");
  };

  test("shares the table", async () => {
    const copy = await secondCopy();
    expect(copy.getLoss).not.toBe(getLoss);
    const loss = define("square");
    registerLosses(loss);
    expect(copy.lossNames()).toEqual(["square"]);
    copy.registerLosses(loss);
    expect(copy.getLoss("square" as never)).toBe(loss);
  });

  test("of an incompatible version says how to mend it", () => {
    shared[key] = { format: 0, table: {} };
    expect(() => lossNames()).toThrow(
      "Two incompatible versions of @surprisal/loss-registry are loaded (table formats 0 and 1). Bring all @surprisal " +
        "packages to one version: npm ls @surprisal/loss-registry shows who brings the other.",
    );
  });
});
