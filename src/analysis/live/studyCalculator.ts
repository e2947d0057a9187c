import type { Result } from '../../base/result';
import { ok } from '../../base/result';
import type { CasesInput } from '../../domain/agreement/agreementCase';
import type { CaseFacts } from '../../domain/agreement/caseFacts';
import { caseFactsOf } from '../../domain/agreement/caseFactsOf';
import type { ResultsDenied } from '../../domain/study/blinding';
import { panelAnalyses } from '../panelAnalyses';
import type { PanelChoice } from '../panelChoice';
import { cutoffBootstrap, type RefractureRoc } from '../refractureRoc';
import { type SensitivityQuestion, type SensitivityRow, sensitivitySteps } from '../sensitivity';
import { type StudyData, studyResults } from '../studyResults';
import type { BootstrapChoice, CutoffBootstrap, Panel } from './calculation';
import type { WorkProgress } from './longWork';

/** The seed of bootstraps that nobody gave one: the same data have the same interval on every computer. */
export const usualSeed = 20_261_123;

/** The tables and the analyses in one, or why this person may not see them. */
export function panelOf(data: StudyData, choice: PanelChoice): Result<Panel, ResultsDenied> {
  const results = studyResults(data, choice);
  return results.ok ? ok({ results: results.value, analyses: panelAnalyses(results.value) }) : results;
}

/** Long work in slices: it tells how far it is, and stops when nobody asks on. */
export type WorkSteps<T> = Generator<WorkProgress, T>;

/** The bootstrap of a cut-off. */
export function bootstrapSteps(
  roc: Pick<RefractureRoc, 'outcome' | 'values' | 'positiveIs'>,
  { seed = usualSeed, replicates }: BootstrapChoice,
): WorkSteps<CutoffBootstrap> {
  return cutoffBootstrap(roc, { seed, slice: 10, ...(replicates !== undefined && { replicates }) });
}

/** One comparison under other choices, line by line. */
export function sensitivityWork(
  data: StudyData,
  question: SensitivityQuestion,
): WorkSteps<Result<readonly SensitivityRow[], ResultsDenied>> {
  return sensitivitySteps(data, question);
}

/** Cases one by one; how many there will be is not known before, so subjects are counted. */
export function* outlineWork(question: CasesInput): WorkSteps<readonly CaseFacts[]> {
  const found: CaseFacts[] = [];
  const places = new Map(question.subjects.map(({ id }, place) => [id, place]));
  for (const facts of caseFactsOf(question)) {
    found.push(facts);
    yield { done: places.get(facts.subjectId) ?? 0, total: places.size };
  }
  return found;
}
