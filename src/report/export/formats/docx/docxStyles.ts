import { type IStylesOptions, LineRuleType } from 'docx';

/** A font that every office program has, or has a twin of. */
const font = 'Times New Roman';
const black = '000000';
const grey = '555555';

/** Sizes that tables may have, in half points; see `tableLayout`. */
const tableSizes = [20, 18, 16, 14] as const;

/** How our Word files look: Times, 10 pt, black on white. Every paragraph has one of these styles, so that an author can change all at once. */
export const docxStyles: IStylesOptions = {
  default: {
    document: {
      run: { font, size: 20, color: black, language: { value: 'en-US' } },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font, size: 32, bold: true, color: black },
      paragraph: { spacing: { after: 80 }, keepNext: true },
    },
    heading1: {
      run: { font, size: 24, bold: true, color: black },
      paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'Meta',
      name: 'Meta',
      basedOn: 'Normal',
      run: { size: 18, color: grey },
      paragraph: { spacing: { after: 40 } },
    },
    {
      id: 'ListLine',
      name: 'List Line',
      basedOn: 'Normal',
      paragraph: { indent: { left: 284, hanging: 284 }, spacing: { after: 60 } },
    },
    {
      id: 'TableTitle',
      name: 'Table Title',
      basedOn: 'Normal',
      paragraph: { spacing: { before: 120, after: 100 }, keepNext: true },
    },
    {
      id: 'TableNoteFirst',
      name: 'Table Note First',
      basedOn: 'TableNote',
      paragraph: { spacing: { before: 80, after: 20, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'TableNote',
      name: 'Table Note',
      basedOn: 'Normal',
      run: { size: 17 },
      paragraph: { spacing: { after: 20, line: 240, lineRule: LineRuleType.AUTO } },
    },
    ...tableSizes.map((size) => ({
      id: `TableText${size}`,
      name: `Table Text ${size / 2}`,
      basedOn: 'Normal',
      run: { size },
      paragraph: { spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO } },
    })),
  ],
};
