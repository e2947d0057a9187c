/** Stops the program at a bug. Never use it for what a user or a file can cause: that is a `Result`. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Bug: ${message}`);
}

/** Returns a value that must be there; its absence is a bug. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Bug: ${what} is absent`);
  return value;
}

/** Closes an exhaustive `switch`: a new case that nobody handled fails to compile. */
export function unreachable(value: never): never {
  throw new Error(`Bug: unhandled case ${JSON.stringify(value)}`);
}
