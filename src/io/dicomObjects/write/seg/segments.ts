import type { ScanObjects } from '../../../../domain/dicomObjects/scanObjects';
import { codes } from '../../codes';
import { codeItem } from '../codeItem';
import { sessionName } from '../commonModules';
import { type DataSet, dataSet } from '../dataSet';
import { displayColour } from '../displayColour';
import { findingOf } from '../findingOf';
import { cieLab } from './cieLab';
import type { SegmentedRoi } from './segmentedRoi';

/** What a segment is (PS3.3 C.8.20.4): called like its outline, tissue and side in codes, drawn by hand. */
export function segment(scan: ScanObjects, { roi }: SegmentedRoi, number: number): DataSet {
  const { rule } = roi.measurement;
  const reasons = roi.exclusions.map(({ reason }) => reason);
  const excluded = reasons.length > 0 ? `; taken out: ${reasons.join(', ')}` : '';
  const session = sessionName(scan.round).toLowerCase();
  return dataSet({
    SegmentNumber: number,
    SegmentLabel: roi.name,
    SegmentDescription: `${roi.label}; observer ${scan.observer.letter}, ${session}; pixels by rule ${rule.id} ${rule.version}${excluded}`,
    SegmentAlgorithmType: 'MANUAL',
    SegmentedPropertyCategoryCodeSequence: [codeItem(codes.anatomicalStructure)],
    SegmentedPropertyTypeCodeSequence: [
      codeItem(
        findingOf(roi),
        roi.laterality && dataSet({ SegmentedPropertyTypeModifierCodeSequence: [codeItem(roi.laterality)] }),
      ),
    ],
    RecommendedDisplayCIELabValue: [...cieLab(displayColour(number - 1))],
    TrackingID: roi.trackingId,
    TrackingUID: roi.trackingUid,
  });
}
