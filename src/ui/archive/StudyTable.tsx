import { IconCheck } from '@tabler/icons-react';
import { memo, type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { isolatedText } from '../../base/isolatedText';
import type { StudyInstanceUid } from '../../domain/ids';
import { personName } from '../cohort/personName';
import { useLineWindow } from '../parts/useLineWindow';
import type { StudyLine } from './archiveLines';
import { archiveText as text } from './archiveText';

/** What a person does with lines: a click, Enter or Space ticks; with Shift a range reaches there. */
export interface StudyActs {
  readonly onTick: (uid: StudyInstanceUid, isRange: boolean) => void;
  /** The keyboard came to a line. */
  readonly onFocus: (uid: StudyInstanceUid) => void;
}

interface StudyTableProps {
  readonly lines: readonly StudyLine[];
  readonly cursor: StudyInstanceUid | undefined;
  readonly chosen: ReadonlySet<StudyInstanceUid>;
  /** A project is open, which may have studies already. */
  readonly hasProject: boolean;
  readonly acts: StudyActs;
  readonly onToggleAll: () => void;
  /** What scrolls. */
  readonly list: RefObject<HTMLDivElement | null>;
}

/** Height of a line, px; that of the head. */
const heights = { linePx: 30, headPx: 32 };
/** Lines up to which all of them are drawn. */
const drawnAtOnce = 150;

/** The archive's studies, one line each, patients together. Of a long list only the lines on screen are drawn. */
export const StudyTable = memo(function StudyTable(props: StudyTableProps) {
  const { lines, cursor, chosen, hasProject, list } = props;
  const isLong = lines.length > drawnAtOnce;
  const drawn = useLineWindow(list, lines.length, heights);
  const first = isLong ? drawn.first : 0;
  const end = isLong ? drawn.end : lines.length;
  const cursorAt = useMemo(
    () => lines.findIndex(({ study }) => study.studyInstanceUid === cursor),
    [lines, cursor],
  );
  const shownAt = useRef<StudyInstanceUid>(undefined);
  useEffect(() => {
    if (cursorAt < 0 || cursor === shownAt.current) return;
    shownAt.current = cursor;
    if (isLong) drawn.show(cursorAt);
  }, [cursor, cursorAt, isLong, drawn.show]);
  useLineClicks(list, props.acts);
  const tabStop = cursorAt >= first && cursorAt < end ? cursor : lines[first]?.study.studyInstanceUid;
  const chosenHere = useMemo(
    () => (chosen.size === 0 ? 0 : lines.filter(({ study }) => chosen.has(study.studyInstanceUid)).length),
    [lines, chosen],
  );
  const { heads } = text;
  return (
    <table
      className="cohort-table studies-table"
      aria-label={text.views.studies}
      aria-rowcount={lines.length + 1}
      data-rows={lines.length}
    >
      <thead>
        <tr>
          <th className="col-box">
            <input
              type="checkbox"
              aria-label={text.tickAll}
              title={text.tickAll}
              checked={chosenHere > 0 && chosenHere === lines.length}
              ref={(box) => {
                if (box) box.indeterminate = chosenHere > 0 && chosenHere < lines.length;
              }}
              onChange={props.onToggleAll}
            />
          </th>
          <th className="col-patient">{heads.name}</th>
          <th className="col-id">{heads.number}</th>
          <th className="col-sex">{heads.sex}</th>
          <th className="col-date">{heads.birth}</th>
          <th className="col-squares" title={heads.scansLong}>
            {heads.scans}
          </th>
          <th className="col-span number" title={heads.daysLong}>
            {heads.days}
          </th>
          <th className="col-date">{heads.date}</th>
          <th className="col-words">{heads.description}</th>
          <th className="col-modalities">{heads.modalities}</th>
          <th className="col-count number">{heads.series}</th>
          <th className="col-count number">{heads.images}</th>
          {hasProject ? <th className="col-here">{heads.here}</th> : null}
        </tr>
      </thead>
      <tbody>
        {first > 0 ? <Gap lines={first} /> : null}
        {lines.slice(first, end).map((line, at) => (
          <Line
            key={line.study.studyInstanceUid}
            line={line}
            index={first + at + 2}
            isSelected={line.study.studyInstanceUid === cursor}
            isChosen={chosen.has(line.study.studyInstanceUid)}
            isTabStop={line.study.studyInstanceUid === tabStop}
            hasProject={hasProject}
          />
        ))}
        {end < lines.length ? <Gap lines={lines.length - end} /> : null}
      </tbody>
    </table>
  );
});

function Gap({ lines }: { readonly lines: number }): ReactNode {
  return <tr aria-hidden className="gap-row" style={{ height: lines * heights.linePx }} />;
}

interface LineProps {
  readonly line: StudyLine;
  readonly index: number;
  readonly isSelected: boolean;
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
  readonly hasProject: boolean;
}

const Line = memo(function Line(props: LineProps) {
  const { line, isSelected, isChosen, hasProject } = props;
  const { study, isFirst, isHere } = line;
  const name = personName(study.patientName) || text.noName;
  const date = study.studyDate ?? text.none;
  const marks = [isSelected ? 'selected' : '', isChosen ? 'chosen' : '', isFirst ? 'first' : 'further'];
  return (
    <tr
      className={marks.filter((mark) => mark !== '').join(' ')}
      aria-rowindex={props.index}
      data-chosen={isChosen}
      data-study={study.studyInstanceUid}
    >
      <td className="box-cell">
        <input type="checkbox" tabIndex={-1} aria-label={text.tick(name, date)} checked={isChosen} readOnly />
      </td>
      <td className="clipped">
        {/* The same patient's further studies name nobody again, but are told whose they are. */}
        <button
          type="button"
          className={isFirst ? 'code-button' : 'code-button unseen-name'}
          tabIndex={props.isTabStop ? 0 : -1}
          aria-pressed={isChosen}
          title={isFirst ? name : undefined}
        >
          {isolatedText(name)}
        </button>
      </td>
      <td className="clipped" title={isFirst ? study.patientId : undefined}>
        {isFirst ? isolatedText(study.patientId) : ''}
      </td>
      <td>{isFirst ? (study.sex ?? text.none) : ''}</td>
      <td>{isFirst ? (study.birthDate ?? text.none) : ''}</td>
      <td>{isFirst ? <Scans line={line} /> : null}</td>
      <td className="number">
        {isFirst && line.days !== undefined ? line.days.toLocaleString('en-US') : ''}
      </td>
      <td>{date}</td>
      <td className="clipped" title={study.description}>
        {study.description ? isolatedText(study.description) : <span className="faint">{text.none}</span>}
      </td>
      <td className="clipped muted" title={study.modalities.join(', ')}>
        {study.modalities.join(', ')}
      </td>
      <td className="number">{countText(study.seriesCount)}</td>
      <td className="number">{countText(study.instanceCount)}</td>
      {hasProject ? (
        <td>
          {isHere ? (
            <span className="icon-text faint">
              <IconCheck size={15} aria-hidden />
              {text.here}
            </span>
          ) : null}
        </td>
      ) : null}
    </tr>
  );
});

/** Squares as in the cohort: two filled ones are a pair that may be measured. */
function Scans({ line: { scans } }: { readonly line: StudyLine }): ReactNode {
  if (scans === 0) return null;
  return (
    <span className="icon-text" role="img" aria-label={text.scans(scans)} title={text.scans(scans)}>
      <span className="scan-squares">
        <span className="scan-square here" />
        <span className={scans > 1 ? 'scan-square here' : 'scan-square being-read'} />
      </span>
      {scans > 2 ? <span className="faint">{text.more(scans - 2)}</span> : null}
    </span>
  );
}

function countText(count: number | undefined): string {
  return count === undefined ? text.none : count.toLocaleString('en-US');
}

/** One ear for the clicks of all lines. */
function useLineClicks(list: RefObject<HTMLDivElement | null>, acts: StudyActs): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const studyAt = ({ target }: Event): StudyInstanceUid | undefined => {
      const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-study]') : null;
      // The attribute is written by the line, from the study's own UID.
      return row?.dataset['study'] as StudyInstanceUid | undefined;
    };
    const onClick = (event: MouseEvent): void => {
      const uid = studyAt(event);
      if (uid !== undefined) latest.current.onTick(uid, event.shiftKey);
    };
    const onFocus = (event: FocusEvent): void => {
      const uid = studyAt(event);
      const isByKey = event.target instanceof Element && event.target.matches(':focus-visible');
      if (uid !== undefined && isByKey) latest.current.onFocus(uid);
    };
    element.addEventListener('focusin', onFocus);
    element.addEventListener('click', onClick);
    return () => {
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('click', onClick);
    };
  }, [list]);
}
