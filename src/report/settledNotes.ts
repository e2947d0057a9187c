import { replacedTargets } from '../analysis/adjudicationFacts';
import { protocolOfAnalysed } from '../analysis/panelChoice';
import type { StudyResults } from '../analysis/studyResults';

/**
 * Lines under a table of measured values: how many ROIs were settled and how, or that the originals stand; none where nothing
 * was decided.
 */
export function settledNotes({
  adjudication,
  choice,
  project,
}: Pick<StudyResults, 'adjudication' | 'choice' | 'project'>): readonly string[] {
  const { byDecision, thirdCannotMeasure, waiting, lapsed } = adjudication;
  const replaced = replacedTargets(adjudication);
  if (choice.adjudication === 'without') {
    if (replaced === 0) return [];
    return [
      `Original readings alone: ${counted(replaced, 'adjudicated ROI is', 'adjudicated ROIs are')} left out.`,
    ];
  }
  const thirds = byDecision['third-reading'] - thirdCannotMeasure;
  const ways = [
    ...(thirds > 0 ? [`${counted(thirds, 'third reading', 'third readings')} ${ruleText(project)}`] : []),
    ...(byDecision['re-read'] > 0 ? [`${byDecision['re-read']} re-read`] : []),
  ];
  const open = [
    ...(waiting > 0 ? [`${waiting} waiting for a reading`] : []),
    ...(lapsed > 0 ? [`${lapsed} of readings that were signed anew`] : []),
  ];
  return [
    ...(replaced > 0
      ? [
          `${counted(replaced, 'ROI', 'ROIs')} adjudicated (${ways.join(', ')}); agreement is of the original readings.`,
        ]
      : []),
    ...(thirdCannotMeasure > 0
      ? [
          `The third reader could not measure ${counted(thirdCannotMeasure, 'ROI', 'ROIs')}: the mean of the originals stands.`,
        ]
      : []),
    ...(open.length > 0
      ? [
          `${counted(waiting + lapsed, 'decision', 'decisions')} not carried out (${open.join(', ')}): the mean of the originals stands.`,
        ]
      : []),
  ];
}

function ruleText({ protocol }: StudyResults['project']): string {
  const isOfTwo = protocolOfAnalysed(protocol).observers.length === 2;
  return protocol.adjudication.thirdRule === 'two-nearest' && isOfTwo
    ? 'by the mean of the two nearest'
    : 'in place of the mean';
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
