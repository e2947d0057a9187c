import type { VertebralLevel } from '../domain/level';
import { levelsText } from './levelsText';

/** Levels that few people have, by what they are. */
const rare: readonly (readonly [level: VertebralLevel, meaning: string])[] = [
  ['T13', 'a 13th thoracic vertebra'],
  ['L6', 'a sixth lumbar vertebra'],
];

/** Levels for a text that is printed: "T5 to L5 (and T13, a 13th thoracic vertebra, in whoever has one)". */
export function levelsInSentence(levels: readonly VertebralLevel[]): string {
  const usual = levelsText(levels.filter((level) => rare.every(([one]) => one !== level)));
  const further = rare
    .filter(([level]) => levels.includes(level))
    .map(([level, meaning]) => `${level}, ${meaning}`)
    .join(', or ');
  if (further === '') return usual;
  return usual === '' ? `${further}, in whoever has one` : `${usual} (and ${further}, in whoever has one)`;
}
