import type { UnusedOutcome } from '../../dicom/fileOutcome';

/** Why an object, or all of a series, is not used. */
export function unusedOutcome(reason: string, detail: string): UnusedOutcome {
  return { kind: 'unused', reason, detail };
}
