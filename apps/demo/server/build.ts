// npm run build: the page in dist, for any static host.

import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { app, builtPage } from "./built-page.js";

const dist = join(app, "dist");
const built = await builtPage(() => undefined);
rmSync(dist, { recursive: true, force: true });
cpSync(built, dist, { recursive: true });
