import type { How } from './how';
import { type HowSample, rAllGroups, sampleUsed, sampleValues } from './howSample';
import { rLines } from './rText';

/** How the n behind another number came about: the same subjects, counted by one line of R in place of its last. */
export function countHow(how: How | undefined, n: number, lastLine: string): How | undefined {
  if (!how) return undefined;
  const { title, source, used, values } = how;
  return {
    title: `n: ${title}`,
    method: 'Subjects of the groups that have every value needed',
    formula: 'listwise: who lacks one value is left out',
    source,
    used,
    result: `n = ${n}`,
    get rCall() {
      return [...how.rCall.split('\n').slice(0, -1), lastLine].join('\n');
    },
    yields: [n],
    ...(values && { values }),
  };
}

/** How many values each group of a sample has, or one of them. */
export function sampleCountHow(sample: HowSample, index?: number): How {
  const { groups, name } = sample;
  const own = index === undefined ? groups : groups.slice(index, index + 1);
  return {
    title: `n of ${name}`,
    method: 'Analysed subjects that have the value',
    formula: 'counted in each group',
    source: 'Rules of the study',
    used: sampleUsed(sample, index),
    result: own.map(({ label, n }) => `${label}: ${n}`).join(', '),
    get rCall() {
      return rLines(rAllGroups(sample), index === undefined ? 'table(g)' : `table(g)[${index + 1}]`);
    },
    yields: own.map(({ n }) => n),
    values: sampleValues(sample, index),
  };
}
