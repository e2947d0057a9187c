import { IconNote } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import { timePoints } from '../../domain/timePoint';
import type { CohortRow } from './cohortRow';
import { cohortText } from './cohortText';
import { EnrolmentCell, GroupCell, Missing, PairCell, ReadingCell } from './SubjectCells';
import type { RowActs } from './SubjectTable';
import { decimalText } from './standingText';

interface SubjectRowProps {
  /** Groups, and the reasons why subjects were excluded: they may name a refracture. */
  readonly showsGroup: boolean;
  readonly isResearcher: boolean;
  readonly acts: RowActs;
  readonly row: CohortRow;
  /** Of the line in the whole table, the head being 1. */
  readonly index: number;
  readonly isSelected: boolean;
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
  /** The list scrolls to the row itself. */
  readonly isLong: boolean;
}

/** One line of the work list. A click selects, a double click or Enter opens; the table hears the clicks of all lines. */
export const SubjectRow = memo(function SubjectRow({
  row,
  index,
  showsGroup,
  isResearcher,
  isSelected,
  isChosen,
  isTabStop,
  isLong,
  acts,
}: SubjectRowProps) {
  const element = useRef<HTMLTableRowElement>(null);
  const { subject, slices } = row;
  const { id, code, covariates, exclusion, note } = subject;
  useEffect(() => {
    if (isSelected && !isLong) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected, isLong]);
  const classes = [isSelected ? 'selected' : '', isChosen ? 'chosen' : '', exclusion ? 'excluded' : ''];
  return (
    <tr
      ref={element}
      className={classes.filter((name) => name !== '').join(' ')}
      data-testid={`subject-${code}`}
      data-subject={id}
      data-selected={isSelected}
      data-chosen={isChosen}
      aria-rowindex={index}
    >
      {isResearcher ? (
        <td className="box-cell">
          <input
            type="checkbox"
            aria-label={cohortText.tick(code)}
            checked={isChosen}
            readOnly
            tabIndex={-1}
          />
        </td>
      ) : null}
      <td className="col-code">
        <button
          type="button"
          className="code-button"
          tabIndex={isTabStop ? 0 : -1}
          aria-pressed={isSelected}
          onKeyDown={(event) => {
            if (event.key === 'Enter') acts.onOpen(id);
            else if (event.key === ' ' && isResearcher) {
              acts.onSelect(id, { isRange: false, isToggle: true });
            } else return;
            event.preventDefault();
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
      <td className="level-cell">{covariates.level ?? <Missing />}</td>
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
      <td className="number optional">
        {slices.preop === undefined && slices.followUp === undefined ? (
          <span className="faint">{cohortText.none}</span>
        ) : (
          <>
            {slices.preop ?? cohortText.none}
            <span className="faint"> / </span>
            {slices.followUp ?? cohortText.none}
          </>
        )}
      </td>
      {[...row.readings].map(([observerId, standing]) => (
        <td key={observerId} className="reading-cell" data-testid={`reading-${observerId}`}>
          <ReadingCell standing={standing} isHalfDrawn={observerId === row.halfDrawnBy} />
        </td>
      ))}
      <td className="clipped">
        <PairCell pair={row.pair} ineligible={exclusion ? undefined : row.ineligible} />
      </td>
      <td className="optional clipped">
        <EnrolmentCell
          state={row.enrolment}
          isTraining={subject.isTraining === true}
          reason={exclusion?.reason}
          showsReason={showsGroup}
          isEligible={row.ineligible === undefined}
        />
      </td>
      {showsGroup && row.group ? (
        <td className="clipped">
          {exclusion ? (
            <span className="faint">{cohortText.none}</span>
          ) : (
            <GroupCell group={row.group} isBeingRead={row.pair.kind === 'being-read'} />
          )}
        </td>
      ) : null}
      {isResearcher ? (
        <td className="col-note">
          {note === undefined ? null : (
            <button
              type="button"
              className="note-button bare-button"
              tabIndex={-1}
              title={note}
              aria-label={cohortText.noteOf(code)}
            >
              <IconNote size={15} aria-hidden />
            </button>
          )}
        </td>
      ) : null}
    </tr>
  );
});
