import { type VertebralLevel, vertebralLevels } from '../domain/level';

/** Levels that few people have; they divide no range. */
const rare: readonly VertebralLevel[] = ['T13', 'L6'];
const usual = vertebralLevels.filter((level) => !rare.includes(level));

/** Levels in a few words, neighbours as a range, what few people have at the end: "T5 to L5; T13", "T11, L1 to L3". */
export function levelsText(levels: readonly VertebralLevel[]): string {
  const ranges: VertebralLevel[][] = [];
  for (const [index, level] of usual.entries()) {
    if (!levels.includes(level)) continue;
    const before = usual[index - 1];
    const last = ranges.at(-1);
    if (last && before !== undefined && last.includes(before)) last.push(level);
    else ranges.push([level]);
  }
  const parts = ranges.flatMap((range) => {
    const [first, ...others] = range;
    const last = others.at(-1);
    return others.length > 1 && first !== undefined && last !== undefined ? [`${first} to ${last}`] : range;
  });
  const further = rare.filter((level) => levels.includes(level));
  return [parts.join(', '), further.join(', ')].filter((part) => part !== '').join('; ');
}
