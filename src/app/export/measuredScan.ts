import { roiAreas, roiMeasurement, roiSi } from '../../analysis/roiCell';
import { err, ok, type Result } from '../../base/result';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { daysBetween } from '../../domain/isoDate';
import { askedEntries } from '../../domain/reading/askedEntries';
import type { Reading, ReadingEntry } from '../../domain/reading/reading';
import type { Protocol } from '../../domain/study/protocol';
import type { Subject } from '../../domain/study/subject';
import type { TimePoint } from '../../domain/timePoint';
import type { PairEntry } from '../../report/figures/imagePair/imagePair';
import { missingWhyText } from '../../report/reasonText';
import { type AppContext, openProjectOf } from '../context';
import { imagePairText } from './imagePairText';

/** What one reading gives of one scan, before its pixels are here. */
export interface MeasuredScan {
  readonly header: SliceHeader;
  /** Of the pixels that were measured. */
  readonly fingerprint: string;
  readonly entries: readonly PairEntry[];
  readonly daysFromSurgery: number | undefined;
}

/** The slice that a reading outlined, with exactly the values that the tables are made from; or why it cannot be shown. */
export function measuredScan(
  context: AppContext,
  given: {
    readonly subject: Subject;
    readonly reading: Reading;
    /** All of the subject's. */
    readonly readings: readonly Reading[];
    readonly timePoint: TimePoint;
  },
): Result<MeasuredScan, string> {
  const { subject, reading, readings, timePoint } = given;
  const { project, images } = openProjectOf(context);
  const { protocol } = project;
  const asked = askedEntries(reading, protocol, [timePoint]).filter(isOfMuscle(protocol));
  const rois = asked.flatMap((entry) => (entry.kind === 'roi' ? [entry.roi] : []));
  const [first] = rois;
  if (!first) return err(imagePairText.at(timePoint, imagePairText.noOutline));
  const key = imageKey(first.image);
  if (rois.some(({ image }) => imageKey(image) !== key)) {
    return err(imagePairText.at(timePoint, imagePairText.severalSlices));
  }
  const header = images.get(key)?.header;
  if (!header) return err(imagePairText.at(timePoint, imagePairText.unknownImage));
  const seriesOf = new Map([[key, header.seriesInstanceUid]]);
  const entries: PairEntry[] = [];
  for (const entry of asked) {
    const target = targetOf(entry);
    const muscle = protocol.muscles.find(({ id }) => id === target.muscleId);
    if (!muscle || target.side === 'none') continue;
    const common = { muscle, side: target.side };
    if (entry.kind === 'cannot-measure') {
      entries.push({ ...common, kind: 'cannot-measure', reason: entry.reason });
      continue;
    }
    const measured = roiMeasurement(reading, target, { readings, subject, protocol, seriesOf });
    if (!measured.ok) return err(imagePairText.notMeasured(timePoint, missingWhyText(measured.error)));
    const areas = roiAreas(measured.value, protocol);
    if (!areas.ok) return err(imagePairText.notMeasured(timePoint, missingWhyText(areas.error)));
    const si = roiSi(measured.value, protocol);
    entries.push({
      ...common,
      kind: 'outlined',
      outlinePx: entry.roi.outlinePx,
      exclusionsPx: entry.roi.exclusions.map(({ verticesPx }) => verticesPx),
      areaMm2: areas.value.csaMm2,
      meanSi: si.ok ? si.value : undefined,
    });
  }
  const surgery = subject.covariates.surgeryDate;
  const scanned = subject.scans[timePoint]?.studyDate;
  return ok({
    header,
    fingerprint: first.imageFingerprint,
    entries,
    daysFromSurgery: surgery && scanned ? daysBetween(surgery, scanned) : undefined,
  });
}

function targetOf(entry: ReadingEntry) {
  return entry.kind === 'roi' ? entry.roi.target : entry.target;
}

/** Reference tissues are no part of the figure. */
function isOfMuscle({ muscles }: Pick<Protocol, 'muscles'>): (entry: ReadingEntry) => boolean {
  return (entry) => muscles.some(({ id }) => id === targetOf(entry).muscleId);
}
