import type { Result } from '../base/result';
import { ok } from '../base/result';
import type { SubjectId } from '../domain/ids';
import type { Reading } from '../domain/reading/reading';
import type { Person, ResultsDenied } from '../domain/study/blinding';
import { resultsAccess } from '../domain/study/blinding';
import type { PairCheck } from '../domain/study/pairCheck';
import type { Project } from '../domain/study/project';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { subjectIneligibility } from '../domain/study/subjectIneligibility';
import { type AdjudicationFacts, adjudicationFacts } from './adjudicationFacts';
import type { AgreementTable } from './agreementTable';
import { agreementTable } from './agreementTable';
import { blindReadings } from './blindReadings';
import type { CsaSiCorrelation } from './correlations';
import { correlations } from './correlations';
import { type ErrorPartsTable, observerErrorParts } from './errorParts';
import { type FurtherRow, fatRows, normalisedRows } from './furtherRows';
import { measuredBy } from './measuredBy';
import {
  type PanelChoice,
  possibleChoice,
  protocolOfAnalysed,
  protocolOfChoice,
  studyChoice,
} from './panelChoice';
import type { SeriesOfSlices } from './roiCell';
import { type RoundsAgreement, roundsAgreement } from './roundsAgreement';
import { originalReadings, settledReadings } from './settledReadings';
import { structuresOf } from './structure';
import type { StudyFlow, SubjectStanding } from './studyFlow';
import { studyFlow } from './studyFlow';
import type { TableOne } from './tableOne';
import { tableOne } from './tableOne';
import type { TableTwoRow } from './tableTwo';
import { tableTwo } from './tableTwo';
import { readingsWithoutTraining, withoutTraining } from './training';
import { trainingAgreement } from './trainingAgreement';

/** All data of a project that results are made from, and who asks. */
export interface StudyData {
  readonly person: Person;
  readonly project: Project;
  readonly subjects: readonly Subject[];
  readonly readings: readonly Reading[];
  /** Protocol checks of the subjects' pairs of scans; see `studyFlow`. */
  readonly pairs?: ReadonlyMap<SubjectId, PairCheck>;
  /** The series of every slice: an outline on another scan than its subject's is no value of it. */
  readonly seriesOf?: SeriesOfSlices;
}

/** Everything that is derived from a project: nothing in it is stored, all of it can be computed again. */
export interface StudyResults {
  readonly project: Project;
  /** What the numbers mean, with the observers and sides of the choice: printed with them. The study's own is `project.protocol`. */
  readonly protocol: Protocol;
  /** As far as the project has what was chosen; see `possibleChoice`. */
  readonly choice: PanelChoice;
  readonly flow: StudyFlow;
  readonly tableOne: TableOne;
  readonly tableTwo: readonly TableTwoRow[];
  /** Muscle SI divided by that of reference tissues; empty where the protocol names none. */
  readonly normalised: readonly FurtherRow[];
  /** Empty where the protocol asks for no fat. */
  readonly fat: readonly FurtherRow[];
  readonly correlations: readonly CsaSiCorrelation[];
  readonly agreement: AgreementTable;
  /** Later rounds against the first: of every observer who has read again, and of their average where all have. */
  readonly roundsAgreement: readonly RoundsAgreement[];
  /** What of the observers' error returns at the other time point, and what is of the visit. */
  readonly errorParts: ErrorPartsTable;
  /** Of subjects for practice, which are in no other number; absent where there are none. */
  readonly trainingAgreement?: AgreementTable;
  /** Decisions about disagreements of the observers on analysed subjects; the numbers are of them where `choice.adjudication` says so. */
  readonly adjudication: AdjudicationFacts;
  /** Signed ROIs behind all this: of the first round, or in their place. A third reading in the place of two counts in both. */
  readonly roiCount: number;
  /** Versions of the protocol's pixel rule that measured them, for example "centre 1.0". More than one calls for a recomputation. */
  readonly pixelRules: readonly string[];
  /** Versions of the protocol under which these readings were signed, ascending; of older readings none is known. */
  readonly protocolVersions: readonly number[];
}

/**
 * The results of a study, or why this person may not see them now. The only way to results: nothing is
 * computed before access is granted. The order of subjects and readings does not matter. All is computed under the choice
 * but agreement, which is of all observers, sides and eligible subjects.
 */
export function studyResults(
  data: StudyData,
  wanted: PanelChoice = studyChoice,
): Result<StudyResults, ResultsDenied> {
  const access = resultsAccess(data);
  if (!access.ok) return access;
  const { project } = data;
  const customCovariates = project.customCovariates ?? [];
  const choice = possibleChoice(wanted, project.protocol, customCovariates);
  const protocol = protocolOfChoice(project.protocol, choice);
  const subjects = data.subjects.filter((subject) => subject.projectId === project.id);
  const all = readingsWithoutTraining(
    data.readings.filter((reading) => reading.projectId === project.id),
    data.subjects,
  );
  const analysedBy = protocolOfAnalysed(project.protocol);
  const originals = originalReadings(all);
  const isAdjudicated = choice.adjudication === 'with';
  const input = {
    subjects,
    readings: isAdjudicated ? settledReadings(all, subjects, analysedBy) : originals,
    protocol,
    choice,
    customCovariates,
    ...(data.pairs && { pairs: data.pairs }),
    ...(data.seriesOf && { seriesOf: data.seriesOf }),
  };
  const flow = studyFlow(input);
  const structures = structuresOf(protocol);
  const compared = { groups: flow.groups, alpha: protocol.alpha, preset: choice.preset };
  const practised = trainingAgreement(data);
  const measured = measuredBy(input.readings, protocol, choice.observers);
  const adjudication = adjudicationFacts(
    flow.analysed.map(({ subject }) => subject),
    all,
    analysedBy,
  );
  const rated = {
    protocol: project.protocol,
    subjects: eligible(flow, withoutTraining(input.subjects), project.protocol),
    readings: blindReadings(project, originals),
    seriesOf: data.seriesOf,
  };
  const agreement = agreementTable(rated);
  return ok({
    project,
    protocol,
    choice,
    flow,
    tableOne: tableOne(flow.analysed, { ...compared, grouping: choice.grouping, customCovariates }),
    tableTwo: tableTwo(flow.analysed, structures, compared),
    normalised: normalisedRows(flow.analysed, protocol, compared),
    fat: fatRows(flow.analysed, protocol, compared),
    correlations: correlations(flow.analysed, structures),
    agreement,
    roundsAgreement: roundsAgreement(rated),
    errorParts: observerErrorParts(agreement),
    ...(practised && { trainingAgreement: practised }),
    adjudication,
    ...measured,
    ...(isAdjudicated && {
      protocolVersions: merged(measured.protocolVersions, adjudication.protocolVersions),
    }),
  });
}

function merged(some: readonly number[], others: readonly number[]): readonly number[] {
  return others.length === 0 ? some : [...new Set([...some, ...others])].sort((a, b) => a - b);
}

function eligible(
  { standings, counts }: StudyFlow,
  all: readonly Subject[],
  protocol: Protocol,
): readonly Subject[] {
  if (counts['not-eligible'] + counts['filtered-out'] === 0) return all;
  const subjects: Subject[] = [];
  for (const standing of standings) if (!isRefused(standing, protocol)) subjects.push(standing.subject);
  return subjects;
}

/** Agreement asks nothing of a subject but that it is eligible, whoever else is put aside by the choice. */
function isRefused({ kind, subject, pair }: SubjectStanding, protocol: Protocol): boolean {
  return (
    kind === 'not-eligible' ||
    (kind === 'filtered-out' && subjectIneligibility(subject, pair, protocol) !== undefined)
  );
}
