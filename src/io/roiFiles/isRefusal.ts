import type { ForeignRoi, RoiFileRefusal } from '../../domain/roiFiles/foreignRoi';

/** Whether reading an ROI ended in a reason and not in an ROI. */
export function isRefusal(one: ForeignRoi | RoiFileRefusal): one is RoiFileRefusal {
  return 'kind' in one;
}
