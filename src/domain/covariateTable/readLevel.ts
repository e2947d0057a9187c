import { err, ok, type Result } from '../../base/result';
import { parseVertebralLevel, type VertebralLevel } from '../level';
import type { CellProblem } from './cellProblem';
import { foldWord } from './foldText';

/** What regions of the spine are called, in small letters; the longest names first, so that none hides another. */
const regions: readonly (readonly [RegExp, 'T' | 'L' | 'S'])[] = [
  [/胸椎|흉추|胸|thoracic|thorakal|thoracique|dorsal|bwk|bw|th|t|d/gu, 'T'],
  [/腰椎|요추|腰|lumbar|lumbal|lombaire|lendenwirbel|lwk|lw|l/gu, 'L'],
  [/骶椎|仙椎|천추|骶|sacral|sakral|swk|s/gu, 'S'],
];

const fillers =
  /vertebral body|vertebra|压缩性|压缩|爆裂|圧迫|wirbelkorper|椎体|锥体|节段|節段|level|第|번|vcf|fracture|骨折|椎|体/gu;

function plainLevel(text: string): VertebralLevel | undefined {
  const plain = foldWord(text)
    .replace(fillers, '')
    // Between digits a sign stays: T1-2 is no T12.
    .replace(/(?<!\d)[\s.:_-]+|[\s.:_-]+(?!\d)/g, '');
  for (const [names, letter] of regions) {
    const number = plain.replace(names, '');
    if (number !== plain && /^0?\d{1,2}$/.test(number))
      return parseVertebralLevel(`${letter}${Number(number)}`);
  }
  return undefined;
}

const separators = /[,;、，；/+&|和与및]|\band\b|\bund\b|\bet\b|\s+(?=[a-z]{1,4}\s*\d)/u;

/** The levels that a cell names, in its order; empty text has none. "L2-L4" is refused: it may be two levels or three. */
export function readLevels(text: string): Result<readonly VertebralLevel[], CellProblem> {
  const plain = foldWord(text);
  if (plain === '') return ok([]);
  const one = plainLevel(plain);
  if (one) return ok([one]);
  const found: VertebralLevel[] = [];
  for (const part of plain.split(separators).filter((piece) => piece.trim() !== '')) {
    const level = plainLevel(part) ?? withRegionOf(found.at(-1), part);
    if (!level) return err({ kind: isRange(part) ? 'level-range' : 'not-a-level' });
    if (!found.includes(level)) found.push(level);
  }
  return found.length > 0 ? ok(found) : err({ kind: 'not-a-level' });
}

/** One level. A disc or two vertebrae ("T12/L1") are none: which of them was treated has to be said. */
export function readLevel(text: string): Result<VertebralLevel, CellProblem> {
  const levels = readLevels(text);
  if (!levels.ok) return levels;
  const [first, ...others] = levels.value;
  if (!first) return err({ kind: 'not-a-level' });
  return others.length > 0 ? err({ kind: 'several-levels', levels: levels.value }) : ok(first);
}

/** "L2, 4": a bare number goes on in the region before it. */
function withRegionOf(before: VertebralLevel | undefined, part: string): VertebralLevel | undefined {
  const number = part.trim();
  return before && /^\d{1,2}$/.test(number)
    ? parseVertebralLevel(`${before.slice(0, 1)}${number}`)
    : undefined;
}

function isRange(part: string): boolean {
  const [from, to, ...more] = part.split(/-|~|to|bis/u);
  return more.length === 0 && to !== undefined && from !== undefined && plainLevel(from) !== undefined;
}
