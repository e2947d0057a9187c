import { blindReadings } from '../../analysis/blindReadings';
import { comparableOfStudy } from '../../analysis/comparableOfStudy';
import { ofAllObservers, type PanelChoice } from '../../analysis/panelChoice';
import { sensitivity } from '../../analysis/sensitivity';
import { sensitivityMemory } from '../../analysis/sensitivityData';
import { type StudyData, type StudyResults, studyResults } from '../../analysis/studyResults';
import { subjectsInOrder } from '../../analysis/subjectsInOrder';
import { err, ok, type Result } from '../../base/result';
import type { CaseFacts } from '../../domain/agreement/caseFacts';
import { caseFactsOf } from '../../domain/agreement/caseFactsOf';
import type { Rater } from '../../domain/agreement/outlinePair';
import type { Person, ResultsDenied } from '../../domain/study/blinding';
import type { Project } from '../../domain/study/project';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ImagePair } from '../../report/figures/imagePair/imagePair';
import { mainOutcomes } from '../../report/reviewer/mainOutcomes';
import type { OutcomeAnswer, PrintedFacts } from '../../report/reviewer/reviewerFacts';
import type { ExportContent } from './exportContent';
import { slicePositions } from './slicePositions';

/** Who exports what, when. */
export interface FactsQuestion {
  readonly person: Person;
  readonly choice: PanelChoice;
  readonly printed: PrintedFacts;
  /** False where measurements are taken as they were stored. */
  readonly areMeasurementsVerified: boolean;
  readonly imagePairs?: readonly ImagePair[];
}

/** Why nothing may leave: results are closed, or this is an observer's session, from which only their own readings go. */
export type FactsDenied = ResultsDenied | { readonly kind: 'observer-session' };

/**
 * Everything that files are made from. Denied exactly where results are, and in every observer's session. Comparing outlines and
 * repeating the main comparisons take long in large studies: both are done when something first asks for them.
 */
export function exportFactsOf(
  content: ExportContent,
  question: FactsQuestion,
): Result<ExportFacts, FactsDenied> {
  const { person, choice, printed, areMeasurementsVerified, imagePairs = [] } = question;
  if (person.kind !== 'researcher') return err({ kind: 'observer-session' });
  const { project, subjects, readings, headers, pairs, seriesOf, log } = content;
  const data: StudyData = { person, project, subjects, readings, pairs, seriesOf };
  const results = studyResults(data, choice);
  if (!results.ok) return results;
  const originals = originalsOf(data, results.value);
  if (!originals.ok) return originals;
  const raters = comparedRaters(project);
  let cases: readonly CaseFacts[] | undefined;
  let conclusions: readonly OutcomeAnswer[] | undefined;
  let positions: ReadonlyMap<string, number> | undefined;
  return ok({
    ...{ person, project, subjects, readings, headers, pairs, seriesOf, log },
    ...{ results: results.value, originals: originals.value, raters },
    ...{ areMeasurementsVerified, imagePairs, printed },
    get cases() {
      cases ??= casesOf(content, raters);
      return cases;
    },
    get conclusions() {
      conclusions ??= conclusionsOf(data, results.value);
      return conclusions;
    },
    get slicePositions() {
      positions ??= slicePositions(content);
      return positions;
    },
  });
}

/** The same facts printed at another moment, or with other pictures; what was computed stays computed. */
export function withPrinted(
  facts: ExportFacts,
  changed: Partial<Pick<ExportFacts, 'printed' | 'imagePairs' | 'log'>>,
): ExportFacts {
  const before = Object.getOwnPropertyDescriptors(facts);
  return Object.defineProperties(
    { ...changed },
    // Spreading would compute what nobody asked for yet.
    Object.fromEntries(Object.entries(before).filter(([name]) => !(name in changed))),
  ) as ExportFacts;
}

function originalsOf(data: StudyData, results: StudyResults): Result<StudyResults, ResultsDenied> {
  const { choice, adjudication } = results;
  const isSame = choice.adjudication === 'without' || adjudication.settled === 0;
  return isSame ? ok(results) : studyResults(data, { ...choice, adjudication: 'without' });
}

/** Who is compared: the protocol's first two observers, each in their first round. */
function comparedRaters({ protocol }: Project): readonly [Rater, Rater] | undefined {
  const [first, second] = protocol.observers;
  if (!first || !second) return undefined;
  return [
    { observerId: first.id, round: 1 },
    { observerId: second.id, round: 1 },
  ];
}

function casesOf(
  { project, subjects, readings, seriesOf }: ExportContent,
  raters: readonly [Rater, Rater] | undefined,
): readonly CaseFacts[] {
  if (!raters) return [];
  const isCompared = ({ observerId, round }: ExportContent['readings'][number]): boolean =>
    raters.some((rater) => rater.observerId === observerId && rater.round === round);
  const { protocol } = project;
  return [
    ...caseFactsOf({
      subjects: subjectsInOrder(subjects),
      readings: comparableOfStudy(subjects, blindReadings(project, readings), { protocol, seriesOf }).filter(
        isCompared,
      ),
      protocol,
      raters,
    }),
  ];
}

function conclusionsOf(data: StudyData, results: StudyResults): readonly OutcomeAnswer[] {
  const { preset, grouping, filters, adjudication } = ofAllObservers(results.choice);
  const memory = sensitivityMemory();
  return mainOutcomes(results).map((question) => {
    const answer = sensitivity(data, { ...question, preset, grouping, filters, adjudication }, memory);
    return {
      question,
      answer: answer.ok
        ? { kind: 'done', rows: answer.value }
        : { kind: 'failed', message: 'Results are closed now.' },
    };
  });
}
