// npx tsx scripts/accuracy.ts [STEP]: measures every function in lanes and writes packages/tensor/ACCURACY.md. STEP is
// the distance of the float32 bit patterns tried: 1 for all of them (days), 4297 unless given (minutes).

import { writeFileSync } from "node:fs";
import {
  interpreted,
  measureFloat32,
  measureTable,
  requirements,
  type Worst,
  withoutDouble,
} from "../packages/tensor/src/math/accuracy.js";

const step = Number(process.argv[2] ?? 4297);
if (!Number.isInteger(step) || step < 1)
  throw new Error(`STEP is a whole number from 1, not ${process.argv[2]}.`);

const show = ({ ulp, at }: Worst) => `${ulp.toFixed(2)} at ${at.map((x) => x.toPrecision(4)).join(", ")}`;

const rows = Object.entries(requirements).map(([name, requirement]) => {
  const { op, within, absolute, alone } = requirement;
  const narrow = measureFloat32(requirement, interpreted(op, "float32"), step);
  const withoutWide = measureFloat32(
    withoutDouble(requirement),
    interpreted(op, "float32", { alone: true }),
    step,
  );
  const wide = measureTable(name, requirement, interpreted(op, "float64"), "float64");
  const notes = [
    within && `for ${within.text}`,
    absolute && `${absolute.text}: ulp of at least 1`,
    alone?.within && `without double for ${alone.within.text}`,
    alone?.absolute && "there ulp of at least 1",
  ];
  const row = [name, show(narrow), show(withoutWide), show(wide), notes.filter(Boolean).join("; ")];
  console.log(row.join(" | "));
  return `| ${row.join(" | ")} |`;
});

writeFileSync(
  new URL("../packages/tensor/ACCURACY.md", import.meta.url),
  `# Accuracy of the compiled functions

The largest error found, in units of the last place of the exact value, and where. Written by \`npx tsx
scripts/accuracy.ts ${step}\`.

- float32: every ${step}th of the 2³² bit patterns, subnormals, infinities and NaN among them, against float64.
- float32 without double: the same on a target that has no float64, such as a GPU.
- float64: against the tables of \`reference-data\`, which mpmath computed and rounded to double; half an ulp may be
  theirs.

| function | float32 | float32 without double | float64 | |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`,
);
