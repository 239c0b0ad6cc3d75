import { defineConfig } from "vite";
import { registerPlugins } from "./build/plugins.js";
import { typesetLosses, typesetText } from "./build/typeset.js";

// Lets the page share memory between threads.
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export default defineConfig({
  // Relative addresses: the built folder works from any path of any host.
  base: "./",
  plugins: [registerPlugins(), typesetText(), typesetLosses()],
  server: { headers: isolation },
  preview: { headers: isolation },
});
