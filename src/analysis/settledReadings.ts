import type { Settlement } from '../domain/agreement/settlement';
import { settlementsOf } from '../domain/agreement/settlementsOf';
import { settlingRound } from '../domain/agreement/settlingRound';
import type { Reading, ReadingEntry } from '../domain/reading/reading';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { thirdReaderId } from '../domain/study/thirdReader';
import { bySubject } from './bySubject';
import { readingsBySubject } from './readingsBySubject';
import { twoNearest } from './twoNearest';

/** Readings as they were signed independently: none that was made to settle a disagreement. */
export function originalReadings(readings: readonly Reading[]): readonly Reading[] {
  return readings.some(isSettling) ? readings.filter((reading) => !isSettling(reading)) : readings;
}

/**
 * The readings that results with adjudication are made from: the originals, where the entries of settled targets are replaced
 * by what settled them. Everything that is computed of readings then follows. See MEASUREMENT.md, "Adjudication".
 *
 * Of a re-read each observer's entry is their new one. A third reading takes the place of every observer's entry, or, by
 * `two-nearest` and of two observers, that of the farther one. A third reader who could not measure changes nothing. What waits
 * or has lapsed stands as it was. `protocol` is the one whose observers are analysed (`protocolOfAnalysed`), in no choice.
 *
 * A reading in which nothing is replaced is the same object; one in which something is, is the same again while the subject
 * and its readings are.
 */
export function settledReadings(
  readings: readonly Reading[],
  subjects: readonly Subject[],
  protocol: Protocol,
): readonly Reading[] {
  const originals = originalReadings(readings);
  const decided = subjects.filter(({ settlements }) => settlements?.length);
  if (decided.length === 0) return originals;
  const ids = new Set<string>(decided.map(({ id }) => id));
  const lists = readingsBySubject(readings.filter(({ subjectId }) => ids.has(subjectId)));
  const replaced = new Map<Reading, Reading>();
  for (const subject of decided) {
    const own = lists.get(subject.id) ?? [];
    for (const [before, after] of replacedOf(subject, own, protocol)) replaced.set(before, after);
  }
  if (replaced.size === 0) return originals;
  return originals.map((reading) => replaced.get(reading) ?? reading);
}

function isSettling({ round }: Reading): boolean {
  return round === settlingRound;
}

type Replaced = ReadonlyMap<Reading, Reading>;

const remembered = bySubject<Replaced>();

/** One subject's readings of the first round that are other ones with adjudication. */
function replacedOf(subject: Subject, readings: readonly Reading[], protocol: Protocol): Replaced {
  return remembered({ subject, readings, protocol }, () => {
    const own = protocol.observers.flatMap(({ id }) => signedOf(readings, id, 1) ?? []);
    const entries = new Map<Reading, Record<string, ReadingEntry>>();
    for (const [key, standing] of settlementsOf(subject, readings, protocol)) {
      if (standing.kind !== 'settled') continue;
      for (const [reading, entry] of settledEntries(standing.settlement, own, readings, protocol)) {
        entries.set(reading, { ...entries.get(reading), [key]: entry });
      }
    }
    return new Map(
      [...entries].map(([reading, others]) => [
        reading,
        { ...reading, entries: { ...reading.entries, ...others } },
      ]),
    );
  });
}

/** The entries that take the place of those of a target; none of an observer whose entry stands. */
function settledEntries(
  { targetKey: key, decision, compared }: Settlement,
  own: readonly Reading[],
  readings: readonly Reading[],
  protocol: Protocol,
): readonly (readonly [Reading, ReadingEntry])[] {
  if (decision === 're-read') {
    return own.flatMap((reading) => {
      if (!compared.some(({ observerId }) => observerId === reading.observerId)) return [];
      const entry = signedOf(readings, reading.observerId, settlingRound)?.entries[key];
      return entry ? [[reading, entry] as const] : [];
    });
  }
  const third = decision === 'third-reading' ? signedOf(readings, thirdReaderId, settlingRound) : undefined;
  const entry = third?.entries[key];
  if (entry?.kind !== 'roi') return [];
  const [first, second, ...others] = own;
  const isOfTwo = protocol.observers.length === 2 && first && second && others.length === 0;
  if (protocol.adjudication.thirdRule === 'replaces-mean' || !isOfTwo) {
    return own.map((reading) => [reading, entry]);
  }
  const before = [first.entries[key], second.entries[key]] as const;
  const after = twoNearest(before, entry, protocol);
  return [first, second].flatMap((reading, index) => {
    const one = after[index];
    return one && one !== before[index] ? [[reading, one] as const] : [];
  });
}

function signedOf(readings: readonly Reading[], observerId: string, round: number): Reading | undefined {
  return readings.find(
    (one) => one.state === 'signed' && one.observerId === observerId && one.round === round,
  );
}
