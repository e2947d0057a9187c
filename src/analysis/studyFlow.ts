import { present } from '../base/assert';
import { stableText } from '../base/stableText';
import type { SubjectId } from '../domain/ids';
import type { Reading } from '../domain/reading/reading';
import type { CustomCovariate } from '../domain/study/customCovariate';
import type { GroupOutcome } from '../domain/study/group';
import { groupOf } from '../domain/study/group';
import type { PairCheck } from '../domain/study/pairCheck';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { type SubjectIneligibility, subjectIneligibility } from '../domain/study/subjectIneligibility';
import { changedSubjects, type SubjectsSource } from './changedSubjects';
import { type ByGroup, byGroup, type GroupId, groupIn, groupsOf, type NoGroup } from './grouping';
import type { MissingValue } from './missingValue';
import { type PanelChoice, studyChoice } from './panelChoice';
import { rememberedReadings } from './readingsBySubject';
import type { SeriesOfSlices } from './roiCell';
import type { StructureValues } from './structureValues';
import { type FilterMiss, filterMiss, type SubjectFilter } from './subjectFilter';
import { subjectsInOrder } from './subjectsInOrder';
import type { SubjectOutcome } from './subjectValues';
import { subjectValues } from './subjectValues';
import { withoutTraining } from './training';

/** A subject whose values stand in every table: complete, of known group, passing all filters, not excluded. */
export interface AnalysedSubject {
  readonly subject: Subject;
  /** In the grouping of the choice. */
  readonly group: GroupId;
  readonly structures: readonly StructureValues[];
  /** Why the subject has areas and no SI; empty where it has both. */
  readonly missingSi: readonly MissingValue[];
  /** Why a reference tissue normalises nothing of the subject, and why there is no fat; see `SubjectOutcome`. */
  readonly missingReferences: readonly MissingValue[];
  readonly missingFat: readonly MissingValue[];
  /** ROIs behind the values, and how many of them are from images that went through lossy compression. */
  readonly roiCount: number;
  readonly lossyRoiCount: number;
  /** Where matched cells stand behind the values; see `SubjectOutcome`. */
  readonly matched?: { readonly cells: number; readonly ofCells: number };
}

/**
 * Where a subject ended. Each subject has one standing; the first that applies: excluded, put aside by a filter, not
 * eligible (by its level, or by its pair where both scans are there), incomplete, of no group.
 */
export type SubjectStanding = {
  readonly subject: Subject;
  /** Whether refractured, whatever the grouping. */
  readonly group: GroupOutcome;
  /** Also computed for excluded subjects, so that a data file can list what there is. */
  readonly outcome: SubjectOutcome;
  /** The protocol check of its two scans; absent where it could not be made. */
  readonly pair?: PairCheck;
} & (
  | { readonly kind: 'analysed'; readonly analysed: AnalysedSubject }
  | { readonly kind: 'excluded'; readonly reason: string }
  /** The first filter of the choice that the subject does not pass. */
  | { readonly kind: 'filtered-out'; readonly filter: SubjectFilter; readonly why: FilterMiss }
  | { readonly kind: 'not-eligible'; readonly why: SubjectIneligibility }
  | { readonly kind: 'incomplete'; readonly missing: readonly MissingValue[] }
  | { readonly kind: 'group-unknown'; readonly why: NoGroup }
);

/** Who is in, who is out and why. The counts add up to `total`. */
export interface StudyFlow {
  readonly total: number;
  /** Subjects for practice: not in `total`, nor anywhere else here. */
  readonly training: number;
  readonly counts: Readonly<Record<SubjectStanding['kind'], number>>;
  /** What the groups and filters may be of beside the covariates that every project has. */
  readonly customCovariates: readonly CustomCovariate[];
  /** The groups that are compared, in print order. */
  readonly groups: readonly GroupId[];
  readonly analysedByGroup: ByGroup<number>;
  /** All subjects, by code. */
  readonly standings: readonly SubjectStanding[];
  /** The subjects of Table 1, Table 2 and the correlations, by code. */
  readonly analysed: readonly AnalysedSubject[];
}

/**
 * Sorts all subjects but those for practice into analysed, excluded, put aside by a filter, of a pair that is not eligible, incomplete and of
 * unknown group. `protocol` is the one that is computed by, with the observers and sides of the choice.
 */
export function studyFlow(input: {
  readonly subjects: readonly Subject[];
  readonly readings: readonly Reading[];
  readonly protocol: Protocol;
  /** Protocol checks of the pairs. Where the protocol requires something of a pair, one that is not here is not eligible. */
  readonly pairs?: ReadonlyMap<SubjectId, PairCheck>;
  readonly seriesOf?: SeriesOfSlices | undefined;
  /** Without it the study's own: refractured against not, everybody. */
  readonly choice?: Pick<PanelChoice, 'grouping' | 'filters'>;
  readonly customCovariates?: readonly CustomCovariate[] | undefined;
}): StudyFlow {
  const { protocol, seriesOf, choice = studyChoice, customCovariates = [] } = input;
  const readings = rememberedReadings(input.readings, protocol);
  const { grouping, filters } = choice;
  const conditions = {
    eligibility: protocol.eligibility,
    levels: protocol.levels,
    grouping,
    filters,
    customCovariates,
  };
  const conditionsText = present(stableText(conditions), 'the text of conditions');
  const own = withoutTraining(input.subjects);
  const training = input.subjects.length - own.length;
  const source = { subjects: subjectsInOrder(own), readings: input.readings, seriesOf };
  const standingOfSubject = (subject: Subject): SubjectStanding =>
    rememberedStanding(
      subject,
      subjectValues({ subject, readings: readings.get(subject.id) ?? [], protocol, seriesOf }),
      input.pairs?.get(subject.id),
      conditions,
      conditionsText,
    );
  const before = keptFlows.get(protocol);
  const changed =
    before?.conditionsText === conditionsText ? changedStandings(before, source, input.pairs) : undefined;
  const replaced = changed?.map((place) => ({
    place,
    standing: standingOfSubject(present(source.subjects[place], 'a subject')),
  }));
  const known = before && replaced && flowWithOthers(before.flow, replaced);
  const flow =
    known?.training === training
      ? known
      : flowOf(source.subjects.map(standingOfSubject), choice.grouping, customCovariates, training);
  keptFlows.set(protocol, {
    source,
    conditionsText,
    flow,
    hasPairs: (input.pairs?.size ?? 0) > 0,
  });
  return flow;
}

interface KeptFlow {
  readonly source: SubjectsSource;
  readonly conditionsText: string;
  readonly flow: StudyFlow;
  readonly hasPairs: boolean;
}

const keptFlows = new WeakMap<Protocol, KeptFlow>();

/** Places of the subjects whose standing may be another one; undefined where all are to be looked at. */
function changedStandings(
  { source, flow, hasPairs }: KeptFlow,
  now: SubjectsSource,
  pairs: ReadonlyMap<SubjectId, PairCheck> | undefined,
): readonly number[] | undefined {
  const changed = changedSubjects(source, now);
  if (!changed || (!hasPairs && !pairs?.size)) return changed;
  const all = new Set(changed);
  // The map of checks is kept and changed: what stands in it is compared.
  for (const [place, { subject, pair }] of flow.standings.entries()) {
    if (pairs?.get(subject.id) !== pair) all.add(place);
  }
  return [...all];
}

/** A flow with other values of a few subjects; undefined where one of them now stands elsewhere. */
function flowWithOthers(
  flow: StudyFlow,
  replaced: readonly { readonly place: number; readonly standing: SubjectStanding }[],
): StudyFlow | undefined {
  const standings = flow.standings.slice();
  const analysed = flow.analysed.slice();
  for (const { place, standing } of replaced) {
    const before = flow.standings[place];
    if (before?.kind !== standing.kind) return undefined;
    standings[place] = standing;
    if (before.kind !== 'analysed' || standing.kind !== 'analysed') continue;
    if (before.analysed.group !== standing.analysed.group) return undefined;
    analysed[flow.analysed.indexOf(before.analysed)] = standing.analysed;
  }
  return { ...flow, standings, analysed };
}

function flowOf(
  standings: readonly SubjectStanding[],
  grouping: PanelChoice['grouping'],
  customCovariates: readonly CustomCovariate[],
  training: number,
): StudyFlow {
  const counts = {
    analysed: 0,
    excluded: 0,
    'filtered-out': 0,
    'not-eligible': 0,
    incomplete: 0,
    'group-unknown': 0,
  };
  const analysed: AnalysedSubject[] = [];
  const sizes = new Map<GroupId, number>();
  for (const standing of standings) {
    counts[standing.kind] += 1;
    if (standing.kind !== 'analysed') continue;
    analysed.push(standing.analysed);
    const { group } = standing.analysed;
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  const groups = groupsOf(grouping, customCovariates, new Set(sizes.keys()));
  const analysedByGroup = byGroup(groups, (group) => sizes.get(group) ?? 0);
  return {
    total: standings.length,
    training,
    counts,
    customCovariates,
    groups,
    analysedByGroup,
    standings,
    analysed,
  };
}

interface Conditions
  extends Pick<PanelChoice, 'grouping' | 'filters'>,
    Pick<Protocol, 'eligibility' | 'levels'> {
  readonly customCovariates: readonly CustomCovariate[];
}

interface KnownStanding {
  readonly subject: Subject;
  readonly pair: PairCheck | undefined;
  readonly conditionsText: string;
  readonly standing: SubjectStanding;
}

const knownStandings = new WeakMap<SubjectOutcome, KnownStanding>();

/** A subject that did not change keeps its standing. An outcome is of one subject, and replaced with it. */
function rememberedStanding(
  subject: Subject,
  outcome: SubjectOutcome,
  pair: PairCheck | undefined,
  conditions: Conditions,
  conditionsText: string,
): SubjectStanding {
  const before = knownStandings.get(outcome);
  if (before?.subject === subject && before.pair === pair && before.conditionsText === conditionsText) {
    return before.standing;
  }
  const standing = standingOf(subject, outcome, pair, conditions);
  knownStandings.set(outcome, { subject, pair, conditionsText, standing });
  return standing;
}

function standingOf(
  subject: Subject,
  outcome: SubjectOutcome,
  pair: PairCheck | undefined,
  { eligibility, levels, grouping, filters, customCovariates }: Conditions,
): SubjectStanding {
  const common = { subject, group: groupOf(subject), outcome, ...(pair && { pair }) };
  const why = subjectIneligibility(subject, pair, { eligibility, levels });
  if (subject.exclusion) return { ...common, kind: 'excluded', reason: subject.exclusion.reason };
  for (const filter of filters) {
    const miss = filterMiss(subject, filter, customCovariates);
    if (miss) return { ...common, kind: 'filtered-out', filter, why: miss };
  }
  if (why) return { ...common, kind: 'not-eligible', why };
  if (outcome.kind === 'incomplete') return { ...common, kind: 'incomplete', missing: outcome.missing };
  const group = groupIn(subject, grouping, customCovariates);
  if (group.kind === 'unknown') return { ...common, kind: 'group-unknown', why: group.why };
  const { kind: _complete, ...values } = outcome;
  const analysed = { subject, group: group.group, ...values };
  return { ...common, kind: 'analysed', analysed };
}
