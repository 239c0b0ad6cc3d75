import type { Node } from "./graph/node.js";
import type { Storage } from "./storage.js";

/** Memory that ends with a scope unless it is kept. */
export interface Scoped extends Storage {
  end(reason: string): void;
}

interface Scope {
  /** Nodes made before the scope keep what they get in it. */
  readonly start: number;
  readonly made: Set<Scoped>;
  /** Nodes that something from outside holds on to. */
  readonly leaving: Node[];
}

let current: Scope | undefined;

/** Called by whoever allocates. */
export function enterScope(storage: Scoped): void {
  current?.made.add(storage);
}

/** Called when the node numbered `birth` gets its values. */
export function noteSettled(birth: number, storage: Storage): void {
  if (current !== undefined && birth < current.start) current.made.delete(storage as Scoped);
}

const reason =
  "This tensor was made inside scope() and ended with it. Return it from the scope, or read it inside.";

/** `node` now belongs to one numbered `owner`: it outlives a scope that the owner does. */
export function noteOwned(owner: number, node: Node): void {
  if (current !== undefined && owner < current.start) current.leaving.push(node);
}

/**
 * Runs `fn`; then everything that was computed in it ends, except what `kept` finds in its result and what belongs to
 * nodes from outside. `start` is the number of the next node.
 */
export function runScope<R>(
  start: number,
  fn: () => R,
  kept: (result: Awaited<R> | undefined, leaving: readonly Node[]) => readonly Storage[],
): R {
  const outer = current;
  const scope: Scope = { start, made: new Set(), leaving: [] };
  const close = (keep: readonly Storage[]): void => {
    for (const storage of keep) {
      // What leaves an inner scope belongs to the outer one.
      if (scope.made.delete(storage as Scoped)) outer?.made.add(storage as Scoped);
    }
    for (const storage of scope.made) storage.end(reason);
  };
  current = scope;
  let result: R;
  try {
    result = fn();
    if (!(result instanceof Promise)) close(kept(result as Awaited<R>, scope.leaving));
  } catch (error) {
    close(kept(undefined, scope.leaving));
    throw error;
  } finally {
    current = outer;
  }
  if (!(result instanceof Promise)) return result;
  return result.then(
    (value) => {
      close(kept(value, scope.leaving));
      return value;
    },
    (error) => {
      close([]);
      throw error;
    },
  ) as R;
}
