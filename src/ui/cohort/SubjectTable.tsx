import {
  IconAlertTriangle,
  IconCheck,
  IconCircle,
  IconCircleHalf2,
  IconFlag,
  IconX,
} from '@tabler/icons-react';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import type { SubjectId } from '../../domain/ids';
import type { GroupOutcome } from '../../domain/study/group';
import type { Protocol } from '../../domain/study/protocol';
import { timePoints } from '../../domain/timePoint';
import { ObserverTag } from '../parts/ObserverTag';
import type { CohortRow, PairStanding, ReadingStanding } from './cohortRow';
import { cohortText, decimalText, groupText, noPairText, readingText } from './cohortText';
import { findingText, worstFindingText } from './findingText';

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

interface SubjectRowProps extends Pick<SubjectTableProps, 'showsGroup' | 'onSelect' | 'onOpen'> {
  readonly row: CohortRow;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
}

const SubjectRow = memo(function SubjectRow({
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
          <ReadingCell standing={standing} />
        </td>
      ))}
      <td className="clipped">
        <PairCell pair={row.pair} />
      </td>
      <td className="optional clipped">
        <EnrolmentCell reason={exclusion?.reason} showsReason={showsGroup} />
      </td>
      {row.group ? (
        <td className="clipped">
          {exclusion ? <span className="faint">{cohortText.none}</span> : <GroupCell group={row.group} />}
        </td>
      ) : null}
    </tr>
  );
});

function Missing() {
  return <span className="missing">{cohortText.missing}</span>;
}

function ReadingCell({ standing }: { readonly standing: ReadingStanding }) {
  const text = readingText(standing);
  const line = (icon: ReactNode, isFaint: boolean) => (
    <span className={isFaint ? 'icon-text faint' : 'icon-text'}>
      {icon}
      {text}
    </span>
  );
  switch (standing.kind) {
    case 'not-readable':
      return <span className="faint">{text}</span>;
    case 'to-read':
      return line(<IconCircle size={14} aria-hidden />, true);
    case 'open':
      return line(<IconCircleHalf2 size={14} aria-hidden />, false);
    case 're-opened':
      return line(<IconFlag size={14} className="attention" aria-hidden />, false);
    case 'signed':
      return line(<IconCheck size={14} className="muted" aria-hidden />, false);
  }
}

function PairCell({ pair }: { readonly pair: PairStanding }) {
  if (pair.kind !== 'checked') {
    return (
      <span className="icon-text">
        <IconX size={14} className="wrong" aria-hidden />
        {noPairText(pair)}
      </span>
    );
  }
  const worst = worstFindingText(pair.findings);
  if (!worst) {
    return (
      <span className="icon-text faint">
        <IconCheck size={14} aria-hidden />
        {cohortText.equal}
      </span>
    );
  }
  const Icon = worst.severity === 'red' ? IconX : IconAlertTriangle;
  return (
    <span className="icon-text" title={pair.findings.map(findingText).join('\n')}>
      <Icon size={14} className={worst.severity === 'red' ? 'wrong' : 'attention'} aria-hidden />
      <span className="clip">{worst.text}</span>
      {worst.more > 0 ? <span className="faint">{cohortText.more(worst.more)}</span> : null}
    </span>
  );
}

function EnrolmentCell({
  reason,
  showsReason,
}: {
  readonly reason: string | undefined;
  readonly showsReason: boolean;
}) {
  if (reason === undefined) return <span className="muted">{cohortText.included}</span>;
  const text = showsReason ? cohortText.excludedFor(reason) : cohortText.excluded;
  return (
    <span className="chip outlined clip" title={text}>
      {text}
    </span>
  );
}

function GroupCell({ group }: { readonly group: GroupOutcome }) {
  const { text, why } = groupText(group);
  const marker = group.kind === 'known' ? group.group : 'unknown';
  return (
    <span className={marker === 'refractured' ? 'icon-text' : 'icon-text muted'} title={why}>
      <span className={`group-marker ${marker}`} aria-hidden />
      <span className={marker === 'unknown' ? 'missing' : undefined}>{text}</span>
    </span>
  );
}
