import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { findBrowser, noBrowser, softwareVulkan } from "@surprisal/browser-testing";
import { lossNames } from "@surprisal/loss-registry";
import { afterAll, expect, test } from "vitest";
import type { AccuracyRun } from "./accuracy-suite.js";
import { parseOptions } from "./options.js";
import { registerPlugins } from "./plugins.js";
import type { Report } from "./report/report.js";
import { run } from "./run.js";

await registerPlugins();

const home = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "surprisal-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = join(folder, "report.json");
const read = () => JSON.parse(readFileSync(json, "utf8")) as unknown;
const written = { report: () => read() as Report, accuracy: () => read() as AccuracyRun };

/** What the command line runs, in this process: each contestant still has one of its own. */
async function bench(...args: string[]) {
  const argv = [...args, "--json", json];
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const status = await run(argv, parseOptions(argv), { stdout, stderr });
  const printed = (stream: PassThrough) => String(stream.read() ?? "");
  return { status, stdout: printed(stdout), stderr: printed(stderr), ...written };
}

/** The command itself, in a process of its own. */
function command(...args: string[]) {
  const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
  const ran = spawnSync(process.execPath, ["--import", "tsx", cli, ...args, "--json", json], {
    encoding: "utf8",
    cwd: home,
  });
  return { ...ran, ...written };
}

test("losses of every plug-in are checked and timed", async () => {
  // That each has inputs and an answer is tested without processes.
  const some = lossNames().filter((_, i) => i % 16 === 0);
  const args = ["--suite", "losses", "--sizes", "20", "--rounds", "2", "--only", some.join()];
  const { status, stdout, stderr, report } = await bench(...args);
  expect(stderr).toMatch(/^ *0 % {2}/);
  const { cases, environment } = report();
  expect(environment.node).toBe(process.versions.node);
  expect(cases.map(({ name }) => name)).toEqual(some.map((name) => `${name} 20`));
  for (const { name, results } of cases) {
    const ours = results.find(({ contestant }) => contestant === "ours");
    expect(ours?.check?.right, name).toBe(true);
    expect(ours?.samples?.[0]).toHaveLength(2);
    expect(ours?.milliseconds?.median).toBeGreaterThan(0);
    expect(stdout).toContain(name.split(" ")[0]);
  }
  expect(status).toBe(0);
});

test("the libraries from npm agree with float64, and are compared", async () => {
  const contestants = ["ours", "compiled", "plain-js", "tfjs", "jax-js"];
  const args = ["--suite", "peers", "--sizes", "50", "--rounds", "3", "--processes", "1"];
  const only = ["l1", "mse", "huber", "bceWithLogits", "hinge", "klDiv"];
  const { status, stdout, report } = await bench(
    ...args,
    "--contestants",
    contestants.join(),
    "--only",
    only.join(),
  );
  expect(status).toBe(0);
  expect(stdout).toContain("All together");
  const { cases, overall } = report();
  expect(cases).toHaveLength(only.length);
  for (const { name, results } of cases) {
    expect(results.map(({ contestant }) => contestant)).toEqual([...contestants, "roofline"]);
    for (const { contestant, status, check } of results) {
      expect([name, contestant, status]).toEqual([name, contestant, "timed"]);
      if (contestant !== "roofline") expect(check?.right, `${name} ${contestant}`).toBe(true);
    }
  }
  expect(overall).toEqual(
    contestants.slice(1).map((contestant) => expect.objectContaining({ contestant, cases: only.length })),
  );
});

test("the command: a loss of the user's own takes part like any other, and the status is 0", () => {
  const args = ["--suite", "losses", "--plugin", "src/fixtures/my-loss.ts", "--only", "quartic"];
  const { status, report } = command(...args, "--sizes", "20", "--rounds", "2");
  expect(status).toBe(0);
  const [found] = report().cases;
  expect(found?.name).toBe("quartic 20");
  expect(found?.results.find(({ contestant }) => contestant === "ours")?.check?.right).toBe(true);
});

test("a plug-in without a loss, and a report that is none, are refused before anything runs", async () => {
  const plugin = await bench("--plugin", join(home, "src/fixtures/report.ts"));
  expect([plugin.status, plugin.stderr]).toEqual([1, expect.stringContaining("it exports no loss")]);
  const compare = await bench("--compare", join(home, "package.json"));
  expect([compare.status, compare.stderr]).toEqual([
    1,
    expect.stringContaining("it is no report of this bench"),
  ]);
});

test("what a suite has no use for is refused", async () => {
  const { status, stderr } = await bench("--suite", "size", "--html", "page.html");
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('--html is for suites with times; "size" has none.'),
  ]);
});

test("in a browser the same contestants give the same answers", async ({ skip }) => {
  skip(!(await findBrowser()), noBrowser);
  const contestants = ["compiled", "plain-js", "tfjs", "jax-js"];
  const args = [
    "--browser",
    "--contestants",
    contestants.join(),
    "--only",
    "l1",
    "--sizes",
    "50",
    "--rounds",
    "2",
    "--processes",
    "1",
  ];
  const { status, report } = await bench(...args);
  expect(status).toBe(0);
  const [found] = report().cases;
  expect(found?.results.map(({ contestant, status }) => [contestant, status])).toEqual(
    [...contestants, "roofline"].map((name) => [name, "timed"]),
  );
  expect(report().contestants.compiled?.details).toMatchObject({ isolated: "true" });
});

const hasGpu = await softwareVulkan();

test("on a software adapter results are checked and kernels counted, and nothing is timed", async ({
  skip,
}) => {
  skip(hasGpu === undefined, "the software adapter from npm is for Linux x64");
  const args = ["--suite", "webgpu", "--contestants", "webgpu", "--only", "mse", "--sizes", "1e4"];
  const { status, stdout, report } = await bench(...args, "--processes", "1");
  expect(status).toBe(0);
  expect(stdout).toContain("computes on the CPU; its times say nothing of a GPU");
  const [{ name, results } = { name: "", results: [] }] = report().cases;
  const [webgpu, copy] = results;
  // One pass and its tiny finish.
  expect([name, webgpu]).toMatchObject([
    "mse 1e4",
    { status: "untimed", check: { right: true }, dispatches: 2 },
  ]);
  expect(webgpu).not.toHaveProperty("samples");
  expect(copy).toMatchObject({ contestant: "webgpu-copy", status: "untimed" });
});

test("a GPU's own clock measures what was submitted, less than the wait for it", ({ skip }) => {
  skip(hasGpu === undefined, "the software adapter from npm is for Linux x64");
  const clock = fileURLToPath(new URL("fixtures/gpu-clock.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", clock], {
    encoding: "utf8",
    env: { ...process.env, ...hasGpu },
  });
  expect([status, stderr]).toEqual([0, ""]);
  const {
    clock: which,
    few,
    many,
    wall,
  } = JSON.parse(stdout) as Record<"clock" | "few" | "many" | "wall", unknown>;
  expect(which).toBe("timestamps");
  expect(Number(many)).toBeGreaterThan(10 * Number(few));
  expect(Number(few)).toBeGreaterThan(0);
  expect(Number(many)).toBeLessThan(Number(wall));
});

test("the suite of accuracy: ours is right in every row, and the peers' known defects show", async () => {
  const { status, accuracy } = await bench(
    "--suite",
    "accuracy",
    "--contestants",
    "ours,tfjs",
    "--only",
    "log1p,mean of 1e3,tie",
  );
  expect(status).toBe(0);
  const { results } = accuracy();
  expect(results.map(({ verdicts }) => verdicts.ours)).toEqual(
    Array(3).fill(expect.objectContaining({ right: true })),
  );
  expect(results.at(-1)?.verdicts.tfjs).toMatchObject({ right: false });
});

test("the command: an unknown loss ends with the nearest name and status 1", () => {
  const { status, stderr } = command("--suite", "losses", "--only", "hubber");
  expect(status).toBe(1);
  expect(stderr).toContain('No loss named "hubber".');
  expect(stderr).toContain('Did you mean "huber"?');
});
