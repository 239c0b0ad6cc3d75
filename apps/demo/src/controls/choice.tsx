import { useId } from "preact/hooks";

interface ChoiceProps<T extends string | number> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

/** A few alternatives side by side, as native radio buttons. */
export function Choice<T extends string | number>({ label, value, options, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface SelectProps<T extends string> {
  label: string;
  value: T;
  /** Under the heading of their group, where they have one. */
  options: readonly { value: T; label: string; group?: string }[];
  onChange: (value: T) => void;
}

/** Many alternatives, in a native list. */
export function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>) {
  const id = useId();
  const groups = [...Map.groupBy(options, ({ group }) => group)];
  const listed = (some: SelectProps<T>["options"]) =>
    some.map((option) => (
      <option key={option.value} value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    ));
  return (
    <div class="select">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {groups.map(([group, some]) =>
          group === undefined ? (
            listed(some)
          ) : (
            <optgroup key={group} label={group}>
              {listed(some)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
}
