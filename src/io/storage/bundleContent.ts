import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { StorageFailure, StoredImage } from '../../domain/keeping/storedProject';
import type { Reading } from '../../domain/reading/reading';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';
import { bundleFault } from './bundleFault';
import { bundleSchema } from './schemas';

const contentName = 'multifidus.json';

/** A JSON text longer than this is no longer one string in a browser; what claims more is not inflated. */
const largestContentBytes = 512 * 1024 * 1024;

/** A bundle has one file; a directory of many is not walked to its end. */
const mostFiles = 1000;

/** What a bundle holds. */
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

/** The bytes of a bundle: a zip with one JSON text. */
export function bundleBytes(content: BundleContent): Uint8Array {
  return zipSync({ [contentName]: strToU8(JSON.stringify(content)) }, { level: 6 });
}

/** Reads and checks a bundle: its shape, and that its parts belong together. */
export function readBundleContent(bytes: Uint8Array): Result<BundleContent, StorageFailure> {
  const damaged = (message: string) => err<StorageFailure>({ kind: 'damaged', message });
  let json: unknown;
  try {
    const text = unzipSync(bytes, { filter: onlyContent() })[contentName];
    if (!text) return damaged(`This zip is no project bundle: it has no ${contentName}.`);
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

function onlyContent() {
  let files = 0;
  return (file: { readonly name: string; readonly originalSize: number }): boolean => {
    files += 1;
    if (files > mostFiles) throw new Error(`it lists more than ${mostFiles} files`);
    if (file.name !== contentName) return false;
    if (file.originalSize > largestContentBytes) throw new Error(`it claims ${file.originalSize} bytes`);
    return true;
  };
}
