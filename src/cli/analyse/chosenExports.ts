import type { ChosenExports } from '../../report/export/exportEngine';
import type { ExportFormat, ExportItem } from '../../report/export/exportItem';
import { WrongInput } from '../wrongInput';

const formats: readonly ExportFormat[] = [
  ...(['docx', 'xlsx', 'csv', 'html', 'md', 'tex', 'svg', 'png', 'zip', 'jsonl'] as const),
];

/** The formats there are, for people. */
export const textOfFormats = formats.join(', ');

/**
 * What is written: of every item, or of those that are named, its usual formats, or those of the named ones that it has. An
 * item that is named and has no usual formats is written in its first.
 */
export function chosenExports(
  items: readonly ExportItem[],
  given: { readonly formats?: string | undefined; readonly items?: string | undefined },
): ChosenExports {
  const wanted = listOf(given.formats);
  const unknownFormat = wanted?.find((one) => !formats.some((format) => format === one));
  if (unknownFormat !== undefined) {
    throw new WrongInput(`There is no format ${JSON.stringify(unknownFormat)}. There are: ${textOfFormats}.`);
  }
  const named = listOf(given.items);
  for (const id of named ?? []) {
    const item = items.find((one) => one.id === id);
    if (!item) {
      throw new WrongInput(
        `There is no item ${JSON.stringify(id)}. There are: ${items.map((one) => one.id).join(', ')}.`,
      );
    }
    if (item.whyNot !== undefined) throw new WrongInput(`${item.name} cannot be made: ${item.whyNot}`);
  }
  const chosen = items
    .filter(({ id, whyNot }) => whyNot === undefined && (named?.includes(id) ?? true))
    .map((item): [string, readonly ExportFormat[]] => [item.id, formatsOf(item, wanted, named !== undefined)])
    .filter(([, some]) => some.length > 0);
  if (chosen.length === 0) throw new WrongInput('None of the items has one of these formats.');
  return Object.fromEntries(chosen);
}

function formatsOf(
  item: ExportItem,
  wanted: readonly string[] | undefined,
  isNamed: boolean,
): readonly ExportFormat[] {
  if (wanted) return item.formats.filter((format) => wanted.includes(format));
  if (item.defaultFormats.length > 0 || !isNamed) return item.defaultFormats;
  return item.formats.slice(0, 1);
}

function listOf(text: string | undefined): readonly string[] | undefined {
  const names = text
    ?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return names && names.length > 0 ? names : undefined;
}
