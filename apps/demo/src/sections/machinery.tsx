import type { LossDescription } from "@surprisal/loss-registry";
import { useEffect, useState } from "preact/hooks";
import { Choice } from "../controls/choice.js";
import { figure } from "../model/comparison.js";
import { decimal } from "../model/decimal.js";
import { type Backend, bytes, type Machinery as Made, machineryOf } from "../model/machinery.js";
import type { OptionValues } from "../model/option-controls.js";

interface MachineryProps {
  loss: LossDescription;
  options: OptionValues;
}

const backends = [
  { value: "cpu", label: "CPU" },
  { value: "webgpu", label: "GPU" },
] as const;
const languages = { cpu: "WebAssembly", webgpu: "WGSL" };

/** Opens to the kernels that the compiler makes for a loss and its gradient, and to their machine code. */
export function Machinery({ loss, options }: MachineryProps) {
  const [open, setOpen] = useState(false);
  const [backend, setBackend] = useState<Backend>("cpu");
  return (
    <details class="machinery" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Under the hood of {loss.title}: what the compiler makes of it</summary>
      {open && "gpu" in navigator && (
        <Choice label="Compiled for" value={backend} options={backends} onChange={setBackend} />
      )}
      {open && <Explained key={backend} {...{ loss, options, backend }} />}
    </details>
  );
}

function Explained({ loss, options, backend }: MachineryProps & { backend: Backend }) {
  const [made, setMade] = useState<Made>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let current = true;
    machineryOf(loss, options, backend).then(
      (found) => {
        if (!current) return;
        setMade(found);
        setProblem(undefined);
      },
      (error: unknown) => current && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      current = false;
    };
  }, [loss, options, backend]);

  if (problem !== undefined) return <p role="status">{problem}</p>;
  if (!made) return <p role="status">The compiler is at work …</p>;
  const { explanation, shape, value, ulps } = made;
  const { steps } = explanation;
  return (
    <>
      <p>
        Value and gradient for {shape.join(" × ")} predictions in single precision take{" "}
        <b data-kernels>{steps.length === 1 ? "one kernel" : `${steps.length} steps`}</b>, which{" "}
        {steps.length === 1 ? "reads" : "read"} <b>{bytes(made.bytesRead)}</b> and{" "}
        {steps.length === 1 ? "writes" : "write"} <b>{bytes(made.bytesWritten)}</b>. Nothing in between is
        ever stored, unless a step says so. The value is <b data-machine-value>{figure(value)}</b>, which is{" "}
        {decimal(ulps, 1)} ulp from what double precision gives.
      </p>
      {steps.map((step, i) => (
        // The steps of one program stand in an order that never changes.
        <div class="kernel" key={`${i + 1}`}>
          <p>
            <b>
              {i + 1}. {step.kind === "kernel" ? "Kernel" : `Routine ${step.operation}`}
            </b>
            : reads {step.reads.map(arrayInWords).join(", ") || "nothing"}; writes{" "}
            {step.writes.map(arrayInWords).join(", ")}.
          </p>
          {step.kind === "kernel" && (
            <>
              <Code label={`Loops of kernel ${i + 1}`} text={step.loops} />
              <details>
                <summary>
                  {languages[backend]} of kernel {i + 1}
                </summary>
                <Code label={`${languages[backend]} of kernel ${i + 1}`} text={step.code} />
              </details>
            </>
          )}
        </div>
      ))}
    </>
  );
}

const arrayInWords = ({
  name,
  dtype,
  shape,
  bytes: size,
}: Made["explanation"]["steps"][number]["reads"][number]) =>
  `${name} (${dtype}[${shape.join(", ")}], ${bytes(size)})`;

/** Text to be read only, in a field that scrolls and that the keyboard reaches. */
function Code({ label, text }: { label: string; text: string }) {
  const rows = Math.min(18, text.split("\n").length + 1);
  return <textarea class="code" aria-label={label} readOnly wrap="off" rows={rows} value={text} />;
}
