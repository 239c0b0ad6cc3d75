// Before the tests: every public package as npm would publish it, and two projects that installed some of them.

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { pinnedPnpm, root } from "../../../scripts/install.mjs";
import { capture } from "./command.js";
import { type PublicPackage, publicPackages, tarballOf } from "./packages.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder with one tarball per public package. */
    tarballs: string;
    /** A project that installed every public package. */
    everything: string;
    /** A project that installed one plug-in and what it requires. */
    onePlugin: string;
  }
}

/** The plug-in that is installed alone. */
const plugin = "@surprisal/losses-regression";

export default function setup({ provide }: TestProject): () => void {
  const temp = mkdtempSync(join(tmpdir(), "surprisal-packages-"));
  const tarballs = join(temp, "tarballs");
  mkdirSync(tarballs);
  const pack = ["--recursive", "--filter", "./packages/*", "pack", "--pack-destination", tarballs];
  capture("npx", ["--yes", pinnedPnpm(), ...pack], root);

  provide("tarballs", tarballs);
  provide("everything", install(join(temp, "everything"), publicPackages, tarballs));
  const needed = publicPackages.filter(
    ({ name, manifest }) => name === plugin || !manifest.peerDependencies?.["@surprisal/loss-registry"],
  );
  provide("onePlugin", install(join(temp, "one-plugin"), needed, tarballs));
  return () => rmSync(temp, { recursive: true, force: true });
}

/** An empty project into which npm alone has installed the packages' tarballs. */
function install(project: string, packages: PublicPackage[], tarballs: string): string {
  mkdirSync(project);
  const files = packages.map(({ name }) => tarballOf(name, tarballs));
  capture("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", ...files], project);
  return project;
}
