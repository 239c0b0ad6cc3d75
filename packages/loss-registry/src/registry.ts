import { NameError, StateError } from "@surprisal/tensor";
import type { AnyLoss, ByName, DynamicLoss, LossMetadata, OptionsOf } from "./loss.js";
import { didYouMean } from "./suggest.js";

/**
 * The losses of the imported plug-ins, by name and alias. Each plug-in adds its own by declaration merging, so that
 * names and options are known to the compiler for exactly what is imported.
 */
export interface LossRegistry {}

/** Registered losses and their aliases. */
type Table = Map<string, DynamicLoss>;

// Raised when what lies in the shared table changes: copies with the same number can share it.
const format = 1;
const key = /* @__PURE__ */ Symbol.for("@surprisal/loss-registry");

/** The one table of this JavaScript realm: module copies and hot reload share it. */
function sharedTable(): Table {
  const slot = globalThis as { [key]?: { readonly format: number; readonly table: Table } };
  slot[key] ??= { format, table: new Map() };
  const shared = slot[key];
  if (shared.format === format) return shared.table;
  throw new StateError(
    `Two incompatible versions of @surprisal/loss-registry are loaded (table formats ${shared.format} and ${format}). ` +
      "Bring all @surprisal packages to one version: npm ls @surprisal/loss-registry shows who brings the other.",
  );
}

/**
 * Makes losses known under their names and aliases. The same object may come twice. Another object under a name that
 * is taken is an error, unless both name the same `plugin`: then it is the same loss, reloaded, and replaces the old.
 *
 * @throws NameError for a clash; then none of `losses` is registered.
 */
export function registerLosses(...losses: readonly AnyLoss[]): void {
  addTo(sharedTable(), losses);
}

function addTo(table: Table, losses: readonly AnyLoss[]): void {
  const next = new Map(table);
  for (const loss of losses as readonly unknown[] as readonly DynamicLoss[]) {
    const { name, aliases } = loss.definition;
    const old = next.get(name);
    if (old !== undefined && old !== loss && isReload(old.definition, loss.definition)) remove(next, old);
    for (const id of [name, ...aliases]) {
      const taken = next.get(id);
      if (taken !== undefined && taken !== loss) throw clash(id, taken.definition, loss.definition);
      next.set(id, loss);
    }
  }
  for (const id of table.keys()) if (!next.has(id)) table.delete(id);
  for (const [id, loss] of next) table.set(id, loss);
}

function isReload(old: LossMetadata, fresh: LossMetadata): boolean {
  return fresh.plugin !== undefined && fresh.plugin === old.plugin && fresh.name === old.name;
}

function remove(table: Table, loss: DynamicLoss): void {
  for (const id of [loss.definition.name, ...loss.definition.aliases]) table.delete(id);
}

function clash(id: string, taken: LossMetadata, fresh: LossMetadata): Error {
  const of = ({ name, plugin }: LossMetadata) => `${name}${plugin === undefined ? "" : ` of ${plugin}`}`;
  return new NameError(
    `Two losses claim the name "${id}": ${of(taken)} (${taken.title}), which is registered, and ${of(fresh)} (${fresh.title}). ` +
      "Give the new one another name or alias, or use it without registering it.",
  );
}

/**
 * The loss of that name or alias.
 *
 * @throws NameError when there is none; it says what is registered.
 */
export function getLoss<K extends keyof LossRegistry>(name: K): LossRegistry[K] {
  return lookUp(sharedTable(), name, importHint) as LossRegistry[K];
}

/**
 * The loss of that name with options of your own as its defaults: `createLoss("huber", { delta: 2 })`.
 *
 * @throws NameError for an unknown name or option; ValueError for an option out of range.
 */
export function createLoss<K extends keyof LossRegistry>(
  name: K,
  options?: OptionsOf<LossRegistry[K]>,
): LossRegistry[K] {
  return bind(lookUp(sharedTable(), name, importHint), options) as LossRegistry[K];
}

/** The names of the registered losses, without aliases, in the order of registration. */
export function lossNames(): string[] {
  return describe(sharedTable()).map(({ name }) => name);
}

/** What is known of every registered loss: its metadata, and the loss. */
export function describeLosses(): LossDescription[] {
  return describe(sharedTable());
}

/** Metadata that `JSON.stringify` keeps, and the callable, which it leaves out. */
export interface LossDescription extends LossMetadata {
  readonly loss: DynamicLoss;
}

/** What `createLosses` gives: the registry's functions over a list of one's own. */
export interface Losses<R> {
  getLoss<K extends keyof R>(name: K): R[K];
  createLoss<K extends keyof R>(name: K, options?: OptionsOf<R[K]>): R[K];
  lossNames(): string[];
  describeLosses(): LossDescription[];
}

/**
 * The registry's functions over a list of losses, without a global table: for libraries, and wherever the names must
 * not depend on what else is imported.
 *
 * @throws NameError when two of them claim one name.
 */
export function createLosses<const L extends readonly AnyLoss[]>(losses: L): Losses<ByName<L>> {
  const table: Table = new Map();
  addTo(table, losses);
  const hint = () => "The list given to createLosses is empty.";
  return {
    getLoss: (name) => lookUp(table, name, hint) as never,
    createLoss: (name, options) => bind(lookUp(table, name, hint), options) as never,
    lossNames: () => describe(table).map(({ name }) => name),
    describeLosses: () => describe(table),
  };
}

const importHint = (): string =>
  'No losses are registered. Import a plug-in first: import "@surprisal/losses-regression".';

function lookUp(table: Table, name: PropertyKey, hintWhenEmpty: () => string): DynamicLoss {
  const id = String(name);
  const loss = table.get(id);
  if (loss !== undefined) return loss;
  if (table.size === 0) throw new NameError(`No loss named "${id}". ${hintWhenEmpty()}`);
  const registered = describe(table).map((entry) => entry.name);
  // A list as long as a page hides what it is for.
  const listed =
    registered.length <= 12
      ? `Registered: ${registered.join(", ")}.`
      : `lossNames() lists the ${registered.length} that are registered.`;
  throw new NameError(`No loss named "${id}". ${listed}${didYouMean(id, [...table.keys()])}`);
}

function bind(loss: DynamicLoss, options: unknown): DynamicLoss {
  return options === undefined ? loss : loss.with(options as Record<string, unknown>);
}

function describe(table: Table): LossDescription[] {
  return [...new Set(table.values())].map((loss) => ({ ...loss.definition, loss }));
}
