/**
 * The errors of user input. Each says what is wrong, where, and how to mend it, before anything is computed.
 * A fault of our own begins with "internal:" and is a plain `Error`.
 */
export class SurprisalError extends Error {
  override name = "SurprisalError";
}

/** Shapes or axes that do not fit together. */
export class ShapeError extends SurprisalError {
  override name = "ShapeError";
}

/** An element type that an operation does not take. */
export class DtypeError extends SurprisalError {
  override name = "DtypeError";
}

/** A number outside the range where it has a meaning: an index, a count, an option. */
export class ValueError extends SurprisalError {
  override name = "ValueError";
}

/** A name nobody knows: a loss, an option. */
export class NameError extends SurprisalError {
  override name = "NameError";
}

/** A call that comes at the wrong time: reading a disposed tensor, `backward()` without a leaf. */
export class StateError extends SurprisalError {
  override name = "StateError";
}

/** For states that types rule out; reaching one is our bug. */
export function internal(message: string): never {
  throw new Error(`internal: ${message}`);
}
