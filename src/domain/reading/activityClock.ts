/** A pause longer than this is not work on an ROI, ms. */
export const longestPauseMs = 30_000;

/** Time at work on each ROI since it was last committed. Pure; the time comes from outside. */
export interface ActivityClock {
  /** The ROI in hand at the last act, and when that was; undefined before the first act and after an interruption. */
  readonly last: { readonly key: string; readonly atMs: number } | undefined;
  /** By `targetKey`; what was spent and is not yet kept with a committed ROI. */
  readonly activeMs: Readonly<Record<string, number>>;
}

/** A clock before any act, with what an earlier page had counted. */
export function startActivity(activeMs: ActivityClock['activeMs'] = {}): ActivityClock {
  return { last: undefined, activeMs };
}

/**
 * An act (pointer or key) while an ROI is in hand. The time since the act before it counts, if that was on the same ROI
 * and not longer ago than `longestPauseMs`. A clock that was set back counts nothing.
 */
export function actOn(clock: ActivityClock, key: string, atMs: number): ActivityClock {
  const { last, activeMs } = clock;
  const sinceMs = last?.key === key ? atMs - last.atMs : 0;
  const isWork = sinceMs > 0 && sinceMs <= longestPauseMs;
  return {
    last: { key, atMs },
    activeMs: isWork ? { ...activeMs, [key]: (activeMs[key] ?? 0) + sinceMs } : activeMs,
  };
}

/** The clock after an ROI was committed: its time is kept with the ROI now. Work on it may go on. */
export function withoutTime(clock: ActivityClock, key: string): ActivityClock {
  if (clock.activeMs[key] === undefined) return clock;
  const { [key]: _kept, ...activeMs } = clock.activeMs;
  return { ...clock, activeMs };
}
