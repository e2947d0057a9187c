import { type SubjectId, sopInstanceUid } from '../../domain/ids';
import { imageKey } from '../../domain/image/imageRef';
import { measurementBar } from '../../domain/image/measurementBar';
import type { SliceImage } from '../../domain/image/sliceImage';
import { checkSide } from '../../domain/measurement/sideCheck';
import { polygonCentroidPx } from '../../domain/polygon/polygonCentroidPx';
import type { Roi, RoiTarget } from '../../domain/reading/roi';
import { compareForeignValues } from '../../domain/roiFiles/compareForeignValues';
import type { ForeignRoi, RoiFilesRead } from '../../domain/roiFiles/foreignRoi';
import { distanceMm, isDicomObject, type MatchedSlice } from '../../domain/roiFiles/matchSlice';
import {
  type NamedRoi,
  readRoiName,
  roiNamesOf,
  roundOfName,
  subjectNamedIn,
} from '../../domain/roiFiles/roiNames';
import { timePoints } from '../../domain/timePoint';
import type { OpenProject } from '../../state/openProject';
import { type AppContext, openProjectOf, sessionOf } from '../context';
import { measureFor } from '../reading/measureEntry';
import { type DraftRow, draftRow } from './draftRow';
import type { ImportPlan, ImportRow, RowDecision, RowState, RowWarning } from './importPlan';
import { type Around, stateBeforeMeasuring } from './rowState';
import { type TrackedRoi, trackedTargets } from './trackedTargets';

/** States in which an ROI is measured: it could be taken in, now or after a word. */
const measuredStates: readonly RowState['kind'][] = ['ready', 'occupied', 'twice', 'other-slice'];

/** Decisions by the row's number. */
export type RowDecisions = ReadonlyMap<number, RowDecision>;

/** Beyond this the place that the file states is another one than its pixel on this slice. */
const placeWithinMm = 0.05;

/**
 * What would happen to every ROI of some files in the reading that is open: what each is of (its name, its image, then
 * what a person said), on which slice, what it measures there, and what stands in its way. Changes nothing. Undefined
 * where no reading is open.
 */
export async function planRoiImport(
  context: AppContext,
  read: RoiFilesRead,
  decisions: RowDecisions,
): Promise<ImportPlan | undefined> {
  const session = sessionOf(context);
  if (!session) return undefined;
  const open = openProjectOf(context);
  const { project, subjects } = open;
  const { protocol } = project;
  const names = roiNamesOf(protocol, subjects);
  const tracked = read.rois.some(({ statement }) => statement?.trackingUid)
    ? trackedTargets(open, session)
    : new Map<string, TrackedRoi>();
  const drafts = read.rois.map((roi, id) => {
    const named = namedRoi(names, roi) ?? tracked.get(roi.statement?.trackingUid ?? '');
    const subjectId = named?.subjectId ?? subjectOf(roi, open);
    return draftRow(roi, id, decisions.get(id) ?? {}, { session, protocol, named, subjectId });
  });
  const code = subjects.find(({ id }) => id === session.subjectId)?.code;
  const rows: ImportRow[] = [];
  for (const draft of drafts) {
    const codeOf = subjects.find(({ id }) => id === draft.subjectId)?.code;
    rows.push(await judge(context, draft, { session, protocol, drafts, codeOf, code }));
  }
  return { rows, refused: read.refused };
}

/** By its name, or the tracking identifier, where programs keep one and not the other. */
function namedRoi(
  names: ReadonlyMap<string, NamedRoi>,
  { name, statement }: ForeignRoi,
): TrackedRoi | undefined {
  for (const text of [name, statement?.trackingId ?? '']) {
    const named = readRoiName(names, text);
    if (named) return { ...named, round: roundOfName(text) };
  }
  return undefined;
}

/** Whom a stranger's ROI is of: the subject that it, its patient or its file names, or whose scan its image is. */
function subjectOf(
  { name, file, statement, image }: ForeignRoi,
  { subjects, images }: OpenProject,
): SubjectId | undefined {
  const { sopInstanceUid: uid, frame = 0 } = image;
  const series =
    uid && images.get(imageKey({ sopInstanceUid: sopInstanceUid(uid), frame }))?.header.seriesInstanceUid;
  const ofImage = subjects.filter(({ scans }) =>
    timePoints.some((timePoint) => series !== undefined && scans[timePoint]?.axialSeriesUid === series),
  );
  return (
    subjectNamedIn(name, subjects) ??
    (ofImage.length === 1 ? ofImage[0]?.id : undefined) ??
    subjects.find(({ code }) => code === statement?.patientId)?.id ??
    subjectNamedIn(file, subjects)
  );
}

async function judge(context: AppContext, draft: DraftRow, around: Around): Promise<ImportRow> {
  const { id, roi, said, target, slice } = draft;
  const { session, protocol } = around;
  const empty = { id, roi, subjectId: session.subjectId, said, target, slice, warnings: [], comparisons: [] };
  const unmeasured = { ...empty, measurement: undefined, imageFingerprint: undefined };
  const before = stateBeforeMeasuring(draft, around);
  if (!measuredStates.includes(before.kind)) {
    return { ...unmeasured, state: before };
  }
  if (!slice || !target) return { ...unmeasured, state: { kind: 'open', questions: ['slice'] } };
  const bar = measurementBar(slice.header);
  if (bar) return { ...unmeasured, state: { kind: 'refused', why: `${bar.tag}: ${bar.text}` } };
  const decoded = await context.registry.decode(slice.header);
  if (!decoded.ok) return { ...unmeasured, state: { kind: 'no-pixels', message: decoded.error.message } };
  const measured = measureFor(
    protocol,
    decoded.value,
    roiFor(draft, target, slice, decoded.value),
    session.reading.entries,
  );
  if (!measured.ok) {
    const { error } = measured;
    const atPx = 'atPx' in error ? error.atPx : undefined;
    const state: RowState = { kind: 'refused', why: error.kind, ...(atPx && { atPx }) };
    return { ...unmeasured, state };
  }
  return {
    ...empty,
    state: before,
    warnings: warningsOf(draft, target, slice, around, measured.value.signal.kind === 'no-pixels'),
    measurement: measured.value,
    imageFingerprint: decoded.value.fingerprint,
    comparisons: compareForeignValues(roi, measured.value),
  };
}

/** The ROI that a row would become. Time at work is none here: it was drawn elsewhere. */
export function roiFor(
  { roi }: Pick<DraftRow, 'roi'>,
  target: RoiTarget,
  { header }: MatchedSlice,
  image: Pick<SliceImage, 'fingerprint'>,
): Roi {
  return {
    target,
    image: { sopInstanceUid: header.sopInstanceUid, frame: header.frame },
    imageFingerprint: image.fingerprint,
    outlinePx: roi.outlinePx,
    exclusions: roi.exclusions,
    committedAtUtc: '',
    drawing: { activeMs: 0, ways: ['imported'] },
  };
}

function warningsOf(
  draft: DraftRow,
  target: RoiTarget,
  { header, by }: MatchedSlice,
  { session, code: codeOfSession }: Around,
  hasNoPixels: boolean,
): readonly RowWarning[] {
  const chosen = session.reading.sliceChoices[target.timePoint]?.image;
  const centroidPx = polygonCentroidPx(draft.roi.outlinePx);
  const { image, statement } = draft.roi;
  const isOtherImage = by !== 'uid' && image.sopInstanceUid !== undefined && isDicomObject(draft.roi);
  const patientId = statement?.patientId;
  const isOtherPatient =
    by !== 'uid' && patientId !== undefined && patientId !== header.patient.id && patientId !== codeOfSession;
  const side =
    target.side === 'none' || !centroidPx
      ? undefined
      : checkSide({ grid: header.grid, side: target.side, centroidPx });
  const awayMm = by === 'place' ? undefined : distanceMm(draft.roi, header);
  return [
    ...(chosen && imageKey(chosen) !== imageKey(header) ? (['not-the-chosen-slice'] as const) : []),
    ...(side?.kind === 'warning' ? (['other-side'] as const) : []),
    ...(awayMm !== undefined && awayMm > placeWithinMm ? (['mm-differ'] as const) : []),
    ...(hasNoPixels ? (['no-pixels-inside'] as const) : []),
    ...(isOtherImage ? (['other-image'] as const) : []),
    ...(isOtherPatient ? (['other-patient'] as const) : []),
  ];
}
