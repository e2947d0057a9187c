import { patientKey } from '../domain/catalogue/patientKey';
import type { ProjectId } from '../domain/ids';
import { projectId, readingId, studyInstanceUid, subjectId } from '../domain/ids';
import { imageKey } from '../domain/image/imageRef';
import type { Reading, ReadingEntry, SliceChoice } from '../domain/reading/reading';
import { progressOf } from '../domain/reading/readingProgress';
import { type Roi, targetKey } from '../domain/reading/roi';
import type { Project } from '../domain/study/project';
import { defaultProtocol, type Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import type { TimePoint } from '../domain/timePoint';
import { type AppContext, keep, notify, openProjectOf, update, updateOpen } from './context';
import type { DemoReading } from './demoPort';
import { importImages } from './importImages';
import { openProject } from './projects';
import { measureFor } from './reading/measureEntry';

/** One demo per seed: opening it again opens the one that is here, with what the visitor drew. */
function demoId(seed: number): ProjectId {
  return projectId(`demo-${seed}`);
}

/**
 * Opens the demo study. The first time its 92 subjects are indexed and the two observers' outlines are measured on
 * the images, exactly as files and a person's outlines would be; no result is stored with the program.
 */
export async function openDemo(context: AppContext): Promise<void> {
  const { demo, storage, clock } = context.ports;
  const id = demoId(demo.seed);
  const here = await storage.loadProject(id);
  const isFinished = here.ok && here.value?.project.unblinding !== undefined;
  if (isFinished) {
    await openProject(context, id);
    return;
  }
  const now = clock.nowUtc();
  const project: Project = {
    id,
    protocol: demoProtocol(),
    kind: { kind: 'demo', seed: demo.seed },
    identity: 'kept',
    createdAtUtc: now,
    openedAtUtc: now,
  };
  const covariates = await demo.covariates();
  // An opening that was cut off has kept them: what the visitor changed of them since is not taken back.
  const known = new Set(here.ok ? here.value?.subjects.map((subject) => subject.id) : []);
  const all = covariates.map(
    (one): Subject => ({
      id: subjectId(`${id}/${one.code}`),
      projectId: id,
      code: one.code,
      patientKey: patientKey({ patient: one.patient, studyInstanceUid: studyInstanceUid('') }),
      covariates: one.covariates,
      scans: {},
    }),
  );
  const subjects = all.filter((subject) => !known.has(subject.id));
  const isKept = await keep(context, {
    project,
    subjects,
    event: { act: 'project-made', detail: `demo, seed ${demo.seed}` },
  });
  if (!isKept) return;
  await openProject(context, id);
  await importImages(context, { kind: 'demo', seed: demo.seed });
  if (isOpen(context, id)) await measureDemo(context, id, await demo.readings());
}

/** The visitor may close the demo, or open something else, at any moment while it is made. */
function isOpen(context: AppContext, id: ProjectId): boolean {
  return context.store.getState().open?.project.id === id;
}

/**
 * Measures the demo's outlines on its images, subject by subject, and signs the readings. Ends without a trace when the
 * demo is closed meanwhile; the next opening begins anew. Readings that the visitor has made stay as they are.
 */
async function measureDemo(
  context: AppContext,
  id: ProjectId,
  demoReadings: readonly DemoReading[],
): Promise<void> {
  const startedAtMs = Date.parse(context.ports.clock.nowUtc());
  const readings: Reading[] = [];
  for (const [index, demoReading] of demoReadings.entries()) {
    const progress = { read: index, found: demoReadings.length, images: readings.length, unused: 0 };
    update(context, { import: { kind: 'running', act: 'measure-demo', startedAtMs, progress } });
    const reading = await measured(context, demoReading);
    if (!isOpen(context, id)) return;
    if (reading) readings.push(reading);
  }
  const { project, progress } = openProjectOf(context);
  const keyOf = (one: Pick<Reading, 'subjectId' | 'observerId'>): string =>
    `${one.subjectId} ${one.observerId}`;
  const visitors = new Set(progress.map(keyOf));
  const made = readings.filter((reading) => !visitors.has(keyOf(reading)));
  const unblinding = { atUtc: context.ports.clock.nowUtc(), reason: 'The demo is open to everybody.' };
  const unblinded: Project = { ...project, unblinding };
  updateOpen(context, {
    project: unblinded,
    progress: [...progress, ...made.map((one) => progressOf(one, project.protocol))],
  });
  update(context, { import: { kind: 'none' } });
  await keep(context, {
    project: unblinded,
    readings: made,
    event: { act: 'unblinded', detail: `demo, readings measured and signed: ${made.length}` },
  });
}

async function measured(context: AppContext, demoReading: DemoReading): Promise<Reading | undefined> {
  const { open } = context.store.getState();
  if (!open) return undefined;
  const { project, subjects, images } = open;
  const [site] = project.protocol.sites;
  const [muscle] = project.protocol.muscles;
  const subject = subjects.find((one) => one.code === demoReading.subjectCode);
  if (!subject || !site || !muscle) return undefined;
  const atUtc = context.ports.clock.nowUtc();
  const entries: Record<string, ReadingEntry> = {};
  const sliceChoices: Partial<Record<TimePoint, SliceChoice>> = {};
  for (const { timePoint, side, image, verticesPx } of demoReading.outlines) {
    const stored = images.get(imageKey(image));
    const decoded = stored && (await context.registry.decode(stored.header));
    const target = { timePoint, siteId: site.id, muscleId: muscle.id, side };
    const roi: Roi | undefined = decoded?.ok
      ? {
          target,
          image,
          imageFingerprint: decoded.value.fingerprint,
          outlinePx: verticesPx,
          exclusions: [],
          committedAtUtc: atUtc,
          revision: 1,
        }
      : undefined;
    const measurement =
      decoded?.ok && roi ? measureFor(project.protocol, decoded.value, roi, entries) : undefined;
    if (!roi || !measurement?.ok) {
      notify(context, {
        kind: 'demo-not-measured',
        severity: 'wrong',
        facts: { code: demoReading.subjectCode },
      });
      return undefined;
    }
    sliceChoices[timePoint] = { image, how: 'by-drawing', chosenAtUtc: atUtc };
    entries[targetKey(target)] = { kind: 'roi', roi, measurement: measurement.value };
  }
  return {
    id: readingId(`${project.id}/${subject.id}/${demoReading.observerId}/1`),
    projectId: project.id,
    subjectId: subject.id,
    observerId: demoReading.observerId,
    round: 1,
    state: 'signed',
    signedAtUtc: atUtc,
    reopenings: [],
    sliceChoices,
    entries,
    revision: 1,
  };
}

/** With a third reader, so that every way of settling a disagreement can be tried: the demo's protocol cannot be changed. */
function demoProtocol(): Protocol {
  const protocol = defaultProtocol('Demo: kyphoplasty refracture');
  const thirdReader = { role: 'senior radiologist', name: '', training: '' };
  return { ...protocol, adjudication: { ...protocol.adjudication, thirdReader } };
}
