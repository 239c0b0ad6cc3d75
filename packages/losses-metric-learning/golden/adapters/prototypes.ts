import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import {
  arcFace,
  cosFace,
  largeMarginSoftmax,
  normalizedSoftmax,
  proxyAnchor,
  proxyNca,
  sphereFace,
} from "../../src/index.js";

const proxies = (call: GoldenCall) => ({
  embeddings: call.input("embeddings"),
  prototypes: call.input("weights"),
});
/** pytorch-metric-learning keeps what it calls W with one column per class. */
const columns = (call: GoldenCall) => ({
  embeddings: call.input("embeddings"),
  prototypes: call.input("weights").transpose(),
});
const labels = (call: GoldenCall) => call.input("labels");
const margin = (call: GoldenCall) => ({ margin: call.number("margin"), scale: call.number("scale") });

export const prototypes: GoldenAdapters = {
  cases: {
    arc_face: (call) =>
      arcFace(columns(call), labels(call), {
        ...margin(call),
        margin: (call.number("margin") * Math.PI) / 180,
      }),
    cos_face: (call) => cosFace(columns(call), labels(call), margin(call)),
    sphere_face: (call) => sphereFace(columns(call), labels(call), margin(call)),
    large_margin_softmax: (call) => largeMarginSoftmax(columns(call), labels(call), margin(call)),
    normalized_softmax: (call) =>
      normalizedSoftmax(columns(call), labels(call), { temperature: call.number("temperature") }),
    proxy_anchor: (call) =>
      proxyAnchor(proxies(call), labels(call), {
        margin: call.number("margin"),
        scale: call.number("alpha"),
      }),
    proxy_nca: (call) => proxyNca(proxies(call), labels(call), { scale: call.number("softmax_scale") }),
  },
};
