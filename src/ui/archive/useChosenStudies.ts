import { useMemo, useRef, useState } from 'react';
import type { ArchiveStudy } from '../../domain/archive/archiveStudy';
import type { StudyInstanceUid } from '../../domain/ids';
import type { Selection } from '../cohort/selection';
import { patientKeyOf } from './archiveLines';

export type StudySelection = Selection<StudyInstanceUid>;

const nothing: StudySelection = { cursor: undefined, anchor: undefined, chosen: new Set() };

/** What is ticked, over several searches: patients are seldom all found by one question. */
export function useChosenStudies(came: readonly ArchiveStudy[]) {
  const [selection, onSelection] = useState(nothing);
  const seen = useRef(new Map<StudyInstanceUid, ArchiveStudy>());
  for (const study of came) seen.current.set(study.studyInstanceUid, study);
  const { chosen } = selection;
  const studies = useMemo(() => [...chosen].flatMap((uid) => seen.current.get(uid) ?? []), [chosen]);
  const patients = useMemo(() => new Set(studies.map(patientKeyOf)).size, [studies]);
  return { selection, onSelection, studies, patients };
}
