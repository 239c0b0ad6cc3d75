// npm start: the chapter's numbers in this terminal, and the page in a browser, until Ctrl-C.

// Before anything is printed: who reads the address may end it at once.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => process.exit(0));
}

// Imports are made where their failure can be told plainly.
export {};

try {
  await import("../src/data/chapter-losses.js");
  const { report } = await import("./report.js");
  console.log(report());
} catch (error) {
  fail("The packages could not compute the chapter's numbers", error);
}

try {
  const { app, builtPage } = await import("./built-page.js");
  const outDir = await builtPage(() => console.log("Building the page (once, and after each change) …"));
  const { preview } = await import("vite");
  // Takes the next port while one is in use.
  const server = await preview({ root: app, logLevel: "warn", build: { outDir } });
  console.log(`The page:  ${server.resolvedUrls?.local[0]}\nCtrl-C ends it.`);
} catch (error) {
  fail("The page could not be served", error);
}

function fail(what: string, error: unknown): never {
  console.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
