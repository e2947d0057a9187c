import 'fake-indexeddb/auto';
import process from 'node:process';
import { observerId, projectId } from '../../../src/domain/ids';
import type { Project } from '../../../src/domain/study/project';
import { defaultProtocol } from '../../../src/domain/study/protocol';
import { createStorage } from '../../../src/io/storage/createStorage';
import { Database } from '../../../src/io/storage/database';
import { type Row, table, verdict } from '../support/table';
import { benchSubject } from './benchCohort';

/*
 * A return with the signed readings of one observer, taken into a large cohort: looked into first, then merged, as the
 * program does. Over an IndexedDB in memory: the disk is not in it, and what lies in memory is copied in the program's own
 * thread, where a browser copies it elsewhere.
 */

const id = projectId('bench-merge');
const protocol = defaultProtocol('Bench merge');
const returned = 1_000;
const atUtc = '2026-11-23T12:00:00.000Z';
const project: Project = {
  id,
  protocol,
  kind: { kind: 'study' },
  identity: 'kept',
  createdAtUtc: '2026-01-01T00:00:00Z',
  openedAtUtc: '2026-01-01T00:00:00Z',
  secretText: 'bench',
};

interface Watched {
  readonly wallMs: number;
  readonly cpuMs: number;
  /** Longest time without a turn for anything else, wall and processor. */
  readonly longest: { readonly wallMs: number; readonly cpuMs: number };
}

function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs it and notes the longest block: the time between two turns of everything that waits. */
async function watched(work: () => Promise<unknown>): Promise<Watched> {
  let isOver = false;
  const longest = { wallMs: 0, cpuMs: 0 };
  let [wall, cpu] = [performance.now(), cpuNow()];
  const [beganWall, beganCpu] = [wall, cpu];
  const tick = (): void => {
    const [nowWall, nowCpu] = [performance.now(), cpuNow()];
    longest.wallMs = Math.max(longest.wallMs, nowWall - wall);
    longest.cpuMs = Math.max(longest.cpuMs, nowCpu - cpu);
    [wall, cpu] = [nowWall, nowCpu];
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  isOver = true;
  tick();
  return { wallMs: wall - beganWall, cpuMs: cpu - beganCpu, longest };
}

function words(wallMs: number, cpuMs: number): string {
  return `${wallMs.toFixed(0)} ms (${cpuMs.toFixed(0)} ms)`;
}

/** Measures it and prints it. It reports; it never fails for being slow. */
export async function runMergeBench(people: number): Promise<void> {
  const all = Array.from({ length: people }, (_, at) => benchSubject(id, protocol, at));
  const subjects = all.map(({ subject }) => subject);
  const readings = all
    .flatMap((one) => one.readings)
    .filter((one) => one.observerId === 'A')
    .slice(0, returned);
  const [theirs, ours] = ['bench-merge-observer', 'bench-merge-researcher'].map((name) => new Database(name));
  if (!theirs || !ours) throw new Error('no databases');
  const there = createStorage(() => atUtc, theirs);
  const here = createStorage(() => atUtc, ours);
  for (const [database, storage] of [
    [theirs, there],
    [ours, here],
  ] as const) {
    const made = await storage.save(id, { project, event: { act: 'project-made', detail: '' } });
    if (!made.ok) throw new Error(made.error.message);
    await database.subjects.bulkPut(subjects);
  }
  for (let first = 0; first < readings.length; first += 100) {
    const kept = await there.save(id, {
      readings: readings.slice(first, first + 100),
      event: { act: 'reading-changed', detail: '' },
    });
    if (!kept.ok) throw new Error(kept.error.message);
  }
  const bundle = await there.writeBundle(id, observerId('A'), 'return');
  if (!bundle.ok) throw new Error(bundle.error.message);
  const rows: Row[] = [];
  const note = (what: string, { wallMs, cpuMs, longest }: Watched): void => {
    rows.push([what, words(wallMs, cpuMs), '', '']);
    rows.push([
      '  longest block',
      words(longest.wallMs, longest.cpuMs),
      '50 ms',
      verdict(longest.cpuMs <= 50),
    ]);
  };
  const content = bundle.value;
  note(
    'Looked into (preview)',
    await watched(async () => {
      const preview = await here.previewBundle(content);
      if (!preview.ok) throw new Error(preview.error.message);
      const added = preview.value.readings[0]?.added;
      if (added !== readings.length) throw new Error(`${added} readings would come`);
    }),
  );
  note(
    'Taken in (merge)',
    await watched(async () => {
      const merged = await here.readBundle(content);
      if (!merged.ok) throw new Error(merged.error.message);
      if (merged.value.readingsAdded !== readings.length) throw new Error('not all were taken in');
    }),
  );
  note(
    'Taken in again (nothing new)',
    await watched(async () => {
      const merged = await here.readBundle(content);
      if (!merged.ok || merged.value.readingsAdded !== 0) throw new Error('taken in twice');
    }),
  );
  const size = content instanceof Uint8Array ? `, ${(content.length / 1e6).toFixed(1)} MB` : '';
  console.log(
    `\n${table(`A return of ${readings.length} signed readings${size} into ${people} subjects; processor in brackets (no disk)`, rows)}`,
  );
}
