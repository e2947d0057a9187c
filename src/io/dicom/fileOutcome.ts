import type { Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { describeHeaderProblem, type HeaderProblem, problemTag } from './headerProblem';
import { objectKind } from './objectKind';
import { readDicomDir } from './readDicomDir';
import { sopClassName } from './sopClassName';

/** Why a file is not used. */
export interface UnusedOutcome {
  readonly kind: 'unused';
  readonly reason: string;
  readonly detail: string;
  /** The element that shows it, for a technician. */
  readonly tag?: string;
  /** Paths that a DICOMDIR lists, relative to its folder. */
  readonly listed?: readonly string[];
}

/** What came of one file that was read: its slices, or why it is not used. */
export type HeadersOutcome =
  | { readonly kind: 'images'; readonly headers: readonly SliceHeader[] }
  | UnusedOutcome;

/** The class as the file has it; the words beside it are for everybody else. */
function classTag(uid: string): string {
  return ['SOPClassUID (0008,0016)', uid.slice(0, 64)].filter((part) => part !== '').join(' ');
}

/** What becomes of a file whose header was read; `bytes` are those that it took to read it. */
export function fileOutcome(
  read: Result<readonly SliceHeader[], HeaderProblem>,
  bytes: Uint8Array,
): HeadersOutcome {
  if (read.ok) {
    const sopClassUid = read.value[0]?.sopClassUid ?? '';
    // Segmentations, dose grids and maps have pixels too; they are no images of a patient.
    const reason = objectKind(sopClassUid);
    if (reason === undefined) return { kind: 'images', headers: read.value };
    return { kind: 'unused', reason, detail: sopClassName(sopClassUid), tag: classTag(sopClassUid) };
  }
  const { error } = read;
  const tag = problemTag(error);
  const refused = { kind: 'unused', reason: error.kind, detail: describeHeaderProblem(error) } as const;
  if (error.kind !== 'no-pixels') return tag === undefined ? refused : { ...refused, tag };
  const reason = objectKind(error.sopClassUid);
  if (reason === undefined)
    return { ...refused, tag: `PixelData (7FE0,0010), ${classTag(error.sopClassUid)}` };
  if (reason === 'dicomdir') {
    const listed = readDicomDir(bytes);
    const paths = listed.ok ? listed.value : [];
    const detail = `Index of a medium: it lists ${paths.length} files.`;
    return { kind: 'unused', reason, detail, tag: 'DirectoryRecordSequence (0004,1220)', listed: paths };
  }
  const [note] = error.notes;
  if (note === undefined)
    return { ...refused, reason, detail: error.sopClassName, tag: classTag(error.sopClassUid) };
  const texts = [...new Set(error.notes.map(({ text }) => text))].join('. ');
  const detail = `${error.sopClassName}: ${texts}.`;
  return { kind: 'unused', reason: 'outlines-partly-unusable', detail, tag: note.tag };
}
