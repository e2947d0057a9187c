import type { AnalysedSubject, StudyFlow } from '../analysis/studyFlow';
import type { Protocol } from '../domain/study/protocol';
import { missingValueText } from './reasonText';
import { roundedText } from './rounding';
import { structurePrefix } from './structureNames';

/** An analysed subject of which something must be known. */
export interface SubjectFinding {
  readonly code: string;
  readonly findings: readonly string[];
}

/** Analysed subjects to look at: exclusions that differ between the time points, and values that are missing. By code. */
export function subjectFindings({ analysed }: StudyFlow, protocol: Protocol): readonly SubjectFinding[] {
  return analysed.flatMap((one) => {
    const findings = findingsOf(one, protocol);
    return findings.length === 0 ? [] : [{ code: one.subject.code, findings }];
  });
}

function findingsOf(
  { structures, missingSi, missingReferences, missingFat }: AnalysedSubject,
  protocol: Protocol,
): readonly string[] {
  const share = (value: number) => `${roundedText(value, 1)} %`;
  const uneven = structures.flatMap(({ isExclusionUneven, excludedSharePercent, ...structure }) =>
    isExclusionUneven
      ? [
          `${structurePrefix(protocol, structure)}excluded share ${share(excludedSharePercent.preop)} pre-op, ${share(excludedSharePercent.followUp)} at follow-up`,
        ]
      : [],
  );
  const lacks = (what: string, missing: AnalysedSubject['missingSi']) =>
    missing.map((one) => `${what}: ${missingValueText(one, protocol)}`);
  return [
    ...uneven,
    ...lacks('no SI', missingSi),
    ...lacks('no normalised SI', missingReferences),
    ...lacks('no fat', missingFat),
  ];
}
