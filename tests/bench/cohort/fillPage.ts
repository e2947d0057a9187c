import { projectId } from '../../../src/domain/ids';
import type { Project } from '../../../src/domain/study/project';
import { defaultProtocol } from '../../../src/domain/study/protocol';
import { createStorage } from '../../../src/io/storage/createStorage';
import { type BenchSubject, benchSubject } from './benchCohort';

/*
 * Runs inside the page of the product: fills its database as the product itself would, and measures saves. It is handed
 * over as text, so what it gives is on the global object.
 */

const id = projectId('bench-cohort');
const protocol = defaultProtocol('Bench cohort');
const storage = createStorage(() => new Date().toISOString());

/** Subjects whose records are saved together. */
const subjectsAtOnce = 100;

async function fill(count: number): Promise<number> {
  const began = performance.now();
  const project: Project = {
    id,
    protocol,
    kind: { kind: 'study' },
    identity: 'kept',
    createdAtUtc: '2026-01-01T00:00:00Z',
    openedAtUtc: '2026-01-01T00:00:00Z',
    unblinding: { atUtc: '2026-06-01T00:00:00Z', reason: 'bench' },
  };
  const made = await storage.save(id, { project, event: { act: 'project-made', detail: '' } });
  if (!made.ok) throw new Error(made.error.message);
  for (let first = 0; first < count; first += subjectsAtOnce) {
    const some: BenchSubject[] = [];
    for (let at = first; at < Math.min(count, first + subjectsAtOnce); at += 1) {
      some.push(benchSubject(id, protocol, at));
    }
    const saved = await storage.save(id, {
      subjects: some.map(({ subject }) => subject),
      images: some.flatMap(({ images }) => images),
      readings: some.flatMap(({ readings }) => readings),
      event: { act: 'images-imported', detail: '' },
    });
    if (!saved.ok) throw new Error(saved.error.message);
  }
  return performance.now() - began;
}

/** Times of saving one changed reading, as a commit does, ms. */
async function commits(times: number): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const [reading] = benchSubject(id, protocol, 40 + at).readings;
    if (!reading) continue;
    const began = performance.now();
    const saved = await storage.save(id, {
      readings: [{ ...reading, revision: reading.revision + 1 }],
      event: { act: 'roi-committed', detail: '', subjectId: reading.subjectId },
    });
    taken.push(performance.now() - began);
    if (!saved.ok) throw new Error(saved.error.message);
  }
  return taken;
}

Object.assign(globalThis, { cohortBench: { fill, commits } });
