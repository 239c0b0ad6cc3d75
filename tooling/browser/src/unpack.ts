import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar-fs";

const require = createRequire(import.meta.url);
const source = join(dirname(require.resolve("@sparticuz/chromium")), "../..");
const { version } = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as { version: string };
const cache = fileURLToPath(new URL(`../../../node_modules/.cache/chromium-${version}`, import.meta.url));

/** A folder of that name with the content of the archives, which are unpacked on first use. */
export async function unpacked(name: string, contents: string[]): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;

  // Unpacked aside and renamed: another process may be doing the same, and a broken attempt must not be found later.
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(`${folder}-`);
  await Promise.all(contents.map((archive) => unpack(archive, aside)));
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

async function unpack(archive: string, folder: string): Promise<void> {
  const name = archive.replace(/\.br$/, "");
  const target = name.endsWith(".tar")
    ? extract(folder)
    : createWriteStream(join(folder, name), { mode: 0o755 });
  await pipeline(createReadStream(join(source, "bin", archive)), createBrotliDecompress(), target);
}
