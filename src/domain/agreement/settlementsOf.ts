import type { ObserverId, SubjectId } from '../ids';
import { targetKey } from '../reading/roi';
import type { Protocol } from '../study/protocol';
import type { Subject } from '../study/subject';
import { targetsOf } from '../study/targets';
import { thirdReaderId } from '../study/thirdReader';
import type { Settlement } from './settlement';
import type { SettlementStanding } from './settlementStanding';
import { settlingRound } from './settlingRound';

/** What a standing looks at: a `Reading`, or a `ReadingProgress`. */
export interface SettlingProgress {
  readonly subjectId: SubjectId;
  readonly observerId: ObserverId;
  readonly round: number;
  readonly state: 'open' | 're-opened' | 'signed';
  readonly signedAtUtc?: string;
  readonly entries?: Readonly<Record<string, unknown>>;
  /** Of a progress line of the settling round: the targets that are given and signed. */
  readonly signedTargets?: readonly string[];
}

/**
 * The decisions in force about a subject's targets, by `targetKey`, and how far each has come. A target whose newest decision
 * is `open`, or that the protocol asks for no longer, is not in it. Readings of other subjects are passed over.
 *
 * A decision lapses where a reading that was compared is not signed at the same moment any more; one that names no reading
 * settles nothing. It waits for everybody whose
 * reading of the settling round is not signed with the target in it; what was read for an earlier decision counts. A
 * progress line without targets counts where it was signed after the decision.
 */
export function settlementsOf(
  subject: Pick<Subject, 'id' | 'settlements'>,
  readings: readonly SettlingProgress[],
  protocol: Protocol,
): ReadonlyMap<string, SettlementStanding> {
  const standings = new Map<string, SettlementStanding>();
  const { settlements = [] } = subject;
  if (settlements.length === 0) return standings;
  const newest = new Map(settlements.map((one) => [one.targetKey, one]));
  const own = readings.filter(({ subjectId }) => subjectId === subject.id);
  for (const key of targetsOf(protocol).map(targetKey)) {
    const settlement = newest.get(key);
    if (!settlement || settlement.decision === 'open') continue;
    standings.set(key, standingOf(settlement, own));
  }
  return standings;
}

function standingOf(settlement: Settlement, own: readonly SettlingProgress[]): SettlementStanding {
  const { compared } = settlement;
  const isAsCompared =
    compared.length > 0 &&
    compared.every(({ observerId, signedAtUtc }) => theOnly(own, observerId, 1)?.signedAtUtc === signedAtUtc);
  if (!isAsCompared) return { kind: 'lapsed', settlement };
  const waitsFor = readersOf(settlement).filter(
    (id) => !hasGiven(theOnly(own, id, settlingRound), settlement),
  );
  return waitsFor.length === 0 ? { kind: 'settled', settlement } : { kind: 'waiting', settlement, waitsFor };
}

/** Who has to read for a decision. */
function readersOf({ decision, compared }: Settlement): readonly ObserverId[] {
  if (decision === 're-read') return compared.map(({ observerId }) => observerId);
  return decision === 'third-reading' ? [thirdReaderId] : [];
}

/** The signed reading of somebody in a round. Of two records nobody knows which one counts: then there is none. */
function theOnly(
  own: readonly SettlingProgress[],
  observerId: ObserverId,
  round: number,
): SettlingProgress | undefined {
  const [found, ...others] = own.filter((one) => one.observerId === observerId && one.round === round);
  // Of two masked scans one may be signed by itself: then the signed targets say so, whatever the other's state.
  const isSigned = found?.state === 'signed' || found?.signedTargets !== undefined;
  return isSigned && others.length === 0 ? found : undefined;
}

function hasGiven(reading: SettlingProgress | undefined, { targetKey: key, atUtc }: Settlement): boolean {
  if (!reading) return false;
  if (reading.entries) return Object.hasOwn(reading.entries, key);
  if (reading.signedTargets) return reading.signedTargets.includes(key);
  return reading.signedAtUtc !== undefined && reading.signedAtUtc >= atUtc;
}
