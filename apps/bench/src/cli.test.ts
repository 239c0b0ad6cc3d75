import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lossNames } from "@surprisal/loss-registry";
import { afterAll, expect, test } from "vitest";
import { registerPlugins } from "./plugins.js";

await registerPlugins();

const folder = mkdtempSync(join(tmpdir(), "surprisal-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Report {
  environment: { cpu: string; node: string };
  contestants: Record<string, Record<string, string>>;
  cases: { name: string; results: Result[] }[];
  overall: { contestant: string; cases: number }[];
}
interface Result {
  contestant: string;
  status: string;
  check?: { errors: number[]; right: boolean };
  samples: number[][];
  milliseconds: { median: number };
  ratio?: { ratio: number; low: number; high: number };
}

function bench(...args: string[]) {
  const json = join(folder, "report.json");
  const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
  const run = spawnSync(process.execPath, ["--import", "tsx", cli, ...args, "--json", json], {
    encoding: "utf8",
    cwd: fileURLToPath(new URL("..", import.meta.url)),
  });
  const report = () => JSON.parse(readFileSync(json, "utf8")) as Report;
  return { ...run, report };
}

test("every registered loss is checked and timed", () => {
  const { status, stdout, stderr, report } = bench("--suite", "losses", "--sizes", "20", "--rounds", "2");
  expect(stderr).toMatch(/^ *0 % {2}/);
  const { cases, environment } = report();
  expect(environment.node).toBe(process.versions.node);
  expect(cases.map(({ name }) => name)).toEqual(lossNames().map((name) => `${name} 20`));
  for (const { name, results } of cases) {
    const ours = results.find(({ contestant }) => contestant === "ours");
    expect(ours?.check?.right, name).toBe(true);
    expect(ours?.samples[0]).toHaveLength(2);
    expect(ours?.milliseconds.median).toBeGreaterThan(0);
    expect(stdout).toContain(name.split(" ")[0]);
  }
  expect(status).toBe(0);
});

test("the libraries from npm agree with float64, and are compared", () => {
  const contestants = ["ours", "compiled", "plain-js", "tfjs", "jax-js"];
  const args = ["--suite", "peers", "--sizes", "50", "--rounds", "3", "--contestants", contestants.join()];
  const only = ["l1", "mse", "huber", "bceWithLogits", "hinge", "klDiv"];
  const { status, stdout, report } = bench(...args, "--only", only.join());
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

test("a loss of the user's own takes part like any other", () => {
  const args = ["--suite", "losses", "--plugin", "src/fixtures/my-loss.ts", "--only", "quartic"];
  const { status, report } = bench(...args, "--sizes", "20", "--rounds", "2");
  expect(status).toBe(0);
  const [found] = report().cases;
  expect(found?.name).toBe("quartic 20");
  expect(found?.results.find(({ contestant }) => contestant === "ours")?.check?.right).toBe(true);
});

test("a plug-in without a loss, and a report that is none, are refused before anything runs", () => {
  const plugin = bench("--plugin", "src/fixtures/report.ts");
  expect([plugin.status, plugin.stderr]).toEqual([1, expect.stringContaining("it exports no loss")]);
  const compare = bench("--compare", "package.json");
  expect([compare.status, compare.stderr]).toEqual([
    1,
    expect.stringContaining("it is no report of this bench"),
  ]);
});

test("an unknown loss ends with the nearest name and status 1", () => {
  const { status, stderr } = bench("--suite", "losses", "--only", "hubber");
  expect(status).toBe(1);
  expect(stderr).toContain('No loss named "hubber".');
  expect(stderr).toContain('Did you mean "huber"?');
});
