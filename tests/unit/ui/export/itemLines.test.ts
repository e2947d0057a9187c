import { expect, it } from 'vitest';
import type { ExportItem } from '../../../../src/report/export/exportItem';
import { chosenTotal, isAnythingChosen, itemLines } from '../../../../src/ui/export/itemLines';
import { sizeText } from '../../../../src/ui/export/sizeText';
import { itemAfterKey } from '../../../../src/ui/export/useExportKeys';

const item = (id: string, over: Partial<ExportItem> = {}): ExportItem => ({
  id,
  group: 'tables',
  name: id,
  detail: '',
  formats: ['docx', 'csv', 'html'],
  defaultFormats: ['docx', 'csv'],
  ...over,
});
const none = { formats: {}, isIncluded: {} };

it('an item is in the package where it has formats of its own, unless a person says otherwise', () => {
  const items = [item('a'), item('b', { defaultFormats: [] }), item('c'), item('d', { defaultFormats: [] })];
  const lines = itemLines(items, { ...none, isIncluded: { c: false, d: true } }, new Map());
  expect(lines.map(({ isIncluded }) => isIncluded)).toEqual([true, false, false, true]);
  // What is asked for without formats of its own comes in the first that it has.
  expect(lines[3]?.formats).toEqual(['docx']);
});

it('what cannot be made is never in the package', () => {
  const [line] = itemLines(
    [item('a', { whyNot: 'No pairs.' })],
    { ...none, isIncluded: { a: true } },
    new Map(),
  );
  expect(line?.isIncluded).toBe(false);
  expect(isAnythingChosen([item('a', { whyNot: 'No pairs.' })], none)).toBe(false);
});

it('formats that an item has no more are forgotten; with none left its own are taken', () => {
  const formats = { a: ['html', 'svg'] as const, b: ['svg'] as const };
  const lines = itemLines([item('a'), item('b')], { ...none, formats }, new Map());
  expect(lines.map((line) => line.formats)).toEqual([['html'], ['docx', 'csv']]);
});

it('lists come in the order tables, figures, words, programs, each in the order given', () => {
  const items = [item('w', { group: 'words' }), item('t1'), item('f', { group: 'figures' }), item('t2')];
  expect(itemLines(items, none, new Map()).map((line) => line.item.id)).toEqual(['t1', 't2', 'f', 'w']);
});

it('sizes are sums of the chosen files, and unknown while one of them was not made', () => {
  const sizes = new Map([
    ['a.docx', 1000],
    ['a.csv', 500],
    ['b.docx', 7],
  ]);
  const lines = itemLines([item('a'), item('b'), item('c', { defaultFormats: [] })], none, sizes);
  expect(lines.map(({ sizeBytes }) => sizeBytes)).toEqual([1500, undefined, undefined]);
  expect(chosenTotal(lines)).toEqual({ chosen: 2, count: 3, sizeBytes: undefined });
  const known = itemLines([item('a'), item('b')], none, new Map([...sizes, ['b.csv', 3]]));
  expect(chosenTotal(known)).toEqual({ chosen: 2, count: 2, sizeBytes: 1510 });
});

it('sizes read as in the visual language: kilobytes, then megabytes with one decimal', () => {
  expect([1, 41_300, 310_000, 400_000, 3_100_000, 123_000_000].map(sizeText)).toEqual([
    '1 kB',
    '41 kB',
    '310 kB',
    '0.4 MB',
    '3.1 MB',
    '123 MB',
  ]);
});

it('arrows go through the list and stop at its ends, Home and End go to them', () => {
  const lines = itemLines([item('a'), item('b'), item('c')], none, new Map());
  const from = (id: string | undefined) =>
    ['ArrowUp', 'ArrowDown', 'Home', 'End', 'x'].map((key) => itemAfterKey(key, lines, id));
  expect(from('b')).toEqual(['a', 'c', 'a', 'c', undefined]);
  expect(from('a')).toEqual(['a', 'b', 'a', 'c', undefined]);
  expect(from('c')).toEqual(['b', 'c', 'a', 'c', undefined]);
});
