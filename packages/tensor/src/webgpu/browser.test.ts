import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { findBrowser, launchBrowser, noBrowser } from "@surprisal/browser-testing";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const found = await findBrowser();
let browser: Awaited<ReturnType<typeof launchBrowser>> | undefined;
let server: Server;

beforeAll(async () => {
  if (!found) return;
  // As an application is bundled: the GPU's chunk apart.
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../index.ts", import.meta.url))],
    bundle: true,
    splitting: true,
    format: "esm",
    outdir: "/",
    write: false,
  });
  const files = new Map(outputFiles.map(({ path, text }) => [path.slice(path.lastIndexOf("/")), text]));
  server = createServer(({ url = "" }, response) => {
    const script = files.get(url);
    response.writeHead(200, { "Content-Type": script === undefined ? "text/html" : "text/javascript" });
    response.end(script ?? "<h1>Page");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(({ skip }) => skip(!found, noBrowser));

/** What a module's last expression gives, in a page of its own. */
async function inPage(body: string): Promise<unknown> {
  const page = await browser?.newPage();
  await page?.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return page?.evaluate(`import("/index.js").then(async (s) => { ${body} })`);
}

describe("in Chromium, on webgpu", () => {
  test("values, gradients and routines are those of the CPU", async () => {
    const results = await inPage(`
      const f = (x) => {
        const { value, gradient } = s.valueAndGrad((w) => w.logSoftmax(1).mul(-0.25).sum())(x);
        return [value, gradient, x.max(1), x.exp().log1p(), x.matmul(x.transpose()), x.argmax(1), x.cumsum(0), x.greater(0)];
      };
      const x = s.randomNormal([33, 65], { seed: 1 });
      const expected = f(x).map((y) => y.dataSync());
      await s.useBackend("webgpu");
      const found = f(x.to("webgpu"));
      const apart = [];
      for (const [i, y] of found.entries()) {
        const [a, b] = [await y.data(), expected[i]];
        apart.push(Math.max(...a.map((v, j) => Math.abs(v - b[j]) / Math.max(1, Math.abs(b[j])))));
      }
      return { backend: found[0].backend, apart };
    `);
    expect(results).toMatchObject({ backend: "webgpu" });
    const { apart } = results as { apart: number[] };
    expect(apart).toHaveLength(8);
    for (const difference of apart) expect(difference).toBeLessThan(2e-6);
  });

  test("a training loop runs in constant memory", async () => {
    const memory = await inPage(`
      await s.useBackend("webgpu");
      const step = s.compile((w, x, rate) => {
        const { value, gradient } = s.valueAndGrad((v) => x.matmul(v).sub(1).square().mean())(w);
        return { loss: value, w: w.sub(gradient.mul(rate)) };
      }, { reuseOutputs: true });
      const x = s.randomNormal([64, 8], { seed: 1 });
      let w = s.zeros([8, 1]);
      const losses = [], reserved = [];
      for (let i = 0; i < 60; i++) {
        const result = step(w, x, 0.05);
        w = result.w;
        if (i % 20 === 19) {
          losses.push(await result.loss.item());
          reserved.push(s.memory().reserved);
        }
      }
      return { losses, reserved };
    `);
    const { losses, reserved } = memory as { losses: number[]; reserved: number[] };
    expect(losses[2]).toBeLessThan(losses[0] as number);
    expect(reserved[2]).toBe(reserved[0]);
  });
});
