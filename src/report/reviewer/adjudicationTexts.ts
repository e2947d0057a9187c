import type { SettlementStanding } from '../../domain/agreement/settlementStanding';
import { settlementsOf } from '../../domain/agreement/settlementsOf';
import type { Project } from '../../domain/study/project';
import type { Protocol } from '../../domain/study/protocol';
import { isTwoNearestPossible, thirdReaderOf } from '../../domain/study/thirdReader';
import type { ReviewerFacts } from './reviewerFacts';

const decisionTexts = {
  average: 'left as the mean',
  're-read': 'read again by the observers',
  'third-reading': 'given to a third reader',
} as const;

/** How disagreements were settled: how many targets by which decision, how far, and who the third reader was. */
export function adjudicationTexts({
  results,
  subjects,
  progress,
}: Pick<ReviewerFacts, 'subjects' | 'progress'> & {
  readonly results: { readonly project: Project };
}): readonly string[] {
  const { protocol } = results.project;
  if (protocol.observers.length < 2) return [];
  const bySubject = subjects
    .filter(({ isTraining, exclusion }) => !isTraining && !exclusion)
    .map((subject) => [...settlementsOf(subject, progress, protocol).values()])
    .filter((standings) => standings.length > 0);
  const standings = bySubject.flat();
  if (standings.length === 0)
    return ['Adjudication: no disagreement was settled; all values are as first read.'];
  const parts = (['average', 're-read', 'third-reading'] as const).flatMap((decision) => {
    const own = standings.filter(({ settlement }) => settlement.decision === decision);
    return own.length === 0 ? [] : [`${own.length} ${decisionTexts[decision]}${openText(own)}`];
  });
  const third = thirdReaderOf(protocol);
  const isThirdAsked = standings.some(({ settlement }) => settlement.decision === 'third-reading');
  return [
    `Adjudication: ${standings.length} ${standings.length === 1 ? 'outline' : 'outlines'} of ${bySubject.length} ${bySubject.length === 1 ? 'subject' : 'subjects'}: ${parts.join('; ')}. Originals are kept, and agreement is of originals alone.`,
    ...(third && isThirdAsked
      ? [
          `The third reader (${[third.role, third.training].filter(Boolean).join(', ')}) ${third.isResearcher ? 'was the study’s researcher, who had seen both outlines and could know group and dates' : 'was not the study’s researcher and was shown neither outline'}. ${thirdRuleText(protocol)}`,
        ]
      : []),
  ];
}

/** As `settledReadings` does it: the two nearest are of two observers who both read everything. */
function thirdRuleText(protocol: Protocol): string {
  if (protocol.adjudication.thirdRule === 'two-nearest' && isTwoNearestPossible(protocol)) {
    return 'Of a third reading and the two others the two whose areas lie nearest are averaged.';
  }
  return protocol.assignment.kind === 'all'
    ? 'A third reading stands in the place of the mean.'
    : 'A third reading stands in the place of the value that is analysed.';
}

function openText(standings: readonly SettlementStanding[]): string {
  const waiting = standings.filter(({ kind }) => kind === 'waiting').length;
  const lapsed = standings.filter(({ kind }) => kind === 'lapsed').length;
  const parts = [
    ...(waiting > 0 ? [`${waiting} not read yet`] : []),
    ...(lapsed > 0 ? [`${lapsed} to be decided again, because a reading was signed anew`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
