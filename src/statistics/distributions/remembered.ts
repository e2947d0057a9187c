/**
 * A pure function of numbers that keeps its last answers: every line of a table asks for the same quantiles.
 *
 * What it returns is shared between callers and must not be changed by them. The oldest of more than `most` answers is forgotten.
 */
export function remembered<Args extends readonly number[], Value>(
  compute: (...args: Args) => Value,
  most = 64,
): (...args: Args) => Value {
  const answers = new Map<string, { readonly value: Value }>();
  return (...args) => {
    const key = args.join(' ');
    const known = answers.get(key);
    if (known) return known.value;
    const value = compute(...args);
    const [oldest] = answers.keys();
    if (answers.size >= most && oldest !== undefined) answers.delete(oldest);
    answers.set(key, { value });
    return value;
  };
}
