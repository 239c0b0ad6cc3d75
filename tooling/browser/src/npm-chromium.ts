// The Chromium that the npm package @sparticuz/chromium carries: Linux x64, needing nothing but glibc.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FoundBrowser } from "./find.js";
import { unpacked } from "./unpack.js";

/** The browser from npm, unpacked on first use; undefined where it cannot run. */
export async function npmChromium(): Promise<FoundBrowser | undefined> {
  if (!runsHere()) return undefined;
  // Chromium looks for the Vulkan driver beside itself, so everything goes into one folder.
  const archives = ["chromium.br", "al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"];
  const folder = await unpacked("chromium", archives);
  const fontConfig = join(folder, "with-system-fonts.conf");
  writeFileSync(fontConfig, fontsFrom(folder));
  return {
    executable: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: `${join(folder, "lib")}:${folder}`, FONTCONFIG_FILE: fontConfig },
  };
}

/** Whether programs from @sparticuz/chromium run on this machine. */
export const runsHere = (): boolean => process.platform === "linux" && process.arch === "x64";

// The package's own configuration names a folder under /tmp.
const fontsFrom = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;
