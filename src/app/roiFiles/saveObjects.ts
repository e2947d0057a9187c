import type { Result } from '../../base/result';
import { safeName } from '../../base/safeName';
import { type ObjectFiles, objectFilesOf } from '../../domain/dicomObjects/objectFiles';
import { objectSoftware } from '../../domain/dicomObjects/objectSoftware';
import type { ObjectKind, ObjectProblem, ScanObjects } from '../../domain/dicomObjects/scanObjects';
import { scanObjectsOf } from '../../domain/dicomObjects/scanObjectsOf';
import { imageKey } from '../../domain/image/imageRef';
import { askedRois } from '../../domain/reading/askedRois';
import type { Reading } from '../../domain/reading/reading';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import { objectNames, objectProblemText } from '../../report/export/objectProblemText';
import type { ObjectWriter } from '../archive/objectPort';
import { type AppContext, isStillHere, notify, openProjectOf, sessionOf } from '../context';
import { imagesAwaited } from '../imagesComing';
import { logExport } from '../printedHead';
import { outgoingReadings } from './outgoingReadings';

/**
 * Saves the outlines of one time point of the open reading as a DICOM object: only what this observer drew, under the subject's code.
 */
export async function saveReadingObjects(
  context: AppContext,
  kind: ObjectKind,
  timePoint: TimePoint,
): Promise<void> {
  const asked = openProjectOf(context);
  const subject = sessionOf(context)?.reading.subjectId;
  if (!(await imagesAwaited(context))) return;
  const writer = await writerOf(context);
  // As it is by now, where it is still the same person's of the same subject.
  const { reading } = sessionOf(context) ?? {};
  if (!writer || !reading || reading.subjectId !== subject || !isStillHere(context, asked)) return;
  await save(context, kind, madeOf(context, writer, kind, [[reading, timePoint]]), 'own');
}

/**
 * Saves outlines of the whole study as DICOM objects of one kind, one for every subject, time point and observer: an observer's own
 * at any time, everybody's where results may be seen.
 */
export async function saveStudyObjects(
  context: AppContext,
  kind: ObjectKind,
  whose: 'own' | 'all',
): Promise<void> {
  if (openProjectOf(context).areImagesComing && !(await imagesAwaited(context))) return;
  const asked = openProjectOf(context);
  const readings = await outgoingReadings(context, whose);
  if (typeof readings === 'string') {
    refuse(context, readings);
    return;
  }
  const writer = await writerOf(context);
  if (!writer || !isStillHere(context, asked)) return;
  const { protocol } = asked.project;
  const scans = readings.flatMap((reading) =>
    timePoints
      .filter((timePoint) => askedRois(reading, protocol, timePoint).length > 0)
      .map((timePoint) => [reading, timePoint] as const),
  );
  const made = madeOf(context, writer, kind, scans);
  await save(context, kind, made, whose, `${safeName(protocol.title)}-outlines-${kind}`);
}

async function writerOf(context: AppContext): Promise<ObjectWriter | undefined> {
  const { objects } = context.ports;
  if (objects) return objects.load();
  refuse(context, 'This version of the program writes no DICOM objects.');
  return undefined;
}

/** Objects of scans, a folder for each subject. */
function madeOf(
  context: AppContext,
  writer: ObjectWriter,
  kind: ObjectKind,
  scans: readonly (readonly [Reading, TimePoint])[],
): ObjectFiles {
  return objectFilesOf(
    scans.flatMap(([reading, timePoint]) => scanOf(context, reading, timePoint) ?? []),
    (scan) => writer.write(kind, scan),
  );
}

/** What is written of one scan of a reading; undefined where its subject is not here any more. */
function scanOf(
  context: AppContext,
  reading: Reading,
  timePoint: TimePoint,
): Result<ScanObjects, ObjectProblem> | undefined {
  const { project, subjects, images } = openProjectOf(context);
  const subject = subjects.find(({ id }) => id === reading.subjectId);
  if (!subject) return undefined;
  return scanObjectsOf({
    ...{ project, subject, reading, timePoint, patient: 'code', software: objectSoftware },
    headerOf: (image) => images.get(imageKey(image))?.header,
  });
}

/** One file as it is, several as a zip; what could not be written is told. */
async function save(
  context: AppContext,
  kind: ObjectKind,
  { files, problems }: ObjectFiles,
  whose: 'own' | 'all',
  zipName?: string,
): Promise<void> {
  const [problem] = problems;
  const [first] = files;
  if (!first) {
    if (problem) refuse(context, objectProblemText(problem, kind));
    else notify(context, { kind: 'no-outlines-to-save', severity: 'attention', facts: {} });
    return;
  }
  const isOne = files.length === 1 && zipName === undefined;
  const asked = openProjectOf(context);
  const zipped = isOne ? undefined : await zipOf(context, files);
  if (!isStillHere(context, asked)) return;
  const log = await logExport(context, `outlines as ${objectNames[kind]}, ${whose}`);
  const bare = first.file.fileName.replace(/\.dcm$/, '');
  const name = isOne ? `${bare}${log}.dcm` : `${zipName ?? bare}${log}.zip`;
  context.ports.backup.download(
    name,
    zipped ?? first.file.bytes,
    isOne ? 'application/dicom' : 'application/zip',
  );
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
  if (!problem) return;
  const facts = { count: problems.length, message: objectProblemText(problem, kind) };
  notify(context, { kind: 'objects-left-out', severity: 'attention', facts });
}

async function zipOf(context: AppContext, files: ObjectFiles['files']): Promise<Uint8Array> {
  const formats = await context.ports.roiFiles.load();
  return formats.zip(
    files.map(({ path, file }) => ({ path, content: file.bytes })),
    context.ports.clock.nowUtc(),
  );
}

function refuse(context: AppContext, message: string): void {
  notify(context, { kind: 'export-refused', severity: 'wrong', facts: { message } });
}
