import type { Result } from '../base/result';
import { ok } from '../base/result';
import type { ResultsDenied } from '../domain/study/blinding';
import { ofAllObservers, protocolOfAnalysed } from './panelChoice';
import { quantities } from './quantity';
import { type SensitivityQuestion, type SensitivityRow, sensitivitySteps } from './sensitivity';
import { structuresOf } from './structure';
import type { StudyData, StudyResults } from './studyResults';

/** One outcome under every choice. */
export interface SensitivityAnswer {
  readonly question: SensitivityQuestion;
  readonly rows: readonly SensitivityRow[];
}

/** The outcomes that a referee asks about, compared as the panel does: percent change of CSA, SI and CSA/SI of each structure. */
export function referenceQuestions({
  project,
  choice,
}: Pick<StudyResults, 'project' | 'choice'>): readonly SensitivityQuestion[] {
  // The lines are of all observers and of each, whoever the panel shows.
  const { side, preset, grouping, filters, adjudication } = ofAllObservers(choice);
  return structuresOf(protocolOfAnalysed(project.protocol)).flatMap(({ siteId, muscleId }) =>
    quantities.map((quantity) => ({
      measure: { siteId, muscleId, side, quantity },
      phase: 'change' as const,
      preset,
      grouping,
      filters,
      adjudication,
    })),
  );
}

/** Asks several questions in turn, line by line. `done` and `total` are in hundredths of a question. */
export function* sensitivityGrid(
  data: StudyData,
  questions: readonly SensitivityQuestion[],
): Generator<
  { readonly done: number; readonly total: number },
  Result<readonly SensitivityAnswer[], ResultsDenied>
> {
  const answers: SensitivityAnswer[] = [];
  for (const question of questions) {
    const steps = sensitivitySteps(data, question);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        if (!step.value.ok) return step.value;
        answers.push({ question, rows: step.value.value });
        break;
      }
      const { done, total } = step.value;
      yield { done: 100 * answers.length + Math.round((100 * done) / total), total: 100 * questions.length };
    }
  }
  return ok(answers);
}
