import type { ChosenExports } from '../../report/export/exportEngine';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportFile } from '../../report/export/exportFile';
import type { ExportFormat } from '../../report/export/exportItem';
import type { ExportSettings } from '../../report/export/exportSettings';
import type { PublishingMeans } from '../items/itemMaker';
import { itemMakers } from '../items/itemMakers';
import type { Course } from './course';

/** The files of one item in one format. */
export interface MadeFiles {
  readonly id: string;
  readonly format: ExportFormat;
  readonly files: readonly ExportFile[];
}

/** Makes everything that is chosen, in the order of items; what cannot be made now is left out. */
export async function madeFiles(
  facts: ExportFacts,
  settings: ExportSettings,
  chosen: ChosenExports,
  means: PublishingMeans,
  course: Course,
): Promise<readonly MadeFiles[]> {
  const wanted = itemMakers(facts, settings, means).flatMap((maker) => {
    const asked = Object.hasOwn(chosen, maker.item.id) ? (chosen[maker.item.id] ?? []) : [];
    if (maker.item.whyNot !== undefined) return [];
    return maker.item.formats.filter((format) => asked.includes(format)).map((format) => ({ maker, format }));
  });
  const made: MadeFiles[] = [];
  for (const { maker, format } of wanted) {
    await course.step(made.length, wanted.length);
    made.push({ id: maker.item.id, format, files: await maker.write(format) });
  }
  await course.step(wanted.length, wanted.length);
  return made;
}

/** All files, by name. */
export function filesOf(made: readonly MadeFiles[]): readonly ExportFile[] {
  return made.flatMap(({ files }) => files).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
