import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A bundle as the first versions wrote it: one JSON text in a zip. Loose on purpose: an attacker knows no types. */
export function packFirst(content: unknown): Uint8Array {
  return zipSync({
    'multifidus.json': strToU8(typeof content === 'string' ? content : JSON.stringify(content)),
  });
}

/** What a bundle of the first versions says. */
export function firstContent(parts: {
  readonly whose: string;
  readonly project: unknown;
  readonly subjects?: readonly unknown[];
  readonly images?: readonly unknown[];
  readonly readings?: readonly unknown[];
}): Record<string, unknown> {
  return {
    format: 'multifidus-bundle',
    version: 1,
    writtenAtUtc: '2026-11-22T12:00:00.000Z',
    subjects: [],
    images: [],
    readings: [],
    ...parts,
  };
}

/** The JSON texts of a bundle of version 2 by the names of their files. */
export function partsOf(bundle: Uint8Array): Record<string, unknown> {
  const files = unzipSync(bundle);
  return Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => name.endsWith('.json'))
      .map(([name, bytes]) => [name, JSON.parse(strFromU8(bytes))]),
  );
}

/** All records of one kind in a bundle of version 2. */
export function recordsOf(bundle: Uint8Array, part: string): readonly unknown[] {
  return Object.entries(partsOf(bundle))
    .filter(([name]) => name.startsWith(`${part}-`))
    .flatMap(([, records]) => (Array.isArray(records) ? records : []));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The bundle with other contents, and a manifest that fits them: what somebody could write who knows the format. A part
 * of `undefined` is left out.
 */
export function rewritten(
  bundle: Uint8Array,
  changes: Readonly<Record<string, unknown>>,
  manifestChanges: Readonly<Record<string, unknown>> = {},
): Uint8Array {
  const before = partsOf(bundle);
  const parts = { ...before, ...changes };
  const files: Record<string, Uint8Array> = {};
  for (const [name, value] of Object.entries(parts)) {
    if (name !== 'manifest.json' && value !== undefined) {
      files[name] = value instanceof Uint8Array ? value : strToU8(JSON.stringify(value));
    }
  }
  const listed = Object.entries(files).map(([name, bytes]) => ({
    name,
    size: bytes.length,
    sha256: sha256(bytes),
  }));
  const manifest = { ...(before['manifest.json'] as object), files: listed, ...manifestChanges };
  return zipSync({ ...files, 'manifest.json': strToU8(JSON.stringify(manifest)) });
}

/** What a bundle of version 2 holds, as the first versions would have written it. */
export function asFirstContent(bundle: Uint8Array, whose: string): Record<string, never> {
  const { versions, covariates } = partsOf(bundle)['project.json'] as {
    readonly versions: readonly object[];
    readonly covariates: readonly unknown[];
  };
  const plain = (record: unknown): unknown => withoutKeys(record, ['clock']);
  const project = {
    ...(withoutKeys(versions[0], ['clock']) as object),
    ...(covariates.length > 0 && { customCovariates: covariates }),
  };
  const [subjects, images, readings] = ['subjects', 'images', 'readings'].map((part) =>
    recordsOf(bundle, part).map(plain),
  );
  return firstContent({
    whose,
    project,
    subjects: subjects ?? [],
    images: images ?? [],
    readings: readings ?? [],
  }) as Record<string, never>;
}

function withoutKeys(record: unknown, keys: readonly string[]): unknown {
  return Object.fromEntries(Object.entries(record as object).filter(([key]) => !keys.includes(key)));
}
