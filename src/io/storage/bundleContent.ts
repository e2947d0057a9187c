import { strFromU8 } from 'fflate';
import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { StorageFailure, StoredImage } from '../../domain/keeping/storedProject';
import type { Reading } from '../../domain/reading/reading';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';
import { bundleFault } from './bundleFault';
import { bundleSchema } from './schemas';

/** What a bundle of version 1 holds: a zip with this one JSON text. */
export interface BundleContent {
  readonly format: 'multifidus-bundle';
  readonly version: 1;
  readonly writtenAtUtc: string;
  /** An observer's id, or "all". */
  readonly whose: string;
  readonly project: Project;
  readonly subjects: readonly Subject[];
  readonly images: readonly StoredImage[];
  readonly readings: readonly Reading[];
}

/** Reads and checks the text of a bundle of version 1: its shape, and that its parts belong together. */
export function readBundleContent(text: Uint8Array): Result<BundleContent, StorageFailure> {
  const damaged = (message: string) => err<StorageFailure>({ kind: 'damaged', message });
  let json: unknown;
  try {
    json = JSON.parse(strFromU8(text));
  } catch (cause) {
    return damaged(`The file could not be read as a project bundle: ${String(cause)}`);
  }
  const parsed = bundleSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    // Names in the path are the bundle's own and may be of any length.
    const place = issue?.path.map((name) => String(name).slice(0, 40)).join('.') ?? 'its start';
    return damaged(`The bundle is damaged at ${place}: ${issue?.message ?? ''}`);
  }
  // The schema checked the shape; branded ids and literal unions are what the same shape is called inside.
  const content = parsed.data as unknown as BundleContent;
  const fault = bundleFault(content);
  return fault ? damaged(fault) : ok(content);
}
