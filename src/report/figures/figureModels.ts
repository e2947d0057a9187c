import { stableText } from '../../base/stableText';
import type { ExportFacts } from '../export/exportFacts';
import type { ExportSettings } from '../export/exportSettings';
import { blandAltmanFigure } from './blandAltmanFigure';
import { changeByGroupFigure } from './changeByGroupFigure';
import { correlationFigure } from './correlationFigure';
import { fatFigure } from './fatFigure';
import { figureInput, type MadeFigure, type MissingFigure, structuresNamed } from './figureInput';
import type { FigureModel } from './figureModel';
import { flowFigure } from './flowFigure';
import { pairedChangeFigure } from './pairedChangeFigure';
import { rocFigure } from './rocFigure';

/** The figures of each structure, in the order of a manuscript. */
const structureFigures = [
  { id: 'paired-change', title: 'Pre-op and follow-up', make: pairedChangeFigure },
  { id: 'change-by-group', title: 'Change by group', make: changeByGroupFigure },
  { id: 'correlation', title: 'Correlation', make: correlationFigure },
  { id: 'bland-altman', title: 'Agreement of the observers', make: blandAltmanFigure },
  { id: 'roc', title: 'ROC', make: rocFigure },
  { id: 'fat', title: 'Fat', make: fatFigure },
] as const;

/** The figures that a study has. The order of subjects and readings does not matter; nothing is drawn before it is asked for. */
export function figureModels(
  facts: ExportFacts,
  settings: Pick<ExportSettings, 'style'>,
): readonly FigureModel[] {
  return madeFigures(facts, settings).flatMap((made) => (made.ok ? [made.value] : []));
}

/** The figures that a study does not have, each with the reason. */
export function missingFigures(
  facts: ExportFacts,
  settings: Pick<ExportSettings, 'style'>,
): readonly MissingFigure[] {
  return madeFigures(facts, settings).flatMap((made) => (made.ok ? [] : [made.error]));
}

const known = new WeakMap<ExportFacts, { readonly style: string; readonly made: readonly MadeFigure[] }>();

/** Kept for the facts that were asked for last: the list of what can be exported and the writing of it ask one after the other. */
function madeFigures(facts: ExportFacts, { style }: Pick<ExportSettings, 'style'>): readonly MadeFigure[] {
  const styleText = stableText(style) ?? '';
  const before = known.get(facts);
  if (before?.style === styleText) return before.made;
  const input = figureInput(facts, { style });
  const made = [
    flowFigure(input),
    ...structureFigures.flatMap(({ id, title, make }) =>
      structuresNamed(input, { id, title }).map(({ structure, name }) => make(input, structure, name)),
    ),
  ];
  known.set(facts, { style: styleText, made });
  return made;
}
