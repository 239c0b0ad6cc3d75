import { expect, test } from "vitest";
import { lossNamed } from "./losses.js";
import { linkTo, packText, readLink, unpackText } from "./page-link.js";
import { fromWords, type Shown, startOf, toWords } from "./shown.js";

const through = (name: string, shown: Shown): Shown => {
  const loss = lossNamed(name);
  return fromWords(loss, readLink(linkTo("explorer", toWords(loss, shown))).state);
};

test.each<[string, Partial<Shown>]>([
  ["huber", { options: { rho: 2.5 }, label: -1.5, prediction: 0.25 }],
  ["huber", { options: { delta: 0.35 } }],
  ["logistic", { label: -1 }],
  ["softmaxCrossEntropy", { label: 1, prediction: -5 }],
])("a link of %s brings back %j", (name, change) => {
  const shown = { ...startOf(lossNamed(name)), ...change };
  expect(through(name, shown)).toEqual(shown);
});

test("what is as at the start needs no words", () => {
  const loss = lossNamed("huber");
  expect(toWords(loss, startOf(loss))).toEqual({});
});

test("words that make no sense count as left out, numbers out of range as the nearest within", () => {
  const loss = lossNamed("huber");
  const words = new URLSearchParams("label=much&at=99&option.delta=&option.nonsense=3");
  expect(fromWords(loss, words)).toEqual({ ...startOf(loss), prediction: 5 });
  expect(fromWords(lossNamed("logistic"), new URLSearchParams("label=0.5")).label).toBe(1);
});

test("a link's section is read whether or not there is state", () => {
  expect(readLink("#regression")).toMatchObject({ section: "regression" });
  expect(readLink("#own?code=a%3Fb").state.get("code")).toBe("a?b");
  expect(readLink("#%E0%A4%A").section).toBe("%E0%A4%A");
});

test("packed text comes back whole, and what was never packed is told", () => {
  const text = "(f, y) => f.sub(y) // |f − y|, “λ”, 🐧";
  expect(packText(text)).toMatch(/^[\w-]+$/);
  expect(unpackText(packText(text))).toBe(text);
  expect(unpackText("*")).toBeUndefined();
  expect(unpackText("_w")).toBeUndefined();
});
