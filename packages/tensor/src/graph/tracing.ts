let depth = 0;

/** Whether a function is being compiled: its tensors have no values yet. */
export function isTracing(): boolean {
  return depth > 0;
}

export function traced<R>(fn: () => R): R {
  depth++;
  try {
    return fn();
  } finally {
    depth--;
  }
}
