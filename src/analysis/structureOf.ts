import type { Structure } from './structure';
import type { StructureValues } from './structureValues';
import type { AnalysedSubject } from './studyFlow';

/** A structure's values of one subject; a complete subject has all structures of the protocol. */
export function structureOf(
  subject: Pick<AnalysedSubject, 'structures'>,
  { siteId, muscleId }: Structure,
): StructureValues | undefined {
  for (const one of subject.structures) if (one.siteId === siteId && one.muscleId === muscleId) return one;
  return undefined;
}
