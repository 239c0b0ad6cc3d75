import { useId } from "preact/hooks";

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
  /** The value in words: "2.0", "12 outliers". */
  format?: (value: number) => string;
  hint?: string | undefined;
}

/** A native range input with its name, its value and, if there is one, a sentence on what it means. */
export function Slider({ label, value, min, max, step, onChange, format = String, hint }: SliderProps) {
  const id = useId();
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <output for={id}>{format(value)}</output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={format(value)}
        aria-describedby={hint && `${id}-hint`}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
