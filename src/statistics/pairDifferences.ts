import { type CentredSample, centredSample } from './centredSample';

/** The centred differences x − y of complete pairs. */
export function pairDifferences(x: readonly number[], y: readonly number[]): CentredSample {
  return centredSample(x.map((value, i) => value - (y[i] ?? 0)));
}
