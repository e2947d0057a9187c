import type { StudyFlow } from '../analysis/studyFlow';
import { missingWhyText } from './reasonText';

/** Subjects that stand in the tables with their areas only, and why: a line under each table that shows SI. */
export function withoutSiNotes({ analysed }: StudyFlow): readonly string[] {
  const codesByReason = new Map<string, string[]>();
  for (const { subject, missingSi } of analysed) {
    const [first] = missingSi;
    if (first === undefined) continue;
    const reason = first.kind === 'cell' ? missingWhyText(first.why) : '';
    codesByReason.set(reason, [...(codesByReason.get(reason) ?? []), subject.code]);
  }
  return [...codesByReason].map(
    ([reason, codes]) =>
      `No SI and no CSA/SI of ${counted(codes.length, 'subject', 'subjects')} (${codes.join(', ')}): ${reason}.`,
  );
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
