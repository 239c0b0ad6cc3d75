import type { OptionSpecs } from "@surprisal/loss-registry";
import {
  isExcluded,
  type OptionControl,
  type OptionValues,
  optionControls,
  withOption,
} from "../model/option-controls.js";
import { Select } from "./choice.js";
import { Slider } from "./slider.js";

interface OptionsProps {
  specs: OptionSpecs;
  values: OptionValues;
  onChange: (values: OptionValues) => void;
}

/** Controls for the options of any loss, made from what the registry knows of them. */
export function Options({ specs, values, onChange }: OptionsProps) {
  const controls = optionControls(specs);
  return (
    <>
      {controls.map((control) => (
        <Option
          key={control.name}
          control={control}
          value={values[control.name]}
          disabled={isExcluded(control, controls, values)}
          onChange={(value) => onChange(withOption(values, control, value))}
        />
      ))}
    </>
  );
}

interface OptionProps {
  control: OptionControl;
  value: number | boolean | string | undefined;
  disabled: boolean;
  onChange: (value: number | boolean | string | undefined) => void;
}

function Option({ control, value, disabled, onChange }: OptionProps) {
  const { name, summary } = control;
  switch (control.kind) {
    case "boolean":
      return (
        <CheckBox
          label={name}
          hint={summary}
          checked={(value ?? control.start) === true}
          onChange={onChange}
        />
      );
    case "choice":
      return (
        <Select
          label={name}
          value={String(value ?? control.start)}
          options={control.choices.map((choice) => ({ value: choice, label: choice }))}
          onChange={onChange}
        />
      );
    case "number": {
      const given = value !== undefined || !control.optional;
      return (
        <>
          {control.optional && (
            <CheckBox
              label={`give ${name}`}
              hint={given ? undefined : summary}
              checked={given}
              onChange={(on) => onChange(on ? control.start : undefined)}
            />
          )}
          {given && !disabled && (
            <Slider
              label={name}
              value={Number(value ?? control.start)}
              hint={summary}
              {...{ min: control.min, max: control.max, step: control.step, onChange }}
              format={(number) => String(Number(number.toFixed(2)))}
            />
          )}
        </>
      );
    }
  }
}

interface CheckBoxProps {
  label: string;
  hint?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function CheckBox({ label, hint, checked, onChange }: CheckBoxProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        {label}
        {hint && <span class="hint"> {hint}</span>}
      </span>
    </label>
  );
}
