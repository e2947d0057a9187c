import type { ObjectRoi, ScanObjects } from '../../../../domain/dicomObjects/scanObjects';
import { excludedShares } from '../../../../domain/polygon/excludedShares';
import type { TimePoint } from '../../../../domain/timePoint';
import { codes } from '../../codes';
import { sessionName } from '../commonModules';
import type { DataSet } from '../dataSet';
import { findingOf } from '../findingOf';
import { code, container, text, uidReference } from './contentItems';
import { imageRegion } from './imageRegion';
import { roiMeasurements } from './roiMeasurements';

const timePointWords: Readonly<Record<TimePoint, string>> = { preop: 'Pre-op', followUp: 'Follow-up' };

/** One ROI as a measurement group (TID 1410); undefined where its exclusions leave nothing to show. */
export function measurementGroup(roi: ObjectRoi, scan: ScanObjects): DataSet | undefined {
  const region = imageRegion(roi);
  if (!region) return undefined;
  const { rule, isLossy } = roi.measurement;
  const comments = [roi.label, ...(isLossy ? ['The image went through lossy compression'] : [])];
  return container(
    codes.measurementGroup,
    [
      text('HAS OBS CONTEXT', codes.activitySession, sessionName(scan.round)),
      text('HAS OBS CONTEXT', codes.trackingIdentifier, roi.trackingId),
      uidReference('HAS OBS CONTEXT', codes.trackingUniqueIdentifier, roi.trackingUid),
      ...(scan.timePoint ? [text('HAS OBS CONTEXT', codes.timePoint, timePointWords[scan.timePoint])] : []),
      code('CONTAINS', codes.finding, findingOf(roi)),
      ...roi.structures.map((structure) =>
        code(
          'HAS CONCEPT MOD',
          codes.findingSite,
          structure,
          roi.laterality ? [code('HAS CONCEPT MOD', codes.laterality, roi.laterality)] : [],
        ),
      ),
      region,
      ...roiMeasurements(roi),
      text('CONTAINS', codes.pixelRule, `${rule.id}, version ${rule.version}`),
      ...exclusionTexts(roi),
      ...comments.map((comment) => text('CONTAINS', codes.comment, comment)),
    ],
    '1410',
  );
}

/** Each reason once, with what it takes of the outline: overlaps count for the first of them (MEASUREMENT.md section 2). */
function exclusionTexts({ outlinePx, exclusions, measurement: { area } }: ObjectRoi): readonly DataSet[] {
  const pixelMm2 = area.kind === 'known' ? area.spacing.rowMm * area.spacing.columnMm : undefined;
  return excludedShares(outlinePx, exclusions).map(({ reason, areaPx2, percent }) => {
    const mm2 = pixelMm2 === undefined ? '' : `${(areaPx2 * pixelMm2).toFixed(2)} mm2, `;
    return text('CONTAINS', codes.exclusion, `${reason}: ${mm2}${percent.toFixed(2)} % of the outline`);
  });
}
