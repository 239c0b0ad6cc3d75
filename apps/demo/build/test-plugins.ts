// Tests know the losses that the page knows.

import { installedPlugins } from "./plugins.js";

for (const name of installedPlugins) await import(name);
