import type { Reading } from '../domain/reading/reading';
import type { Protocol } from '../domain/study/protocol';
import { adjudicationFacts, replacedTargets } from './adjudicationFacts';
import { type PanelChoice, protocolOfAnalysed, studyChoice } from './panelChoice';
import {
  isWithSettled,
  protocolUnder,
  type SensitivityVariant,
  type VariantFacts,
} from './sensitivityVariants';
import { originalReadings, settledReadings } from './settledReadings';
import { type StudyFlow, type SubjectStanding, studyFlow } from './studyFlow';
import type { MeasurePhase } from './studyMeasure';
import type { StudyData } from './studyResults';

/** What of a question its variants are made with; see `SensitivityQuestion`. */
interface VariantQuestion extends Partial<Pick<PanelChoice, 'grouping' | 'filters' | 'adjudication'>> {
  readonly phase: MeasurePhase;
}

/** The readings that a variant is of, with what was settled under its protocol or without. */
export function readingsUnder(
  { subjects, readings, project }: StudyData,
  variant: SensitivityVariant,
  { adjudication = 'with' }: VariantQuestion,
): readonly Reading[] {
  if (!isWithSettled(variant, adjudication)) return originalReadings(readings);
  const own = subjects.filter(({ projectId }) => projectId === project.id);
  return settledReadings(readings, own, protocolUnder(protocolOfAnalysed(project.protocol), variant));
}

/** Who is in and with which values, under a variant's readings and protocol. */
export function flowUnder(
  data: StudyData,
  readings: readonly Reading[],
  protocol: Protocol,
  { grouping = studyChoice.grouping, filters = [] }: VariantQuestion,
): StudyFlow {
  const { pairs, seriesOf, project } = data;
  return studyFlow({
    subjects: data.subjects.filter(({ projectId }) => projectId === project.id),
    readings,
    protocol,
    choice: { grouping, filters },
    customCovariates: project.customCovariates ?? [],
    ...(pairs && { pairs }),
    seriesOf,
  });
}

/** What of a study decides which further variants there are. `protocol` is the main analysis's. */
export function variantFacts(data: StudyData, protocol: Protocol, question: VariantQuestion): VariantFacts {
  const readings = readingsUnder(data, { kind: 'main' }, question);
  const flow = flowUnder(data, readings, protocol, question);
  // What was settled can complete a subject or, of a re-read that could not measure, take it out: either way it counts.
  const concerned = flow.standings.flatMap(({ kind, subject }) =>
    kind === 'analysed' || kind === 'incomplete' ? [subject] : [],
  );
  return {
    phase: question.phase,
    adjudication: question.adjudication ?? 'with',
    isAdjudicated: replacedTargets(adjudicationFacts(concerned, data.readings, protocol)) > 0,
    hasAmber: flow.standings.some((standing) => standing.kind === 'analysed' && isAmber(standing)),
    groupCount: flow.groups.length,
  };
}

/** Whether the check of a subject's pair of scans found something. */
export function isAmber({ pair }: Pick<SubjectStanding, 'pair'>): boolean {
  return pair !== undefined && pair.verdict !== 'green';
}
