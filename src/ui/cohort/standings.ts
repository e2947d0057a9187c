import type { ReadingProgress } from '../../domain/reading/readingProgress';
import type { PairCheck } from '../../domain/study/pairCheck';
import type { Subject } from '../../domain/study/subject';
import type { TimePoint } from '../../domain/timePoint';

/** Where one observer stands with one subject. */
export type ReadingStanding =
  | { readonly kind: 'not-readable' }
  /** The protocol does not ask this observer for it. */
  | { readonly kind: 'not-asked' }
  /** `round`: where earlier rounds are signed. */
  | { readonly kind: 'to-read'; readonly round?: number }
  | { readonly kind: 'open'; readonly done: number; readonly total: number; readonly round?: number }
  | { readonly kind: 're-opened' }
  | { readonly kind: 'signed' };

/** Whether the pair of scans is comparable, or why that cannot be said. */
export type PairStanding =
  | ({ readonly kind: 'checked' } & PairCheck)
  /** `isByHand`: an imaging study fits, but only a person may choose its series. */
  | { readonly kind: 'no-scan'; readonly missing: readonly TimePoint[]; readonly isByHand: boolean }
  | { readonly kind: 'no-headers' }
  /** Large projects: it is its turn in a moment. */
  | { readonly kind: 'being-checked' }
  /** Images are coming in: whether two scans are among them shows at the end. */
  | { readonly kind: 'being-read' };

/** What a scan's square shows. */
export type ScanStanding = 'here' | 'assumed' | 'missing' | 'being-read';

/** Whether a scan is here. */
export function scanStanding({ scans }: Subject, timePoint: TimePoint): ScanStanding {
  const kind = scans[timePoint]?.reason.kind;
  if (kind === undefined) return 'missing';
  return kind === 'assumed-earliest' || kind === 'assumed-latest' ? 'assumed' : 'here';
}

/** The first round that is not signed decides; all signed is signed. */
export function readingStanding(
  rounds: readonly (ReadingProgress | undefined)[],
  total: number,
): ReadingStanding {
  const index = rounds.findIndex((one) => one?.state !== 'signed');
  if (index === -1) return { kind: 'signed' };
  const current = rounds[index];
  const before = index > 0 ? rounds[index - 1] : undefined;
  const later = before && { round: before.round + 1 };
  if (current?.state === 're-opened') return { kind: 're-opened' };
  if (!current || current.done === 0) return { kind: 'to-read', ...later };
  return { kind: 'open', done: current.done, total, ...later };
}
