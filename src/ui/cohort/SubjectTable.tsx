import { memo } from 'react';
import type { SubjectId } from '../../domain/ids';
import type { Protocol } from '../../domain/study/protocol';
import { ObserverTag } from '../parts/ObserverTag';
import type { CohortRow } from './cohortRow';
import { cohortText } from './cohortText';
import { SubjectRow } from './SubjectRow';
import './subjectTable.css';

interface SubjectTableProps {
  readonly rows: readonly CohortRow[];
  readonly protocol: Protocol;
  readonly observers: Protocol['observers'];
  /** Groups, and the reasons why subjects were excluded: they may name a refracture. */
  readonly showsGroup: boolean;
  readonly selected: SubjectId | undefined;
  readonly onSelect: (id: SubjectId) => void;
  readonly onOpen: (id: SubjectId) => void;
}

/** The work list: one line a subject. */
export const SubjectTable = memo(function SubjectTable({
  rows,
  protocol,
  observers,
  showsGroup,
  selected,
  onSelect,
  onOpen,
}: SubjectTableProps) {
  const { heads } = cohortText;
  const tabStop = rows.some(({ subject }) => subject.id === selected) ? selected : rows[0]?.subject.id;
  return (
    <table className="cohort-table" aria-label={cohortText.title.researcher}>
      <thead>
        <tr>
          <th className="col-code">{heads.subject}</th>
          <th className="col-short optional">{heads.sex}</th>
          <th className="col-short number optional">{heads.age}</th>
          <th className="col-bmd number">{heads.bmd}</th>
          <th className="col-level">{heads.level}</th>
          <th className="col-scans">{heads.scans}</th>
          <th className="col-days number" title={heads.daysLong}>
            {heads.days}
          </th>
          {observers.map(({ id }) => (
            <th key={id} className="col-reading">
              <span className="icon-text">
                <ObserverTag protocol={protocol} id={id} />
                {heads.reading}
              </span>
            </th>
          ))}
          <th>{heads.pair}</th>
          <th className="col-enrolment optional">{heads.enrolment}</th>
          {showsGroup ? <th className="col-group">{heads.group}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SubjectRow
            key={row.subject.id}
            row={row}
            showsGroup={showsGroup}
            isSelected={row.subject.id === selected}
            isTabStop={row.subject.id === tabStop}
            onSelect={onSelect}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  );
});
