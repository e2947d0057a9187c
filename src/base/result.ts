/**
 * The outcome of something that may fail in an expected way: a value, or a reason.
 *
 * Bugs throw; whatever the outside world can cause (a bad file, too few pairs, a crossing outline) comes back
 * as a `Result`, so the compiler makes the caller look at it. Errors are discriminated unions on `kind`.
 */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** An expected failure, with its reason. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
