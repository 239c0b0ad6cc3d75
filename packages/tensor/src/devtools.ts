/** A value as Chrome's and Firefox's custom formatters want it: tag, attributes, content. */
type JsonMl = readonly [tag: string, attributes: { readonly style: string }, content: string];

interface Formatter {
  header(value: unknown): JsonMl | null;
  hasBody(value: unknown): boolean;
}

let announced = false;

/**
 * Shows values of a class in the browser's console as their `toString()`, where custom formatters are switched on. The
 * first call alone does something, and only where there is a `window`.
 */
export function formatInDevtools(type: abstract new (...args: never) => { toString(): string }): void {
  if (announced) return;
  announced = true;
  if (!("window" in globalThis)) return;
  const formatter: Formatter = {
    header: (value) =>
      value instanceof type
        ? ["span", { style: "white-space: pre; font-family: monospace" }, value.toString()]
        : null,
    hasBody: () => false,
  };
  const scope = globalThis as { devtoolsFormatters?: Formatter[] };
  scope.devtoolsFormatters = [...(scope.devtoolsFormatters ?? []), formatter];
}
