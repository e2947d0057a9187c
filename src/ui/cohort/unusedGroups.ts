import type { UnusedFile } from '../../domain/import/importOutcome';

/** Files that were not used for the same kind of reason. */
export interface UnusedGroup {
  readonly kind: string;
  readonly needsPerson: boolean;
  readonly files: readonly UnusedFile[];
}

/** Kinds that are as they should be. Whatever is not listed needs a look, also a kind that nobody has words for. */
const expectedKinds: ReadonlySet<string> = new Set(['not-dicom', 'no-pixels', 'duplicate', 'not-mr']);

/** Groups of files not used: those needing a person first, then the larger ones. */
export function unusedGroups(files: readonly UnusedFile[]): readonly UnusedGroup[] {
  const groups = new Map<string, UnusedFile[]>();
  for (const file of files) {
    const group = groups.get(file.kind);
    if (group) group.push(file);
    else groups.set(file.kind, [file]);
  }
  return [...groups]
    .map(([kind, some]): UnusedGroup => ({ kind, files: some, needsPerson: !expectedKinds.has(kind) }))
    .sort((a, b) => Number(b.needsPerson) - Number(a.needsPerson) || b.files.length - a.files.length);
}
