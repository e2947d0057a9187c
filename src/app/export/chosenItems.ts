import type { ExportFormat, ExportItem } from '../../report/export/exportItem';
import type { ExportChoices } from '../../state/exportState';

/** The formats in which an item would be written: those a person chose, else its own, else the first that it has. */
export function formatsOf(
  { id, formats, defaultFormats }: ExportItem,
  choices: Pick<ExportChoices, 'formats'>,
): readonly ExportFormat[] {
  const wanted = choices.formats[id];
  const chosen = wanted?.filter((one) => formats.includes(one)) ?? [];
  if (chosen.length > 0) return chosen;
  return defaultFormats.length > 0 ? defaultFormats : formats.slice(0, 1);
}

/** Whether an item is in the package: as a person said, else where it has formats of its own. Never what cannot be made. */
export function isIncluded(item: ExportItem, choices: Pick<ExportChoices, 'isIncluded'>): boolean {
  if (item.whyNot !== undefined) return false;
  return choices.isIncluded[item.id] ?? item.defaultFormats.length > 0;
}

/** What the package holds: the formats of every item in it, by its id. */
export function chosenItems(
  items: readonly ExportItem[],
  choices: Pick<ExportChoices, 'isIncluded' | 'formats'>,
): Readonly<Record<string, readonly ExportFormat[]>> {
  return Object.fromEntries(
    items
      .filter((item) => isIncluded(item, choices))
      .map((item) => [item.id, formatsOf(item, choices)] as const),
  );
}
