import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { preview } from "vite";
import { app, builtPage } from "../server/built-page.js";

export interface Served {
  readonly url: string;
  close(): Promise<unknown>;
}

let built: Promise<string> | undefined;
/** The folder of the built page, looked for once. */
export const builtOnce = (): Promise<string> => (built ??= builtPage(() => undefined));

/** The built page as `npm start` serves it, with the headers of isolation. */
export async function servePage(): Promise<Served> {
  const outDir = await builtOnce();
  const server = await preview({
    ...{ root: app, logLevel: "error", build: { outDir } },
    preview: { host: "127.0.0.1", port: 0 },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error("The built page is not being served.");
  return { url, close: () => server.close() };
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** The same folder in a subfolder of a plain static host, which sends no header but the type. */
export async function servePlainly(): Promise<Served> {
  const folder = await builtOnce();
  const server = createServer(async ({ url = "" }, response) => {
    const [, path = ""] = /^\/some\/where\/([^?]*)/.exec(url) ?? [];
    try {
      const body = await readFile(join(folder, path === "" ? "index.html" : path));
      response.writeHead(200, { "Content-Type": types[extname(path || "index.html")] ?? "text/plain" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/some/where/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
