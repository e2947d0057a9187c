import { sha256 } from '../../base/sha256';
import { type SubjectId, subjectId } from '../ids';
import type { Project } from '../study/project';
import { type TimePoint, timePoints } from '../timePoint';
import { isUnitId, unitIdStart } from './isUnitId';

/** What is read at a time: a subject with its scans, or one masked scan of it, under a name that tells nothing. */
export interface ReadingUnit {
  /** Of the reading: the subject's own, or the masked scan's. */
  readonly id: SubjectId;
  readonly subjectId: SubjectId;
  /** Which scan it is; undefined for a subject with all its scans. */
  readonly timePoint?: TimePoint;
}

/** Of a project, what says whether and under which names scans are masked. */
export type MaskingProject = Pick<Project, 'protocol' | 'secretText' | 'kit'>;

/** Whether scans are read one by one, under names of their own. */
export function areScansMasked({ protocol, secretText }: MaskingProject): boolean {
  return protocol.blinding.timePoint && secretText !== undefined;
}

/**
 * Whether scans are to be masked and the text that their names are made from is not there yet, as in projects of older
 * versions. Of such a project no observer sees anything. A kit has its masked scans already.
 */
export function lacksSecret({ protocol, secretText, kit }: MaskingProject): boolean {
  return protocol.blinding.timePoint && secretText === undefined && !kit;
}

/**
 * What observers read of a subject. Where time points are masked, each scan under an id made from the project's secret
 * text: the same for all observers and rounds, and without that text nobody can tell which two belong together. Kits and
 * observers' views have the masked scans in the place of subjects: those are units as they are.
 */
export function unitsOf(project: MaskingProject, { id }: { readonly id: SubjectId }): readonly ReadingUnit[] {
  const { secretText } = project;
  if (!areScansMasked(project) || secretText === undefined || isUnitId(id)) return [{ id, subjectId: id }];
  if (made.secretText !== secretText) made = { secretText, units: new Map() };
  const before = made.units.get(id);
  if (before) return before;
  const units = timePoints.map((timePoint) => ({
    id: subjectId(`${unitIdStart}${digits(secretText, id, timePoint, 26)}`),
    subjectId: id,
    timePoint,
  }));
  made.units.set(id, units);
  return units;
}

/** Names cost a hash each and are asked for again and again: those of one project are remembered, by subject. */
let made: { readonly secretText?: string; readonly units: Map<SubjectId, readonly ReadingUnit[]> } = {
  units: new Map(),
};

/** Forgets which masked scans belong together: before somebody sits here who must not find out. */
export function forgetUnits(): void {
  made = { units: new Map() };
}

/** Digits and letters that are not mistaken for each other. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** As many characters, each 1 of 30, from the secret text. */
function digits(secretText: string, id: SubjectId, timePoint: TimePoint, count: number): string {
  // The hash as one number of 16 words of 16 bits, the highest first, divided by 30 as on paper.
  const words: number[] = [];
  for (const word of sha256(JSON.stringify([secretText, id, timePoint])))
    words.push(word >>> 16, word & 0xffff);
  let text = '';
  for (let digit = 0; digit < count; digit++) {
    let rest = 0;
    for (let at = 0; at < words.length; at++) {
      const whole = rest * 65_536 + (words[at] ?? 0);
      words[at] = Math.floor(whole / 30);
      rest = whole % 30;
    }
    text += alphabet[rest] ?? '';
  }
  return text;
}

/** Characters of a masked scan's name: 30^7 names, so that two of 20,000 scans share one in 1 of 100 studies. */
const nameLength = 7;

/** What a masked scan is called on every screen: "Scan K7Q2MXA". */
export function unitName(id: SubjectId): string {
  return `Scan ${id.slice(unitIdStart.length, unitIdStart.length + nameLength)}`;
}

/** Units by the ids that their readings are kept under. */
export function unitIndex(
  project: MaskingProject,
  subjects: readonly { readonly id: SubjectId }[],
): ReadonlyMap<SubjectId, ReadingUnit> {
  return new Map(subjects.flatMap((subject) => unitsOf(project, subject)).map((unit) => [unit.id, unit]));
}
