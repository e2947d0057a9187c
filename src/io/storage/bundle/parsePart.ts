import type * as z from 'zod/mini';
import { BundleRefused, shown } from './bundleRefused';

/** The JSON of a file of a bundle. */
export function jsonOf(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BundleRefused(
      `${shown(name)} in the bundle is no JSON text. The file is damaged: copy it again.`,
    );
  }
}

/** A part of a bundle, checked to its type; refused with the place of the first thing that is not as it must be. */
export function partOf<T extends z.ZodMiniType>(schema: T, name: string, json: unknown): z.infer<T> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  // Names in the path are the bundle's own and may be of any length.
  const place = issue?.path.map((step) => String(step).slice(0, 40)).join('.') ?? '';
  throw new BundleRefused(
    `The bundle is damaged in ${shown(name)} at ${place || 'its start'}: ${issue?.message ?? ''}`,
  );
}
