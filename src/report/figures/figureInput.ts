import type { Structure } from '../../analysis/structure';
import { structuresOf } from '../../analysis/structure';
import type { StudyResults } from '../../analysis/studyResults';
import type { Result } from '../../base/result';
import type { ExportFacts } from '../export/exportFacts';
import type { ExportSettings } from '../export/exportSettings';
import { styledWords } from '../export/tables/styledText';
import { typedTexts } from '../export/tables/typedTexts';
import { groupsPrinted, type PrintedGroup } from '../groupNames';
import { resultNotes } from '../resultNotes';
import { structureName } from '../structureNames';
import type { FigureModel } from './figureModel';
import { type FigureNumbers, figureNumbers } from './parts/figureNumbers';

/** What every figure is made from. */
export interface FigureInput {
  readonly facts: ExportFacts;
  readonly results: StudyResults;
  readonly numbers: FigureNumbers;
  readonly groups: readonly PrintedGroup[];
  /** In what the results are not the study's own, as the journal writes numbers. */
  readonly notes: readonly string[];
}

/** A figure that this study does not have, and why, in words for the screen. */
export interface MissingFigure {
  readonly id: string;
  readonly title: string;
  readonly whyNot: string;
}

/** A figure, or why there is none. */
export type MadeFigure = Result<FigureModel, MissingFigure>;

/** What one figure is called: of one of several structures by its number and its name. */
export interface FigureName {
  readonly id: string;
  readonly title: string;
}

/** The facts as figures read them. */
export function figureInput(facts: ExportFacts, { style }: Pick<ExportSettings, 'style'>): FigureInput {
  const { results } = facts;
  const typed = typedTexts(facts);
  return {
    facts,
    results,
    numbers: figureNumbers(results, style),
    groups: groupsPrinted(results),
    notes: resultNotes(results).map((note) => styledWords(note, style, typed)),
  };
}

/** The structures of the study, each with the names of its figure. */
export function structuresNamed(
  { results: { protocol } }: Pick<FigureInput, 'results'>,
  name: FigureName,
): readonly { readonly structure: Structure; readonly name: FigureName }[] {
  const structures = structuresOf(protocol);
  return structures.map((structure, at) => ({
    structure,
    name:
      structures.length === 1
        ? name
        : {
            id: at === 0 ? name.id : `${name.id}-${at + 1}`,
            title: `${name.title}: ${structureName(protocol, structure, 'full')}`,
          },
  }));
}

/** Sentences of a caption in their order; those that are undefined are left out. */
export function captionOfFigure(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((one) => one !== undefined && one !== '').join(' ');
}
