import { assert } from '../../base/assert';
import type { Result } from '../../base/result';
import type { DecodeFailure, ImageLocation } from '../../domain/import/importOutcome';
import type { Urgency } from './archive/archiveFiles';
import { isSourceLocation, type SourceLocation } from './sourceLocation';

/** Gives the place of an image as one whose bytes a worker can read: files of an archive are fetched. */
export type Fetched = (
  location: ImageLocation,
  urgency: Urgency,
) => Promise<Result<SourceLocation, DecodeFailure>>;

/** For images that are in no archive. */
export const isHere: Fetched = async (location) => {
  assert(isSourceLocation(location), 'an image location that no source made');
  return { ok: true, value: location };
};
