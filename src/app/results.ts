import { loadPart, PartNotLoaded } from '../base/partNotLoaded';
import { resultsAccess } from '../domain/study/blinding';
import { subjectPairChecks } from '../domain/study/subjectPairs';
import { type AppContext, isStillHere, keep, openProjectOf, update, updateOpen } from './context';
import { seriesOfSlices } from './seriesOfSlices';

/** Computes the results from what is stored, or says why this person may not see them now. */
export async function computeResults(context: AppContext): Promise<void> {
  const asked = openProjectOf(context);
  const { project, subjects, person, progress } = asked;
  update(context, { results: { kind: 'computing' } });
  const access = resultsAccess({ person, project, subjects, readings: progress });
  if (!access.ok) {
    update(context, { results: { kind: 'denied', why: access.error } });
    return;
  }
  const readings = await context.ports.storage.loadAllReadings(project.id);
  if (!isStillHere(context, asked)) return;
  if (!readings.ok) {
    update(context, { results: { kind: 'failed', message: readings.error.message } });
    return;
  }
  // Statistics load when results are first asked for, not with the first screen.
  const statistics = await loadPart(() => import('../analysis/studyResults')).catch(
    (cause: PartNotLoaded) => cause,
  );
  if (!isStillHere(context, asked)) return;
  if (statistics instanceof PartNotLoaded) {
    update(context, { results: { kind: 'failed', message: statistics.message } });
    return;
  }
  const startedAt = Date.now();
  const pairs = subjectPairChecks(subjects, asked.catalogue, project.protocol);
  const outcome = statistics.studyResults({
    person,
    project,
    subjects,
    readings: readings.value,
    pairs,
    seriesOf: seriesOfSlices(asked),
  });
  update(context, {
    results: outcome.ok
      ? {
          kind: 'ready',
          results: outcome.value,
          computedAtUtc: context.ports.clock.nowUtc(),
          tookMs: Date.now() - startedAt,
        }
      : { kind: 'denied', why: outcome.error },
  });
}

/** Unblinds the project: a recorded act that cannot be taken back. Only a researcher's, and with a reason. */
export async function unblind(context: AppContext, reason: string): Promise<void> {
  const { project, person } = openProjectOf(context);
  if (person.kind !== 'researcher' || reason.trim() === '' || project.unblinding) return;
  const unblinded = {
    ...project,
    unblinding: { atUtc: context.ports.clock.nowUtc(), reason: reason.trim() },
  };
  updateOpen(context, { project: unblinded });
  const isKept = await keep(context, {
    project: unblinded,
    event: { act: 'project unblinded', detail: reason.trim() },
  });
  if (isKept && context.store.getState().open?.project.id === project.id) await computeResults(context);
}
