import { unevenExclusionPoints } from '../analysis/structureValues';
import type { AnalysedSubject, StudyFlow } from '../analysis/studyFlow';
import { referenceTissueOf } from '../domain/reading/referenceTissue';
import type { Protocol } from '../domain/study/protocol';
import { normalisingTissues } from '../domain/study/targets';
import { missingValueText, missingWhyText } from './reasonText';
import { tissueNames } from './structureNames';

/** Subjects that stand in the tables with their areas only, and why: a line under each table that shows SI. */
export function withoutSiNotes({ analysed }: StudyFlow): readonly string[] {
  return notesByReason(analysed, ({ missingSi }) => {
    const [first] = missingSi;
    return (
      first && { what: 'SI and no CSA/SI', reason: first.kind === 'cell' ? missingWhyText(first.why) : '' }
    );
  });
}

/** Subjects that lack the signal of a reference tissue, and why. */
export function withoutReferenceNotes({ analysed }: StudyFlow, protocol: Protocol): readonly string[] {
  return normalisingTissues(protocol).flatMap((tissue) =>
    notesByReason(analysed, ({ missingReferences, missingSi }) => {
      const own = missingReferences.find(({ muscleId }) => referenceTissueOf(muscleId) === tissue);
      if (!own || missingSi.length > 0) return undefined;
      return { what: `SI / SI of ${tissueNames[tissue]}`, reason: missingValueText(own, protocol) };
    }),
  );
}

/** Subjects that lack fat, or have it by another method, and why. */
export function withoutFatNotes({ analysed }: StudyFlow, protocol: Protocol): readonly string[] {
  return notesByReason(analysed, ({ missingFat: [first] }) => {
    if (!first) return undefined;
    const reason = first.kind === 'cell' ? missingWhyText(first.why) : missingValueText(first, protocol);
    return { what: 'fat', reason };
  });
}

function notesByReason(
  analysed: StudyFlow['analysed'],
  lacks: (subject: AnalysedSubject) => { readonly what: string; readonly reason: string } | undefined,
): readonly string[] {
  const byReason = new Map<string, { readonly what: string; readonly reason: string; codes: string[] }>();
  for (const one of analysed) {
    const lack = lacks(one);
    if (!lack) continue;
    const known = byReason.get(lack.reason) ?? { ...lack, codes: [] };
    known.codes.push(one.subject.code);
    byReason.set(lack.reason, known);
  }
  return [...byReason.values()].map(
    ({ what, reason, codes }) =>
      `No ${what} of ${counted(codes.length, 'subject', 'subjects')} (${codes.join(', ')}): ${reason}.`,
  );
}

/** Subjects whose exclusions are not alike at both time points. Rules: *Exclusions*. */
export function unevenExclusionNotes({ analysed }: StudyFlow): readonly string[] {
  const codes = analysed
    .filter(({ structures }) => structures.some(({ isExclusionUneven }) => isExclusionUneven))
    .map(({ subject }) => subject.code);
  if (codes.length === 0) return [];
  return [
    `The excluded share of the outline differs by more than ${unevenExclusionPoints} percentage points between the time points: ${codes.join(', ')}.`,
  ];
}

/** How many of the ROIs behind the tables are from images that went through lossy compression; nothing where none is. */
export function lossyNotes({ analysed }: StudyFlow): readonly string[] {
  const rois = analysed.reduce((sum, { roiCount }) => sum + roiCount, 0);
  const lossyRois = analysed.reduce((sum, { lossyRoiCount }) => sum + lossyRoiCount, 0);
  const codes = analysed.filter(({ lossyRoiCount }) => lossyRoiCount > 0).map(({ subject }) => subject.code);
  if (lossyRois === 0) return [];
  return [
    `Lossy compression: ${lossyRois} of ${counted(rois, 'ROI', 'ROIs')}, in ${codes.length} of ${counted(analysed.length, 'subject', 'subjects')} (${codes.join(', ')}), ${lossyRois === 1 ? 'is' : 'are'} measured on images whose values it has changed.`,
  ];
}

/** Whether some analysed subjects have no SI, so that lines are of different subjects. */
export function hasSubjectsWithoutSi({ analysed }: StudyFlow): boolean {
  return analysed.some(({ missingSi }) => missingSi.length > 0);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
