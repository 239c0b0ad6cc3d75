import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, test } from "vitest";
import { publicPackages, tarballOf } from "./packages.js";

/** Ways to import that are no concern of packages of ES modules alone. */
const commonJs: readonly string[] = ["node10", "node16-cjs"];

describe.each(publicPackages)("$name as published", ({ name }) => {
  const tarball = new Uint8Array(readFileSync(tarballOf(name, inject("tarballs"))));

  test("publint finds nothing to mend", async () => {
    const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test("its types are those of its modules, for every way to import it", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(tarball));
    const problems = analysis.types ? analysis.problems : ["it has no types"];
    const ours = (problem: (typeof problems)[number]) =>
      typeof problem === "string" ||
      !("resolutionKind" in problem) ||
      !commonJs.includes(problem.resolutionKind);
    expect(problems.filter(ours)).toEqual([]);
  });
});
