import { strFromU8, unzipSync } from 'fflate';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportFile } from '../../report/export/exportFile';
import type { ExportSettings } from '../../report/export/exportSettings';
import { reproductionKit } from '../../report/kit/reproductionKit';
import { type ItemMaker, once } from './itemMaker';
import { textPreview } from './textPreview';

/** What others re-compute the study with. */
export function kitItem(facts: ExportFacts, settings: ExportSettings): ItemMaker {
  const kit = once(() => reproductionKit(facts, settings));
  return {
    item: {
      id: 'reproduction-kit',
      group: 'words',
      name: 'Reproduction kit',
      detail: 'Data, R script, SPSS syntax, README',
      formats: ['zip'],
      defaultFormats: ['zip'],
    },
    preview: () => {
      const { name, text } = readmeOf(kit());
      return textPreview(name, text);
    },
    write: async () => [kit()],
  };
}

/** The kit's own words about itself. */
function readmeOf({ bytes }: Pick<ExportFile, 'bytes'>): { readonly name: string; readonly text: string } {
  const isReadme = (name: string): boolean => /(^|\/)README(\.\w+)?$/.test(name);
  const [found] = Object.entries(unzipSync(bytes, { filter: ({ name }) => isReadme(name) }));
  return { name: found?.[0] ?? 'README', text: found ? strFromU8(found[1]) : '' };
}
