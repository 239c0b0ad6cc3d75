import { spawnSync } from "node:child_process";

const found = new Map<string, string | undefined>();

/** The first Python that can import the modules, and where the condition holds; PYTHON in the environment goes first. */
export function findPython(modules: readonly string[], condition = "True"): string | undefined {
  const program = `import ${modules.join(", ")}; raise SystemExit(0 if ${condition} else 1)`;
  if (!found.has(program)) {
    const candidates = [process.env.PYTHON ?? "", "python3", "/usr/bin/python3", "python"];
    found.set(
      program,
      candidates.find((command) => command !== "" && spawnSync(command, ["-c", program]).status === 0),
    );
  }
  return found.get(program);
}
