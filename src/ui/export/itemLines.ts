import { chosenItems, formatsOf, isIncluded } from '../../app/export/chosenItems';
import type { ExportFormat, ExportGroup, ExportItem } from '../../report/export/exportItem';
import type { ExportChoices } from '../../state/exportState';

/** An item as the list shows it. */
export interface ItemLine {
  readonly item: ExportItem;
  readonly isIncluded: boolean;
  readonly formats: readonly ExportFormat[];
  /** Of its chosen files; undefined where not all of them were made. */
  readonly sizeBytes: number | undefined;
}

/** The lists in the order of the screen. */
export const exportGroups: readonly ExportGroup[] = ['tables', 'figures', 'words', 'programs'];

/** All items with what is chosen of them, in the order of the screen. */
export function itemLines(
  items: readonly ExportItem[],
  choices: Pick<ExportChoices, 'isIncluded' | 'formats'>,
  sizes: ReadonlyMap<string, number>,
): readonly ItemLine[] {
  return exportGroups.flatMap((group) =>
    items
      .filter((item) => item.group === group)
      .map((item) => {
        const formats = formatsOf(item, choices);
        const isIn = isIncluded(item, choices);
        return { item, isIncluded: isIn, formats, sizeBytes: sizeOf(item.id, formats, sizes) };
      }),
  );
}

function sizeOf(
  id: string,
  formats: readonly ExportFormat[],
  sizes: ReadonlyMap<string, number>,
): number | undefined {
  let sum = 0;
  for (const format of formats) {
    const size = sizes.get(`${id}.${format}`);
    if (size === undefined) return undefined;
    sum += size;
  }
  return sum;
}

/** How much is chosen. */
export interface ChosenTotal {
  readonly chosen: number;
  readonly count: number;
  /** Of all chosen files; undefined while one of them was not made. */
  readonly sizeBytes: number | undefined;
}

/** How many items are chosen of how many, and their bytes together. */
export function chosenTotal(lines: readonly ItemLine[]): ChosenTotal {
  const chosen = lines.filter((line) => line.isIncluded);
  const known = chosen.every(({ sizeBytes }) => sizeBytes !== undefined);
  return {
    chosen: chosen.length,
    count: lines.length,
    sizeBytes: known ? chosen.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0) : undefined,
  };
}

/** Whether anything is chosen at all. */
export function isAnythingChosen(
  items: readonly ExportItem[],
  choices: Pick<ExportChoices, 'isIncluded' | 'formats'>,
): boolean {
  return Object.keys(chosenItems(items, choices)).length > 0;
}
