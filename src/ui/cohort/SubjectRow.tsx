import { memo, useEffect, useRef } from 'react';
import type { SubjectId } from '../../domain/ids';
import { timePoints } from '../../domain/timePoint';
import type { CohortRow } from './cohortRow';
import { cohortText, decimalText } from './cohortText';
import { EnrolmentCell, GroupCell, Missing, PairCell, ReadingCell } from './SubjectCells';

interface SubjectRowProps {
  /** Groups, and the reasons why subjects were excluded: they may name a refracture. */
  readonly showsGroup: boolean;
  readonly onSelect: (id: SubjectId) => void;
  readonly onOpen: (id: SubjectId) => void;
  readonly row: CohortRow;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
}

/** One line of the work list. A click selects, a double click or Enter opens. */
export const SubjectRow = memo(function SubjectRow({
  row,
  showsGroup,
  isSelected,
  isTabStop,
  onSelect,
  onOpen,
}: SubjectRowProps) {
  const element = useRef<HTMLTableRowElement>(null);
  const { subject } = row;
  const { id, code, covariates, exclusion } = subject;
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  useEffect(() => {
    const target = element.current;
    const select = (): void => onSelect(id);
    const open = (): void => onOpen(id);
    target?.addEventListener('click', select);
    target?.addEventListener('dblclick', open);
    return () => {
      target?.removeEventListener('click', select);
      target?.removeEventListener('dblclick', open);
    };
  }, [id, onSelect, onOpen]);
  const classes = [isSelected ? 'selected' : '', exclusion ? 'excluded' : ''].join(' ').trim();
  return (
    <tr
      ref={element}
      className={classes}
      data-testid={`subject-${code}`}
      data-subject={id}
      data-selected={isSelected}
    >
      <td>
        <button
          type="button"
          className="code-button"
          tabIndex={isTabStop ? 0 : -1}
          aria-pressed={isSelected}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onOpen(id);
          }}
        >
          {code}
        </button>
      </td>
      <td className="optional">{covariates.sex ? covariates.sex === 'female' ? 'F' : 'M' : <Missing />}</td>
      <td className="number optional">{covariates.ageYears ?? <Missing />}</td>
      <td className="number">
        {covariates.bmdTScore === undefined ? <Missing /> : decimalText(covariates.bmdTScore)}
      </td>
      <td>{covariates.level ?? <Missing />}</td>
      <td>
        <span className="scan-squares">
          {timePoints.map((timePoint) => (
            <span
              key={timePoint}
              className={`scan-square ${row.scans[timePoint]}`}
              role="img"
              aria-label={cohortText.scanLabel(timePoint, row.scans[timePoint])}
              title={cohortText.scanLabel(timePoint, row.scans[timePoint])}
            />
          ))}
        </span>
      </td>
      <td className="number">{row.intervalDays ?? <span className="faint">{cohortText.none}</span>}</td>
      {[...row.readings].map(([observerId, standing]) => (
        <td key={observerId} data-testid={`reading-${observerId}`}>
          <ReadingCell standing={standing} isHalfDrawn={observerId === row.halfDrawnBy} />
        </td>
      ))}
      <td className="clipped">
        <PairCell pair={row.pair} ineligible={exclusion ? undefined : row.ineligible} />
      </td>
      <td className="optional clipped">
        <EnrolmentCell
          reason={exclusion?.reason}
          showsReason={showsGroup}
          isEligible={row.ineligible === undefined}
        />
      </td>
      {row.group ? (
        <td className="clipped">
          {exclusion ? (
            <span className="faint">{cohortText.none}</span>
          ) : (
            <GroupCell group={row.group} isBeingRead={row.pair.kind === 'being-read'} />
          )}
        </td>
      ) : null}
    </tr>
  );
});
