import type { SubjectId } from '../../domain/ids';

/** Where a point of a figure belongs, for hovering and for going to the reading. Never written into a file. */
export interface FigurePoint {
  readonly subjectId: SubjectId;
  readonly code: string;
  /** What a person reads who hovers: "S-041: CSA change −12.3 %". */
  readonly text: string;
}

/** The data behind a figure as a table of full precision: it is exported beside the figure. */
export interface FigureData {
  readonly columns: readonly { readonly name: string; readonly unit: string; readonly meaning: string }[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/**
 * A figure: what it shows in words, its data, and its drawing. The drawing of a point carries `data-code` with the subject's
 * code, by which a screen finds it in `points`.
 */
export interface FigureModel {
  readonly id: string;
  /** "Figure 2" is given where it is printed; this is its name: "Change by group". */
  readonly title: string;
  /** As a journal prints it below: what is drawn, what boxes and lines are, n, tests. */
  readonly caption: string;
  readonly data: FigureData;
  /** By subject code. */
  readonly points: ReadonlyMap<string, FigurePoint>;
  /** The drawing at a print width, as one self-contained SVG in millimetres. The same text everywhere. */
  readonly draw: (widthMm: number) => string;
}
