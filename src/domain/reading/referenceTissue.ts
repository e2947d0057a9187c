/** A tissue outlined beside the muscles, to relate their signal to; `lean-muscle` gives a threshold between lean and fat. */
export type ReferenceTissue = 'csf' | 'subcutaneous-fat' | 'psoas' | 'vertebral-body' | 'lean-muscle';

/** All reference tissues, in the order in which they are drawn and listed. */
export const referenceTissues: readonly ReferenceTissue[] = [
  'csf',
  'subcutaneous-fat',
  'psoas',
  'vertebral-body',
  'lean-muscle',
];

const prefix = 'reference:';

/** What stands in a target's `muscleId` for a reference tissue. No muscle of a protocol may have such an id. */
export function referenceMuscleId(tissue: ReferenceTissue): string {
  return `${prefix}${tissue}`;
}

/** The tissue that a target's `muscleId` names; undefined for a muscle. */
export function referenceTissueOf(muscleId: string): ReferenceTissue | undefined {
  return referenceTissues.find((tissue) => referenceMuscleId(tissue) === muscleId);
}
