import { type AgreementComparison, observersComparison } from '../analysis/agreementComparison';
import type { AgreementRow } from '../analysis/agreementTable';
import type { Phase } from '../analysis/quantity';
import { structureKey, structuresOf } from '../analysis/structure';
import type { StudyResults } from '../analysis/studyResults';
import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import { agreementCells, agreementColumns } from './agreementCells';
import { agreementFootnotes } from './agreementFootnotes';
import { comparisonCaption, roundsOfText } from './comparisonCaption';
import { agreementOf, raterNames } from './comparisonNames';
import { ratingsHow } from './how/ratingsHow';
import { withHow } from './how/withHow';
import type { PrintSettings } from './printSettings';
import { structureName } from './structureNames';
import type { TableModel, TableRow } from './tableModel';
import { phaseNames, ratedThingLabel, ratedThingName } from './words';

/** What the agreement table shows. */
export interface AgreementTableOptions {
  readonly settings: PrintSettings;
  /** Groups of lines, in order. */
  readonly phases: readonly Phase[];
  /** Between the observers unless told otherwise. */
  readonly comparison?: AgreementComparison;
}

/** Why there is no agreement table: one observer alone, or nobody of these has read again. */
export type NoAgreementTable = { readonly kind: 'one-observer' } | { readonly kind: 'no-second-round' };

/** Agreement between the observers, or between rounds. */
export function agreementTableModel(
  results: StudyResults,
  { settings, phases, comparison = observersComparison }: AgreementTableOptions,
): Result<TableModel, NoAgreementTable> {
  // Agreement is of all observers and sides, whichever are chosen.
  const { protocol } = results.project;
  const agreement = agreementOf(results, comparison);
  if (!agreement) return err({ kind: 'no-second-round' });
  if (!agreement.ok) return err(agreement.error);
  const { rows: all } = agreement.value;
  const names = raterNames(comparison, protocol);
  const structures = structuresOf(protocol);
  const rows = phases.flatMap((phase) =>
    structures.flatMap((structure): readonly TableRow[] => {
      const name = structureName(protocol, structure, 'full');
      const key = structures.length > 1 ? `|${structureKey(structure)}` : '';
      return [
        {
          kind: 'heading',
          id: `heading|${phase}${key}`,
          label: name === '' ? phaseNames[phase] : `${name}: ${phaseNames[phase]}`,
        },
        ...all
          .filter((row) => row.phase === phase && structureKey(row) === structureKey(structure))
          .map(
            (row): TableRow => ({
              kind: 'line',
              id: rowIdOf(row),
              label: ratedThingName(row),
              indent: 1,
              cells: agreementCells(row, settings),
            }),
          ),
      ];
    }),
  );
  const shown = all.filter((row) => phases.includes(row.phase));
  const table: TableModel = {
    id: 'agreement',
    title: 'Agreement',
    caption: comparisonCaption(comparison, protocol),
    labelHeading: '',
    columns: agreementColumns(names),
    rows,
    footnotes: agreementFootnotes(shown, results, comparison),
  };
  const rowOf = new Map(all.map((row) => [rowIdOf(row), row]));
  return ok(
    withHow(table, (rowId, columnId) => {
      const row = rowOf.get(rowId);
      return row && ratingsHow(row, columnId, { name: ratedName(row, results), letters: names });
    }),
  );
}

function rowIdOf(row: AgreementRow): string {
  return [row.siteId, row.muscleId, row.side, row.quantity, row.phase].join('|');
}

function ratedName(row: AgreementRow, { project }: StudyResults): string {
  const name = `${ratedThingLabel(row, project.protocol)}, ${phaseNames[row.phase].toLowerCase()}`;
  return row.comparison.kind === 'observers'
    ? name
    : `${name}, ${roundsOfText(row.comparison, project.protocol)}`;
}
