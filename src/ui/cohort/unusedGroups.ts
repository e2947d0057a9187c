import { type FileState, stateOfKind } from '../../domain/import/fileEnd';
import type { UnusedFile } from '../../domain/import/importOutcome';

/** Files that were not used for the same kind of reason. */
export interface UnusedGroup {
  readonly kind: string;
  readonly state: FileState;
  readonly needsPerson: boolean;
  readonly files: readonly UnusedFile[];
}

/** Groups of files not used: refused before set aside, those needing a person first, then the larger ones. */
export function unusedGroups(files: readonly UnusedFile[]): readonly UnusedGroup[] {
  const groups = new Map<string, UnusedFile[]>();
  for (const file of files) {
    const group = groups.get(file.kind);
    if (group) group.push(file);
    else groups.set(file.kind, [file]);
  }
  return [...groups]
    .map(([kind, some]): UnusedGroup => {
      const state = stateOfKind(kind);
      // Every CD carries files that are no images; nobody needs to look at them.
      return { kind, state, files: some, needsPerson: state === 'refused' && kind !== 'not-dicom' };
    })
    .sort(
      (a, b) =>
        rank(a) - rank(b) || Number(b.needsPerson) - Number(a.needsPerson) || b.files.length - a.files.length,
    );
}

function rank({ state }: UnusedGroup): number {
  return state === 'refused' ? 0 : 1;
}
