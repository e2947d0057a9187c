import type { RoiMeasurement } from '../../domain/measurement/roiMeasurement';
import type { ExclusionReason, RoiExclusion } from '../../domain/reading/roi';
import { exclusionReasons } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { fixed } from './numbers';
import { readText } from './readText';
import { toolText } from './toolText';

/** Reasons in the order of their keys, each once, counted where there are several: "vessel, 2 artefact". */
function reasonsText(exclusions: readonly RoiExclusion[]): string {
  const count = (reason: ExclusionReason): number =>
    exclusions.filter((exclusion) => exclusion.reason === reason).length;
  return exclusionReasons
    .filter((reason) => count(reason) > 0)
    .map((reason) =>
      count(reason) > 1 ? `${count(reason)} ${toolText.reasons[reason]}` : toolText.reasons[reason],
    )
    .join(', ');
}

/** What is left out of an ROI: why, how much, which share of the outline; and the CSA that the table does not show. */
export function exclusionWords(
  measurement: RoiMeasurement,
  exclusions: readonly RoiExclusion[],
  { csaKind }: Pick<Protocol, 'csaKind'>,
): string {
  const reasons = reasonsText(exclusions);
  const { area } = measurement;
  if (area.kind === 'unknown') return reasons;
  const outMm2 = area.grossMm2 - area.netMm2;
  const other = csaKind === 'gross' ? area.netMm2 : area.grossMm2;
  // The numbers first: what does not fit is cut at the end.
  return [
    `${readText.csaKinds[csaKind === 'gross' ? 'net' : 'gross']} ${fixed(other, 1)}`,
    readText.leftOut(fixed(outMm2, 1)),
    readText.shareOfOutline(fixed(area.grossMm2 > 0 ? outMm2 / area.grossMm2 : undefined, 3)),
    reasons,
  ].join(' · ');
}
