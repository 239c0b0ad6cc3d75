// npm run bench. What it runs is loaded once the arguments are read: help, and what is wrong with them, come at once.

import { parseOptions } from "./options.js";

const argv = process.argv.slice(2);
const options = parseOptions(argv);
const { run } = await import("./run.js");
process.exitCode = await run(argv, options, process);
