import type { SubjectId } from '../../domain/ids';
import { type PrintStyle, plainPrintStyle } from './printStyle';

/** Columns and lines that a table has only where they are asked for. */
export interface TableExtras {
  readonly hasTotalColumn: boolean;
  /** How many subjects have no value, for every line; without it only where some have none. */
  readonly hasMissingCounts: boolean;
  readonly hasStandardisedDifferences: boolean;
  /** Of the comparison, with its confidence interval. */
  readonly hasEffectSizes: boolean;
  /** Hodges-Lehmann, with its confidence interval. */
  readonly hasShifts: boolean;
  /** Holm, over the lines of the table. */
  readonly hasAdjustedP: boolean;
}

/** Print width of a figure: one column or two. */
export type FigureWidthMm = 85 | 175;

/** What a person may set about everything that leaves. */
export interface ExportSettings {
  readonly style: PrintStyle;
  readonly extras: TableExtras;
  readonly csv: { readonly hasByteOrderMark: boolean };
  readonly figures: { readonly widthMm: FigureWidthMm; readonly dpi: 300 | 600 };
  /** Calendar dates beside the days from surgery; off, because a date can identify a subject. */
  readonly hasDates: boolean;
  /** Ages above 89 as they are; off: written as 90. */
  readonly hasAgesOver89: boolean;
  /** Unique identifiers of images in the data; off, because they lead back to the archive. */
  readonly hasImageUids: boolean;
  /** Free notes of observers and researchers in the data, as far as decided so; off. */
  readonly hasNotes: boolean;
  /** Subjects whose image pair is exported. */
  readonly imagePairs: readonly SubjectId[];
}

/** De-identified, and the study's own tables. */
export const defaultExportSettings: ExportSettings = {
  style: plainPrintStyle,
  extras: {
    hasTotalColumn: false,
    hasMissingCounts: false,
    hasStandardisedDifferences: false,
    hasEffectSizes: false,
    hasShifts: false,
    hasAdjustedP: false,
  },
  csv: { hasByteOrderMark: true },
  figures: { widthMm: 175, dpi: 600 },
  hasDates: false,
  hasAgesOver89: false,
  hasImageUids: false,
  hasNotes: false,
  imagePairs: [],
};
