import type { ExportFormat, ExportItem } from '../../report/export/exportItem';
import { exportText } from './exportText';

/** The sheet, or the text of one of the formats. */
export type PreviewView = 'sheet' | Extract<ExportFormat, 'csv' | 'html' | 'md' | 'tex'>;

const texts = ['csv', 'html', 'md', 'tex'] as const;

/** As what an item can be looked at. Data files are text already, figures are drawn. */
export function previewViews({ group, formats }: ExportItem): readonly PreviewView[] {
  const isSheet = group !== 'figures' && formats.includes('docx');
  return isSheet ? ['sheet', ...texts.filter((one) => formats.includes(one))] : ['sheet'];
}

/** Whether it is printed for readers, so that a journal's rounding applies; data files and the log keep every digit. */
export function isPrinted({ group, formats }: ExportItem): boolean {
  return group === 'figures' || formats.includes('docx');
}

/** What the views of an item are called. */
export function viewNames({ formats }: ExportItem): Readonly<Record<PreviewView, string>> {
  const { formats: names, preview } = exportText;
  return {
    sheet: formats.includes('docx') ? preview.sheet : preview.page,
    csv: names.csv,
    html: names.html,
    md: 'Markdown',
    tex: names.tex,
  };
}
