import { settlingRound } from './settlingRound';

/** A round of readings as the log and its files name it: "round 2"; the one that settles disagreements by what it is for. */
export function roundName(round: number): string {
  return round === settlingRound ? 'to settle' : `round ${round}`;
}
