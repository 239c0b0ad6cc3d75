// Contestants as pages of Chromium instead of processes of Node: a page, and an origin, for each, so that each has a
// process of its own there too.

import { createReadStream, existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, extname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { launchBrowser } from "@surprisal/browser-testing";
import { type Answer, type Player, patience, unwrap } from "./player.js";
import type { Reply, Request } from "./protocol.js";
import type { Entry } from "./roster.js";

export interface Stage {
  open(entry: Entry): Promise<Player | { readonly missing: string }>;
  close(): Promise<void>;
}

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;

/** @param bundles folder of the contestants as modules for a browser; @param files that of inputs and outputs */
export async function browserStage(bundles: string, files: string): Promise<Stage> {
  const browser = await launchBrowser();
  const server = serveFolders({ bundles, files });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    async open({ name, file, pageArgs }) {
      if (pageArgs === undefined) return { missing: "it does not run in a browser" };
      const page = await browser.newPage();
      const query = pageArgs.map((arg) => `arg=${encodeURIComponent(arg)}`).join("&");
      const faults: string[] = [];
      page.on("pageerror", ({ message }) => faults.push(message));
      await page.goto(`http://${name}.localhost:${port}/page/${basename(file, ".ts")}?${query}`);
      return new PagePlayer(page, faults);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

class PagePlayer implements Player {
  readonly #page: Page;
  readonly #faults: readonly string[];

  constructor(page: Page, faults: readonly string[]) {
    this.#page = page;
    this.#faults = faults;
  }

  async ask<R extends Request>(request: R): Promise<Answer<R>> {
    await this.#page
      .waitForFunction(() => "answer" in globalThis, undefined, { timeout: 20_000 })
      .catch(() => {
        throw new Error(this.#faults.at(-1) ?? "its page does not start");
      });
    const answered = this.#page.evaluate(
      (text) =>
        (globalThis as unknown as { answer(request: unknown): Promise<unknown> }).answer(JSON.parse(text)),
      JSON.stringify(request),
    );
    // Playwright waits for a page's answer for ever.
    const ended = new AbortController();
    const late = setTimeout(patience, undefined, { signal: ended.signal }).then(() => {
      throw new Error(`no answer to "${request.do}" within ${patience / 1000} s`);
    });
    late.catch(() => {});
    try {
      return unwrap<R>((await Promise.race([answered, late])) as Reply<R["do"]>);
    } finally {
      ended.abort();
    }
  }

  async close(): Promise<void> {
    await this.#page.close();
  }
}

const types: Readonly<Record<string, string>> = {
  ".mjs": "text/javascript",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** Pages, modules and arrays, isolated so that threads and fine clocks are to be had. */
function serveFolders({ bundles, files }: { readonly bundles: string; readonly files: string }) {
  return createServer((request, response) => {
    const [, kind = "", name = ""] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    response.setHeader("Content-Type", types[extname(name)] ?? "application/octet-stream");
    if (kind === "page") {
      response.setHeader("Content-Type", "text/html");
      response.end(`<!doctype html><script type="module" src="/bundles/${basename(name)}.mjs"></script>`);
      return;
    }
    const folder = kind === "files" ? files : bundles;
    const path = join(folder, basename(name));
    if (kind === "files" && request.method === "POST") {
      buffer(request)
        .then((data) => writeFile(path, data))
        .then(
          () => response.end(),
          (error: unknown) => response.writeHead(500).end(String(error)),
        );
    } else if (existsSync(path) && name !== "") createReadStream(path).pipe(response);
    else response.writeHead(404).end();
  });
}
