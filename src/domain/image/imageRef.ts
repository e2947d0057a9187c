import type { SopInstanceUid } from '../ids';

/** Names one slice: a SOP instance and a frame (0-based) of it. */
export interface ImageRef {
  readonly sopInstanceUid: SopInstanceUid;
  readonly frame: number;
}

/** One text per slice, for maps and records. */
export function imageKey(ref: ImageRef): string {
  return `${ref.sopInstanceUid}#${ref.frame}`;
}
