import type { ObserverId, SubjectId } from '../../domain/ids';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { askedRois } from '../../domain/reading/askedRois';
import type { Reading } from '../../domain/reading/reading';
import { resultsAccess } from '../../domain/study/blinding';
import { patientOf } from '../../domain/study/patientOf';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import type { EditorOutline } from '../../editor/editorState';
import { type AppContext, isStillHere, openProjectOf } from '../context';
import { imagesOfAwaited } from '../imagesComing';
import { outlinesOn } from '../reading/editorFeed';
import { seriesOfOutlined } from './seriesOfOutlined';
import { type ValuesInForce, valuesInForce } from './valuesInForce';

/** What one reading gives of a scan, as it is drawn: never over another slice than its own. */
export interface DrawnReading {
  readonly observerId: ObserverId;
  readonly round: number;
  readonly signedAtUtc: string;
  /** Of its slice in the scan's series; undefined where nothing is outlined, or the slice is not of this series. */
  readonly sliceIndex: number | undefined;
  readonly hasOutlines: boolean;
  readonly outlines: readonly EditorOutline[];
}

/** One scan of one subject with what was drawn on it; without pixels, which the pane asks for slice by slice. */
export interface CaseScan {
  readonly subjectId: SubjectId;
  readonly timePoint: TimePoint;
  /** The axial series of the scan; empty where its images are not known any more. */
  readonly slices: readonly SliceHeader[];
  /** Signed ones only: first readings, later rounds, re-reads and third readings. */
  readonly readings: readonly DrawnReading[];
  /** Of the whole subject: what the results count of each target that was read anew. */
  readonly inForce: readonly ValuesInForce[];
}

/** What a screen of agreement may draw, or why it may not. */
export type ShownCaseOutcome =
  | { readonly kind: 'shown'; readonly scan: CaseScan }
  | { readonly kind: 'denied' }
  | { readonly kind: 'failed'; readonly message: string }
  /** Somebody else sits here by now, or the subject is gone. */
  | { readonly kind: 'gone' };

/** Loads everything that was signed on one scan of one subject, for drawing it over the images. Researcher, unblinded. */
export async function showCase(
  context: AppContext,
  subjectId: SubjectId,
  timePoint: TimePoint,
): Promise<ShownCaseOutcome> {
  const asked = openProjectOf(context);
  if (!mayLook(context)) return { kind: 'denied' };
  if (!(await imagesOfAwaited(context, subjectId))) return { kind: 'gone' };
  const loaded = await context.ports.storage.loadReadingsOf(asked.project.id, [subjectId]);
  if (!isStillHere(context, asked)) return { kind: 'gone' };
  // The wait may have been long: what must not be seen any more is not given.
  if (!mayLook(context)) return { kind: 'denied' };
  if (!loaded.ok) return { kind: 'failed', message: loaded.error.message };
  const { subjects, catalogue, project, images } = openProjectOf(context);
  const subject = subjects.find(({ id }) => id === subjectId);
  if (!subject) return { kind: 'gone' };
  const scan = subject.scans[timePoint];
  const slices =
    patientOf(subject, catalogue)
      ?.studies.find(({ studyInstanceUid }) => studyInstanceUid === scan?.studyInstanceUid)
      ?.series.find(({ seriesInstanceUid }) => seriesInstanceUid === scan?.axialSeriesUid)
      ?.slices.map(({ header }) => header) ?? [];
  const readings = loaded.value.flatMap((reading) => drawn(reading, timePoint, slices, project.protocol));
  const inForce = valuesInForce(subject, {
    readings: loaded.value,
    protocol: project.protocol,
    seriesOf: seriesOfOutlined(loaded.value, images),
  });
  return { kind: 'shown', scan: { subjectId, timePoint, slices, readings, inForce } };
}

function mayLook(context: AppContext): boolean {
  const { person, project, subjects, progress } = openProjectOf(context);
  return person.kind === 'researcher' && resultsAccess({ person, project, subjects, readings: progress }).ok;
}

function drawn(
  reading: Reading,
  timePoint: TimePoint,
  slices: readonly SliceHeader[],
  protocol: Protocol,
): readonly DrawnReading[] {
  const { observerId, round, state, signedAtUtc } = reading;
  if (state !== 'signed') return [];
  const rois = askedRois(reading, protocol, timePoint);
  const keys = new Set(rois.map(({ image }) => imageKey(image)));
  const at = slices.findIndex((header) => keys.has(imageKey(header)));
  const header = slices[at];
  return [
    {
      observerId,
      round,
      signedAtUtc: signedAtUtc ?? '',
      sliceIndex: header ? at : undefined,
      hasOutlines: rois.length > 0,
      outlines: header ? outlinesOn(reading, timePoint, header, protocol) : [],
    },
  ];
}
