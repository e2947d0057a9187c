import { daysBetween } from '../isoDate';
import { type VertebralLevel, vertebralLevels } from '../level';
import type { Subject } from './subject';

/** Where a refracture lies relative to the treated vertebra. */
export type RefractureType = 'augmented' | 'adjacent' | 'non-adjacent';

const inOrder: readonly RefractureType[] = ['augmented', 'adjacent', 'non-adjacent'];

/**
 * The types of a subject's refractures, derived from levels: augmented (the treated level), adjacent (next above or
 * below), non-adjacent. Only confirmed refractures dated after surgery and on or before the final scan count, as for
 * the group. Empty when there are none, or when the treated level is not recorded. Rules: *Group*.
 */
export function refractureTypes(subject: Pick<Subject, 'covariates' | 'scans'>): readonly RefractureType[] {
  const { level, refracture, surgeryDate } = subject.covariates;
  const finalScan = subject.scans.followUp?.studyDate;
  if (!level || !surgeryDate || !finalScan || refracture?.kind !== 'confirmed') return [];
  const found = new Set(
    refracture.events
      .filter(({ date }) => date && daysBetween(surgeryDate, date) > 0 && daysBetween(date, finalScan) >= 0)
      .flatMap((event) => event.levels.map((at) => typeOf(level, at))),
  );
  return inOrder.filter((type) => found.has(type));
}

function typeOf(treated: VertebralLevel, at: VertebralLevel): RefractureType {
  if (at === treated) return 'augmented';
  return areNeighbours(treated, at) ? 'adjacent' : 'non-adjacent';
}

/** T13 and L6 are there in few people: without them T12 borders on L1, and L5 on S1. */
function areNeighbours(a: VertebralLevel, b: VertebralLevel): boolean {
  const apart = vertebralLevels.indexOf(a) - vertebralLevels.indexOf(b);
  const pair = [a, b].sort().join(' ');
  return Math.abs(apart) === 1 || pair === 'L1 T12' || pair === 'L5 S1';
}
