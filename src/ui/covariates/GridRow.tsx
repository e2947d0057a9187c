import { memo } from 'react';
import { followUpDays } from '../../analysis/scanIntervals';
import { cellText, type DateForm } from '../../domain/covariateTable/cellText';
import { cellValueOf } from '../../domain/covariateTable/cellValue';
import type { CovariateColumn } from '../../domain/covariateTable/covariateColumn';
import { refractureTypes } from '../../domain/study/refractureTypes';
import type { Subject } from '../../domain/study/subject';
import { covariatesText as text } from './covariatesText';
import { GridField } from './GridField';
import { type CellPlace, type CellRange, type InvalidCells, invalidKey, isInside } from './gridCells';

/** How a field is left: where the keys go next. */
export type FieldEnd = 'down' | 'up' | 'right' | 'left' | 'stay';

interface GridRowProps {
  readonly subject: Subject;
  readonly row: number;
  readonly topPx: number;
  readonly template: string;
  readonly columns: readonly CovariateColumn[];
  readonly dates: DateForm;
  readonly seesTelling: boolean;
  readonly invalid: InvalidCells;
  readonly range: CellRange | undefined;
  readonly active: CellPlace | undefined;
  /** The text that the field begins with, where one is open in this row; `isQuick`: opened by typing. */
  readonly field: { readonly text: string; readonly isQuick: boolean } | undefined;
  readonly onEnd: (typed: string | undefined, end: FieldEnd) => void;
}

/** One subject: its code, a cell for each covariate, and what is derived. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { subject, row, topPx, template, columns, dates, seesTelling, invalid, range, active, field, onEnd } =
    props;
  return (
    // Cells are gridcells of a virtual grid; a table cannot leave rows out.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
    // biome-ignore lint/a11y/useSemanticElements: rows of a virtual grid
    <div
      role="row"
      aria-rowindex={row + 2}
      className={subject.exclusion ? 'grid-row excluded' : 'grid-row'}
      style={{ gridTemplateColumns: template, transform: `translateY(${topPx}px)` }}
      data-testid={`grid-${subject.code}`}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowheader" className="grid-code">
        {subject.code}
      </div>
      {columns.map((column, at) => {
        const place = { row, column: at };
        const isActive = active?.row === row && active.column === at;
        const wrong = invalid.get(invalidKey(subject.id, column.key));
        const shown = wrong?.text ?? cellText(cellValueOf(subject.covariates, column), column, dates);
        const names = [
          'grid-cell',
          column.kind === 'number' ? 'number' : '',
          range && isInside(range, place) ? 'chosen' : '',
          isActive ? 'active' : '',
          wrong ? 'refused' : '',
        ];
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div
            key={column.key}
            id={`cell-${row}-${at}`}
            role="gridcell"
            aria-selected={isActive}
            aria-invalid={wrong ? true : undefined}
            className={names.filter(Boolean).join(' ')}
            data-row={row}
            data-column={at}
          >
            {isActive && field ? (
              <GridField column={column} start={field.text} isQuick={field.isQuick} onEnd={onEnd} />
            ) : shown === '' ? (
              <EmptyCell column={column} subject={subject} />
            ) : wrong ? (
              shown
            ) : (
              withMinus(shown, column)
            )}
          </div>
        );
      })}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="gridcell" className="grid-cell number derived">
        {followUpDays(subject) ?? text.none}
      </div>
      {seesTelling ? (
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        // biome-ignore lint/a11y/useSemanticElements: as above
        <div role="gridcell" className="grid-cell derived">
          {refractureTypes(subject).join(', ') || text.none}
        </div>
      ) : null}
    </div>
  );
});

/** What is asked of everybody is missing; what is there only after a refracture or second operation is not. */
function EmptyCell({ column, subject }: { readonly column: CovariateColumn; readonly subject: Subject }) {
  const isOnlyThen =
    column.key === 'secondSurgeryDate' ||
    ((column.kind === 'dates' || column.kind === 'levels') &&
      subject.covariates.refracture?.kind !== 'confirmed');
  return isOnlyThen ? (
    <span className="faint">{text.none}</span>
  ) : (
    <span className="missing">{text.missing}</span>
  );
}

/** A number with a minus that can be seen; BMI and T-score with a decimal, so that they stand under each other. */
function withMinus(shown: string, { kind, key }: CovariateColumn): string {
  if (kind !== 'number') return shown;
  const isWhole = /^-?\d+$/.test(shown) && (key === 'bmiKgPerM2' || key === 'bmdTScore');
  return `${shown}${isWhole ? '.0' : ''}`.replace(/^-/, '−');
}
