import { collectedTable, type DataRows, dataTableCsv } from '../../report/export/dataTable';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportItem, ExportPreview } from '../../report/export/exportItem';
import type { ExportSettings } from '../../report/export/exportSettings';
import { casesTable } from '../../report/export/tables/casesTable';
import { dictionaryTable } from '../../report/export/tables/dictionaryTable';
import { roiRows } from '../../report/export/tables/roiTable';
import { settlementsTable } from '../../report/export/tables/settlementsTable';
import { subjectTable } from '../../report/export/tables/subjectTable';
import { fileOf } from './fileOf';
import { type ItemMaker, once } from './itemMaker';
import { textPreview } from './textPreview';

interface DataSpec {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly isDefault: boolean;
  readonly make: (facts: ExportFacts, settings: ExportSettings) => DataRows;
}

/** Data with everything, unrounded, one row each; what only some studies have is left out where there is none. */
export function dataItems(facts: ExportFacts, settings: ExportSettings): readonly ItemMaker[] {
  const { subjects, results, raters } = facts;
  const decisions = subjects.reduce((sum, { settlements }) => sum + (settlements?.length ?? 0), 0);
  const dictionary = once(() => dictionaryTable(facts, settings));
  const specs: readonly DataSpec[] = [
    {
      id: 'subjects',
      name: 'Subjects',
      detail: `${counted(subjects.length, 'row')}, data dictionary`,
      isDefault: true,
      make: subjectTable,
    },
    {
      id: 'rois',
      name: 'ROIs',
      detail: `One row an ROI, ${counted(results.roiCount, 'ROI')} of the first round`,
      isDefault: true,
      make: roiRows,
    },
    ...(raters
      ? [
          {
            id: 'cases',
            name: 'Agreement by outline',
            detail: 'One row an outline of both observers',
            isDefault: false,
            make: casesTable,
          },
        ]
      : []),
    ...(decisions > 0
      ? [
          {
            id: 'settlements',
            name: 'Decisions about disagreements',
            detail: counted(decisions, 'row'),
            isDefault: false,
            make: settlementsTable,
          },
        ]
      : []),
    {
      id: 'dictionary',
      name: 'Data dictionary',
      detail: 'What every column means, and its unit',
      isDefault: true,
      make: () => dictionary(),
    },
  ];
  return specs.map((spec) => dataItem(spec, facts, settings, dictionary));
}

function dataItem(
  { id, name, detail, isDefault, make }: DataSpec,
  facts: ExportFacts,
  settings: ExportSettings,
  dictionary: () => DataRows,
): ItemMaker {
  const table = once(() => make(facts, settings));
  const csv = () => dataTableCsv(table(), settings.csv);
  const item: ExportItem = {
    id,
    group: 'tables',
    name,
    detail,
    formats: ['csv', 'xlsx'],
    defaultFormats: isDefault ? ['csv'] : [],
  };
  return {
    item,
    preview: (): ExportPreview => textPreview(`${id}.csv`, csv()),
    write: async (format) => {
      if (format === 'csv') return [fileOf(`data/${id}`, 'csv', csv())];
      const { dataXlsx } = await import('../../report/export/formats/dataXlsx');
      // A workbook explains itself: the dictionary is its second sheet.
      const sheets = id === 'dictionary' ? [table()] : [table(), dictionary()];
      return [fileOf(`data/${id}`, 'xlsx', await dataXlsx(sheets.map(collectedTable)))];
    },
  };
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
