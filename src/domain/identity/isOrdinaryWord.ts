import { isPlaceholder } from '../study/identitySigns';
import { commonWords } from './commonWords';
import { isScannersWord } from './isScannersWord';

const remembered = new Map<string, boolean>();
const rememberedAtMost = 50_000;

/** Whether a word, in small letters, says nothing of anybody where it stands alone. Asked many times for each name. */
export function isOrdinaryWord(word: string): boolean {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const isOrdinary = commonWords.has(word) || isPlaceholder(word) || isScannersWord(word);
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(word, isOrdinary);
  return isOrdinary;
}
