import { stableText } from '../base/stableText';
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

/** Who is in and with which values under each choice: found once where several questions are asked of the same study's data. */
export interface SensitivityMemory {
  readonly readings: Map<string, readonly Reading[]>;
  readonly flows: Map<string, StudyFlow>;
}

/** For questions about one and the same data, none of which brings readings that were measured by other rules. */
export function sensitivityMemory(): SensitivityMemory {
  return { readings: new Map(), flows: new Map() };
}

/** The readings that a variant is of, with what was settled under its protocol or without. */
export function readingsUnder(
  { subjects, readings, project }: StudyData,
  variant: SensitivityVariant,
  { adjudication = 'with' }: VariantQuestion,
  memory?: SensitivityMemory,
): readonly Reading[] {
  const isSettled = isWithSettled(variant, adjudication);
  const protocol = protocolUnder(protocolOfAnalysed(project.protocol), variant);
  return remembered(
    memory?.readings,
    () => stableText([isSettled, protocol]),
    () => {
      if (!isSettled) return originalReadings(readings);
      const own = subjects.filter(({ projectId }) => projectId === project.id);
      return settledReadings(readings, own, protocol);
    },
  );
}

/** Who is in and with which values, under a variant's readings and protocol. */
export function flowUnder(
  data: StudyData,
  variant: SensitivityVariant,
  question: VariantQuestion,
  memory?: SensitivityMemory,
): StudyFlow {
  const { pairs, seriesOf, project } = data;
  const { grouping = studyChoice.grouping, filters = [], adjudication = 'with' } = question;
  const protocol = protocolUnder(protocolOfAnalysed(project.protocol), variant);
  return remembered(
    memory?.flows,
    () => stableText([isWithSettled(variant, adjudication), protocol, grouping, filters]),
    () =>
      studyFlow({
        subjects: data.subjects.filter(({ projectId }) => projectId === project.id),
        readings: readingsUnder(data, variant, question, memory),
        protocol,
        choice: { grouping, filters },
        customCovariates: project.customCovariates ?? [],
        ...(pairs && { pairs }),
        seriesOf,
      }),
  );
}

function remembered<Value>(
  known: Map<string, Value> | undefined,
  keyOf: () => string | undefined,
  make: () => Value,
): Value {
  if (!known) return make();
  const key = keyOf() ?? '';
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/** What of a study decides which further variants there are. `protocol` is the main analysis's. */
export function variantFacts(
  data: StudyData,
  protocol: Protocol,
  question: VariantQuestion,
  memory?: SensitivityMemory,
): VariantFacts {
  const flow = flowUnder(data, { kind: 'main' }, question, memory);
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
