import { settlingRound } from '../agreement/settlingRound';
import { isUnitId } from '../conduct/isUnitId';
import type { ObserverId, SubjectId } from '../ids';
import { referenceTissueOf } from '../reading/referenceTissue';
import { type RoiTarget, targetKey } from '../reading/roi';
import type { RoiSide } from '../side';
import type { Observer, Protocol } from '../study/protocol';
import type { Subject } from '../study/subject';
import { targetsOf } from '../study/targets';
import { readersOf } from '../study/thirdReader';

const sideLetters: Readonly<Record<RoiSide, string>> = { right: 'R', left: 'L', none: 'N' };

/** What a name says an ROI is of. */
export interface NamedRoi {
  readonly subjectId: SubjectId;
  readonly target: RoiTarget;
  readonly observerId: ObserverId;
}

/**
 * A part of a name as every file system and zip takes it. A dot stays inside a code, not at its ends; nothing that is
 * left could end a folder, start a path or turn the line around.
 */
function safePart(text: string): string {
  const plain = text.normalize('NFC').replace(/[^\p{L}\p{N}.-]+/gu, '-');
  return plain.replace(/^[.-]+|[.-]+$/g, '') || 'x';
}

/**
 * Name of an ROI in another program's files: code of the subject, time point, side of the patient (R, L, or N for
 * none), muscle, observer: `S-012_preop_L_mf-es_A`. The site is named where the protocol has several, the round from the
 * second on. Codes only: no name of a patient is ever part of it. Of a masked scan nothing says which time point it is.
 */
export function roiName(
  protocol: Protocol,
  subject: Pick<Subject, 'id' | 'code'>,
  target: RoiTarget,
  observer: Pick<Observer, 'letter'>,
  round = 1,
): string {
  const muscle = referenceTissueOf(target.muscleId) ?? target.muscleId;
  const site = protocol.sites.length > 1 ? [target.siteId] : [];
  const again = round > 1 ? [roundPart(round)] : [];
  const scan = scanPart(subject, target.timePoint);
  const parts = [subject.code, scan, sideLetters[target.side], ...site, muscle, observer.letter];
  return [...parts, ...again].map(safePart).join('_');
}

/** How a file says of which round it is, from the second on. */
export function roundPart(round: number): string {
  return round === settlingRound ? 'settling' : `r${round}`;
}

/** How a file says of which scan it is: by time point, which a masked scan does not tell. */
export function scanPart({ id }: Pick<Subject, 'id'>, timePoint: RoiTarget['timePoint']): string {
  return isUnitId(id) ? 'scan' : timePoint;
}

/**
 * Every name that ROIs of a study can have, to know them again. Two that would be written alike (codes that differ only
 * in characters that no file name takes) are both left out: what they mean cannot be told.
 */
export function roiNamesOf(
  protocol: Protocol,
  subjects: readonly Pick<Subject, 'id' | 'code'>[],
): ReadonlyMap<string, NamedRoi> {
  const names = new Map<string, NamedRoi>();
  const doubtful = new Set<string>();
  const targets = targetsOf(protocol);
  for (const subject of subjects) {
    // A masked scan is alone, in the first slot.
    const own = isUnitId(subject.id) ? targets.filter(({ timePoint }) => timePoint === 'preop') : targets;
    for (const target of own) {
      for (const observer of readersOf(protocol)) {
        const name = roiName(protocol, subject, target, observer).toLowerCase();
        if (names.has(name)) doubtful.add(name);
        names.set(name, { subjectId: subject.id, target, observerId: observer.id });
      }
    }
  }
  for (const name of doubtful) names.delete(name);
  return names;
}

/** A name without what other programs add: `.roi`, the `-1` of a second one of the same name, a folder. */
export function bareRoiName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return last.replace(/\.roi$/i, '').trim();
}

/** What a name of ours says; undefined for any other name. */
export function readRoiName(names: ReadonlyMap<string, NamedRoi>, name: string): NamedRoi | undefined {
  const bare = bareRoiName(name).normalize('NFC').toLowerCase();
  const withoutCopy = bare.replace(/-\d+$/, '');
  const withoutRound = withoutCopy.replace(/_r\d+$/, '');
  return names.get(bare) ?? names.get(withoutCopy) ?? names.get(withoutRound);
}

/** Of which round a name of ours says that it is. */
export function roundOfName(name: string): number {
  const round = /_(?:r(\d+)|(settling))(?:-\d+)?$/i.exec(bareRoiName(name));
  if (!round) return 1;
  return round[2] === undefined ? Number(round[1]) : settlingRound;
}

const timePointWords: readonly (readonly [RegExp, RoiTarget['timePoint']])[] = [
  [/^(pre|preop|preoperative|baseline|before)$/, 'preop'],
  [/^(post|postop|follow|followup|fu|final|after)$/, 'followUp'],
];
const sideWords: readonly (readonly [RegExp, RoiSide])[] = [
  [/^(r|rt|right|re|rechts)$/, 'right'],
  [/^(l|lt|left|li|links)$/, 'left'],
];

function sayOne<T>(words: readonly string[], known: readonly (readonly [RegExp, T])[]): T | undefined {
  const said = new Set(
    known.filter(([pattern]) => words.some((word) => pattern.test(word))).map(([, it]) => it),
  );
  return said.size === 1 ? [...said][0] : undefined;
}

/**
 * What a stranger's name suggests, word by word: "MF_L4_left_A", "post R". A word is taken only where one meaning is
 * possible; what is not said, or said twice differently, stays open. A suggestion: a person sees it before it counts.
 */
export function suggestedByName(
  protocol: Protocol,
  name: string,
): Partial<Omit<NamedRoi, 'subjectId' | 'target'> & RoiTarget> {
  const bare = bareRoiName(name).toLowerCase();
  const words = bare
    .replace(/pre[-_ ]op/g, 'preop')
    .replace(/follow[-_ ]up/g, 'followup')
    .split(/[^\p{L}\p{N}]+/u);
  const timePoint = sayOne(words, timePointWords);
  const side = sayOne(words, sideWords);
  const { muscles, observers, sites } = protocol;
  const isNamed = (text: string): boolean =>
    text !== '' &&
    `-${words.join('-')}-`.includes(
      `-${text
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .join('-')}-`,
    );
  const named = muscles.filter(
    (muscle) => isNamed(muscle.id) || isNamed(muscle.shortName) || isNamed(muscle.name),
  );
  const muscle = named.length === 1 ? named[0] : muscles.length === 1 ? muscles[0] : undefined;
  // A letter that is also a side's ("R", "L") names the side.
  const letters = observers.filter(
    ({ letter }) => words.at(-1) === letter.toLowerCase() && !/^[rl]$/i.test(letter),
  );
  const [observer] = letters;
  const [site] = sites;
  return {
    ...(timePoint && { timePoint }),
    ...(side && { side }),
    ...(muscle && { muscleId: muscle.id }),
    ...(site && sites.length === 1 && { siteId: site.id }),
    ...(observer && letters.length === 1 && { observerId: observer.id }),
  };
}

/** The one subject whose code stands in a text, set apart from other letters and digits; undefined for none or several. */
export function subjectNamedIn(
  text: string,
  subjects: readonly Pick<Subject, 'id' | 'code'>[],
): SubjectId | undefined {
  const plain = text.normalize('NFC').toLowerCase();
  const named = subjects.filter(({ code }) => {
    const word = code.normalize('NFC').toLowerCase();
    const at = word === '' ? -1 : plain.indexOf(word);
    if (at < 0) return false;
    return !/[\p{L}\p{N}]/u.test(plain.charAt(at - 1) + plain.charAt(at + word.length));
  });
  return named.length === 1 ? named[0]?.id : undefined;
}

/** The target of a protocol that is described, once nothing of it is open. */
export function targetFrom(protocol: Protocol, said: Partial<RoiTarget>): RoiTarget | undefined {
  const { timePoint, siteId, muscleId, side } = said;
  if (!timePoint || !siteId || !muscleId || !side) return undefined;
  const key = targetKey({ timePoint, siteId, muscleId, side });
  return targetsOf(protocol).find((target) => targetKey(target) === key);
}
