import type { RoiMeasurement } from '../../domain/measurement/roiMeasurement';
import type { ReadingEntry } from '../../domain/reading/reading';
import { referenceTissueOf } from '../../domain/reading/referenceTissue';
import { type RoiExclusion, type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { LiveNumbers } from '../../state/readingSession';
import { readText } from './readText';

/** One target in the numbers of a scan. */
export interface NumbersRow {
  readonly target: RoiTarget;
  readonly key: string;
  readonly measurement: RoiMeasurement | undefined;
  readonly exclusions: readonly RoiExclusion[];
  /** The reason that was given in place of an outline. */
  readonly note: string | undefined;
  readonly isLive: boolean;
}

/** The row of a target: what is being drawn of it, else what the reading has. */
export function numbersRow(
  target: RoiTarget,
  entry: ReadingEntry | undefined,
  live: LiveNumbers | undefined,
): NumbersRow {
  const key = targetKey(target);
  const row = { target, key, exclusions: [], measurement: undefined, note: undefined, isLive: false };
  const exclusions = entry?.kind === 'roi' ? entry.roi.exclusions : [];
  if (live?.key === key) {
    const { outcome } = live;
    const measurement = outcome.kind === 'measured' ? outcome.measurement : undefined;
    return { ...row, exclusions, measurement, isLive: true };
  }
  if (!entry) return row;
  return entry.kind === 'roi'
    ? { ...row, exclusions, measurement: entry.measurement }
    : { ...row, note: readText.reasons[entry.reason] };
}

/** What a target is of, beside its side: said where a scan has more than one muscle or tissue. */
export function targetName(target: RoiTarget, { muscles, sites }: Protocol): string {
  const tissue = referenceTissueOf(target.muscleId);
  const muscle = muscles.find(({ id }) => id === target.muscleId);
  const name = tissue ? readText.tissues[tissue] : (muscle?.shortName ?? target.muscleId);
  const site = sites.length > 1 ? sites.find(({ id }) => id === target.siteId) : undefined;
  return site ? `${name}, ${site.name}` : name;
}

/** A target in a sentence: "Left", and with several muscles "Left psoas"; a tissue by its name. */
export function targetWords(target: RoiTarget, protocol: Protocol): string {
  if (target.side === 'none') return targetName(target, protocol);
  const side = readText.sides[target.side];
  return protocol.muscles.length > 1 ? `${side}, ${targetName(target, protocol)}` : side;
}

/** The side that keys L and R choose: that of the muscle in hand, else of the first. */
export function sideTarget(
  targets: readonly RoiTarget[],
  inHand: RoiTarget | undefined,
  side: 'left' | 'right',
): RoiTarget | undefined {
  const ofSide = targets.filter((target) => target.side === side);
  return (
    ofSide.find((target) => target.muscleId === inHand?.muscleId && target.siteId === inHand.siteId) ??
    ofSide[0]
  );
}
