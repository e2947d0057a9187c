/** What a result object holds, flat: numbers and words by their path. */
export type FlatValues = ReadonlyMap<string, number | string>;

/** What is no number of a table: names that a person gave, R calls in words, and values that are walked elsewhere. */
export type Skip = (key: string, path: string, part: unknown) => boolean;

const nameFields = [
  'variable',
  'x',
  'y',
  'measure',
  'covariate',
  'quantity',
  'tissue',
  'side',
  'phase',
  'group',
  'region',
  'variables',
  'adjustments',
  'controls',
  'id',
] as const;

/**
 * Every leaf of an object. A `Result` is its value, or `error` and its kind; undefined is nothing; null is the word null;
 * a list of objects that say what they are is keyed by that, any other list by position.
 */
export function flatNumbers(value: unknown, skip: Skip = () => false): FlatValues {
  const found = new Map<string, number | string>();
  walk(value, '', found, skip);
  return found;
}

function walk(value: unknown, path: string, found: Map<string, number | string>, skip: Skip): void {
  if (value === undefined) return;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    found.set(path, String(value));
  } else if (typeof value === 'number') {
    found.set(path, value);
  } else if (Array.isArray(value)) {
    const names = value.map((one, index) => nameOf(one) || String(index));
    const isUnique = new Set(names).size === names.length;
    // Length as well: a list that lost its end must not pass.
    found.set(`${path}#`, value.length);
    value.forEach((one, index) => {
      walk(one, join(path, isUnique ? (names[index] ?? '') : String(index)), found, skip);
    });
  } else if (typeof value === 'object') {
    const own = unwrapped(value);
    if (own !== value) {
      walk(own, path, found, skip);
      return;
    }
    for (const [key, part] of Object.entries(value)) {
      const at = join(path, key);
      if (!skip(key, at, part)) walk(part, at, found, skip);
    }
  } else throw new Error(`${path} is no data: ${typeof value}`);
}

/** What a `Result` holds. */
function unwrapped(value: object): unknown {
  if (!('ok' in value)) return value;
  if (value.ok === true && 'value' in value) return value.value;
  if (value.ok !== false || !('error' in value)) return value;
  const { error } = value;
  return { error: typeof error === 'object' && error !== null && 'kind' in error ? error.kind : error };
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(nameOf).join('+');
  if (typeof value !== 'object' || value === null) return '';
  const parts = new Map<string, unknown>(Object.entries(value));
  // A subject is its code, whatever else is said of it.
  const whose = nameOf(parts.get('code')) || nameOf(parts.get('subject'));
  if (whose !== '') return whose;
  const named = nameFields.map((field) => nameOf(parts.get(field))).filter((text) => text !== '');
  return named.length > 0 ? named.join('.') : nameOf(parts.get('kind'));
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}/${key}`;
}
