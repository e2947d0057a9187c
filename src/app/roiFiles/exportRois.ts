import { safeName } from '../../base/safeName';
import { imageKey } from '../../domain/image/imageRef';
import type { Reading } from '../../domain/reading/reading';
import type { RoiProgram } from '../../domain/roiFiles/foreignRoi';
import { inFileOrder } from '../../domain/roiFiles/matchSlice';
import { type OutgoingSet, outgoingRings, outgoingSet } from '../../domain/roiFiles/outgoingSet';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import { type AppContext, isStillHere, notify, openProjectOf, sessionOf } from '../context';
import { imagesAwaited } from '../imagesComing';
import { logExport } from '../printedHead';
import { outgoingReadings } from './outgoingReadings';
import type { RoiFileFormats } from './roiFilePort';

/**
 * Saves the outlines of one time point of the open reading: a RoiSet.zip for ImageJ, or an XML for Horos and OsiriX. Only
 * what this observer drew is in it.
 */
export async function saveReadingRois(
  context: AppContext,
  program: RoiProgram,
  timePoint: TimePoint,
): Promise<void> {
  const session = sessionOf(context);
  const set = session && setOf(context, session.reading, timePoint);
  if (!set || set.rois.length === 0) {
    notify(context, { kind: 'no-outlines-to-save', severity: 'attention', facts: { timePoint } });
    return;
  }
  const formats = await context.ports.roiFiles.load();
  const content = setContent(context, formats, program, set);
  const log = await logExport(context, `outlines for ${program}, own`);
  download(context, program === 'imagej' ? `${set.name}_RoiSet${log}.zip` : `${set.name}${log}.xml`, content);
}

/**
 * Saves outlines of the whole study as one zip, with a RoiSet.zip or an XML for every subject, time point and observer:
 * an observer's own ones at any time, everybody's where results may be seen.
 */
export async function saveStudyRois(
  context: AppContext,
  program: RoiProgram,
  whose: 'own' | 'all',
): Promise<void> {
  if (openProjectOf(context).areImagesComing && !(await imagesAwaited(context))) return;
  const asked = openProjectOf(context);
  const readings = await outgoingReadings(context, whose);
  if (typeof readings === 'string') {
    notify(context, { kind: 'export-refused', severity: 'wrong', facts: { message: readings } });
    return;
  }
  if (!isStillHere(context, asked)) return;
  const sets = readings.flatMap((reading) =>
    timePoints.flatMap((timePoint) => setOf(context, reading, timePoint) ?? []),
  );
  const filled = sets.filter(({ rois }) => rois.length > 0).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (filled.length === 0) {
    notify(context, { kind: 'no-outlines-to-save', severity: 'attention', facts: {} });
    return;
  }
  const formats = await context.ports.roiFiles.load();
  const files = filled.map((set) => ({
    path: program === 'imagej' ? `${set.name}_RoiSet.zip` : `${set.name}.xml`,
    content: setContent(context, formats, program, set),
  }));
  const zip = formats.zip(files, context.ports.clock.nowUtc());
  const log = await logExport(context, `outlines for ${program}, ${whose}`);
  download(context, `${safeName(asked.project.protocol.title)}-outlines-${program}${log}.zip`, zip);
}

function download(context: AppContext, name: string, content: Uint8Array | string): void {
  const type = typeof content === 'string' ? 'application/xml;charset=utf-8' : 'application/zip';
  context.ports.backup.download(name, content, type);
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}

function setContent(
  context: AppContext,
  formats: RoiFileFormats,
  program: RoiProgram,
  { rois }: OutgoingSet,
): Uint8Array | string {
  if (program === 'horos') return formats.horosXml(rois);
  // A composite of nothing cannot be written: ImageJ would open it as a rectangle.
  const files = rois.flatMap((roi) => {
    const rings = outgoingRings(roi);
    return rings.length === 0 ? [] : [{ path: `${roi.name}.roi`, content: formats.imageJRoi(roi, rings) }];
  });
  if (files.length < rois.length) {
    const facts = { count: rois.length - files.length };
    notify(context, { kind: 'emptied-outlines-not-saved', severity: 'attention', facts });
  }
  return formats.zip(files, context.ports.clock.nowUtc());
}

/** The ROIs of a reading at one time point; undefined where subject or observer are not of this study any more. */
function setOf(context: AppContext, reading: Reading, timePoint: TimePoint): OutgoingSet | undefined {
  const { project, subjects, images } = openProjectOf(context);
  const subject = subjects.find(({ id }) => id === reading.subjectId);
  if (!subject) return undefined;
  const positions = new Map<string, ReadonlyMap<string, number>>();
  return outgoingSet(project.protocol, subject, reading, timePoint, (key) => {
    const uid = images.get(key)?.header.seriesInstanceUid;
    if (uid === undefined) return undefined;
    const known = positions.get(uid) ?? positionsIn(context, uid);
    positions.set(uid, known);
    return known.get(key);
  });
}

/** Numbers of the slices of a series, by image. */
function positionsIn(context: AppContext, seriesUid: string): ReadonlyMap<string, number> {
  const { images } = openProjectOf(context);
  const ofSeries = [...images.values()].filter(({ header }) => header.seriesInstanceUid === seriesUid);
  return new Map(inFileOrder(ofSeries).map(({ header }, index) => [imageKey(header), index + 1]));
}
