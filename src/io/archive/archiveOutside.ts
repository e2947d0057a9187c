/** When a question is given up, and how long the pauses between its repetitions are. */
export interface Patience {
  /** How often a question is asked at most. */
  readonly attempts: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** No repetition begins later than this after the first attempt. */
  readonly totalMs: number;
  /** No byte for so long is no answer. */
  readonly silenceMs: number;
}

/** For work that goes on by itself. */
export const usualPatience: Patience = {
  attempts: 6,
  firstPauseMs: 400,
  longestPauseMs: 10_000,
  totalMs: 180_000,
  silenceMs: 30_000,
};

/** While somebody waits to hear whether the address is right. */
export const connectPatience: Patience = {
  attempts: 4,
  firstPauseMs: 300,
  longestPauseMs: 2_000,
  totalMs: 20_000,
  silenceMs: 15_000,
};

/** What the client needs of where it runs; tests give their own. */
export interface ArchiveOutside {
  newRequest(): XMLHttpRequest;
  /** Where the page comes from; undefined outside a page. */
  readonly pageOrigin: string | undefined;
  nowMs(): number;
  /** Acts after a time; returns what prevents it. */
  after(ms: number, act: () => void): () => void;
  /** From 0 to below 1. */
  random(): number;
  readonly patience: Patience;
  readonly connectPatience: Patience;
}

/** The browser. */
export function browserOutside(): ArchiveOutside {
  return {
    newRequest: () => new XMLHttpRequest(),
    pageOrigin: typeof location === 'undefined' ? undefined : location.origin,
    nowMs: () => performance.now(),
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    patience: usualPatience,
    connectPatience,
  };
}
