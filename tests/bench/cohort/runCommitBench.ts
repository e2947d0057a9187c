import 'fake-indexeddb/auto';
import process from 'node:process';
import { observerId, type SubjectId } from '../../../src/domain/ids';
import type { PointPx } from '../../../src/domain/image/point';
import { byPatient, packPatient } from '../../../src/domain/imageLibrary/patientImages';
import { targetKey } from '../../../src/domain/reading/roi';
import type { Subject } from '../../../src/domain/study/subject';
import type { PatientImagesRecord } from '../../../src/io/storage/imageStore';
import { type ProgressRecord, progressRecord } from '../../../src/io/storage/progressStore';
import { makeWorkstation, type TestWorkstation } from '../../support/makeWorkstation';
import { phantomFiles } from '../../support/phantomFiles';
import { type Row, table } from '../support/table';
import { benchSubject } from './benchCohort';

/*
 * One commit of an observer, as it is felt: from the key that closes the outline to the numbers, and to "Saved"; alone and
 * among a large cohort, in one run. The whole application without its screens, over an IndexedDB in memory: it holds
 * geometry, pixels, the session, the queue of saves and the log; it does not hold drawing of the page, nor the disk.
 */

/** Wall and processor time, ms. */
interface Taken {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function taken(work: () => Promise<unknown>): Promise<Taken> {
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - began, cpuMs: (user + system) / 1000 };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function middle(all: readonly Taken[]): Taken {
  return { wallMs: median(all.map((one) => one.wallMs)), cpuMs: median(all.map((one) => one.cpuMs)) };
}

const observer = { kind: 'observer', observerId: observerId('A') } as const;
const edges = 48;

/** An outline of some 2,000 pixels; every turn another one. */
function ring(turn: number): readonly PointPx[] {
  const radius = 24 + (turn % 7) * 0.37;
  return Array.from({ length: edges }, (_, at): PointPx => {
    const angle = (2 * Math.PI * at) / edges;
    return [120 + radius * Math.cos(angle), 200 + radius * Math.sin(angle)];
  });
}

/** Others of the study, as they would be stored: records, images, how far two observers are with each. */
async function addOthers({ database, state }: TestWorkstation, count: number): Promise<void> {
  const { open } = state();
  if (!open) throw new Error('no project');
  const { id, protocol } = open.project;
  const progress: ProgressRecord[] = [];
  const subjects: Subject[] = [];
  const images: PatientImagesRecord[] = [];
  for (let at = 0; at < count; at += 1) {
    const one = benchSubject(id, protocol, at);
    subjects.push(one.subject);
    progress.push(...one.readings.map(progressRecord));
    for (const own of byPatient(one.images).values()) {
      const series = new Set(own.map(({ header }) => header.seriesInstanceUid));
      images.push({
        ...packPatient(own),
        projectId: id,
        seriesKeys: [...series].map((uid) => `${id} ${uid}`),
      });
    }
  }
  await database.subjects.bulkPut(subjects);
  await database.patientImages.bulkPut(images);
  await database.progress.bulkPut(progress);
}

interface CommitMeasured {
  /** From choosing the observer to their list. */
  readonly list: Taken;
  /** From opening the subject, at once after the list, to its slices with pixels. */
  readonly opening: Taken;
  /** From opening to when all images of the view are ready. */
  readonly allImages: Taken;
  /** From the closing key to the numbers in the session. */
  readonly numbers: Taken;
  /** To "Saved". */
  readonly saved: Taken;
}

const commits = 15;

async function measured(others: number): Promise<CommitMeasured> {
  const station = makeWorkstation({ databaseName: `commit-${others}` });
  const { app, state } = station;
  await app.newProject('Commit');
  await app.importImages({ kind: 'files', files: phantomFiles([0], false) });
  const subject: SubjectId | undefined = state().open?.subjects[0]?.id;
  if (!subject) throw new Error('no subject');
  // Signing in reads the project anew, with everybody; files that were given stay found.
  await addOthers(station, others);
  let sits: Promise<unknown> = Promise.resolve();
  const list = await taken(async () => {
    sits = app.choosePerson(observer);
    while ((state().open?.subjects.length ?? 0) === 0 || state().open?.person.kind !== 'observer') {
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  let opening: Taken | undefined;
  const allImages = await taken(async () => {
    opening = await taken(() => app.openReading(subject));
    await sits;
  });
  if (!opening || state().reading?.panes.preop?.axial.pixels.kind !== 'here') throw new Error('no pixels');
  await app.flush();
  const numbers: Taken[] = [];
  const saved: Taken[] = [];
  for (let turn = 0; turn < commits + 3; turn += 1) {
    const target = state().reading?.armed;
    if (!target) throw new Error('nothing to draw');
    await draw(station, ring(turn));
    let shown: Taken | undefined;
    const kept = await taken(async () => {
      let closing: Promise<unknown> = Promise.resolve();
      shown = await taken(async () => {
        closing = Promise.resolve(app.keyGesture({ kind: 'close' }));
        while (state().reading?.reading.entries[targetKey(target)]?.kind !== 'roi') await Promise.resolve();
      });
      await closing;
      await app.flush();
    });
    if (state().save.kind !== 'saved') throw new Error('not saved');
    if (turn >= 3 && shown) {
      numbers.push(shown);
      saved.push(kept);
    }
    await app.undo();
    await app.arm(target);
    await app.flush();
  }
  return { list, opening, allImages, numbers: middle(numbers), saved: middle(saved) };
}

/** The clicks of an outline; it is not closed. */
async function draw({ app }: TestWorkstation, outlinePx: readonly PointPx[]): Promise<void> {
  const place = { pixelsPerScreenPx: 0.05, pointerType: 'mouse' as const };
  for (const atPx of outlinePx) {
    await app.gesture('preop', { kind: 'pointer-move', atPx, ...place });
    await app.gesture('preop', { kind: 'pointer-down', atPx, ...place });
    await app.gesture('preop', { kind: 'pointer-up', atPx, ...place });
  }
}

function words({ wallMs, cpuMs }: Taken): string {
  return `${wallMs.toFixed(wallMs < 20 ? 1 : 0)} ms (${cpuMs.toFixed(cpuMs < 20 ? 1 : 0)} ms)`;
}

/** Measures alone and among others, and prints both. It reports; it never fails for being slow. */
export async function runCommitBench(people: number): Promise<void> {
  const alone = await measured(0);
  const among = await measured(people - 1);
  const rows = (
    [
      ['Signing in: the list is there', 'list', ''],
      ['Opening a subject at once: slices with pixels', 'opening', ''],
      ['Images of everybody are ready', 'allImages', ''],
      [`Outline closed: numbers, median of ${commits}`, 'numbers', '50 ms'],
      ['Outline closed: saved', 'saved', '50 ms'],
    ] as const
  ).map(([what, key, target]): Row => [what, `${words(alone[key])} | ${words(among[key])}`, target, '']);
  console.log(
    `\n${table(`One commit, alone | among ${people} subjects; processor in brackets (no drawing, no disk)`, rows)}`,
  );
}
