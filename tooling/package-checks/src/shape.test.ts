import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, test } from "vitest";
import { capture } from "./command.js";
import { publicPackages, tarballOf } from "./packages.js";

const attw = join(
  dirname(fileURLToPath(import.meta.resolve("@arethetypeswrong/cli/package.json"))),
  "dist/index.js",
);

describe.each(publicPackages)("$name as published", ({ name }) => {
  const tarball = tarballOf(name, inject("tarballs"));

  test("publint finds nothing to mend", async () => {
    const { messages, pkg } = await publint({
      pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test("its types are those of its modules, for every way to import it", () => {
    capture(
      process.execPath,
      [attw, tarball, "--profile", "esm-only", "--no-color", "--no-emoji"],
      dirname(tarball),
    );
  });
});
