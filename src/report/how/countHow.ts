import type { How } from './how';

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
