import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { settlingRound } from '../../domain/agreement/settlingRound';
import { Bar } from '../parts/Bar';
import { KeyCap } from '../parts/KeyCap';
import { Segments } from '../parts/Segments';
import { matchesWork, type WorkFilter, type WorkRow, workFilters } from './workRows';
import { workText } from './workText';

interface WorkListHeadProps {
  readonly rows: readonly WorkRow[];
  readonly round: number;
  readonly rounds: readonly number[];
  /** What Enter opens; undefined where nothing can be opened. */
  readonly opens: WorkRow | undefined;
  readonly isOver: boolean;
  /** Further acts, before the main one. */
  readonly acts?: ReactNode;
  readonly onRound: (round: number) => void;
  readonly onOpen: () => void;
}

/** What there is to do in this round, and the way to the next of it. */
export function WorkListHead(props: WorkListHeadProps) {
  const { rows, round, rounds, opens, isOver, acts, onRound, onOpen } = props;
  const left = rows.filter(({ standing }) => standing.kind !== 'signed').length;
  const waiting = rows.filter((row) => matchesWork(row, 'waiting')).length;
  const mustWait = opens?.wait?.kind === 'wash-out';
  return (
    <header className="work-head">
      <h1>{workText.title}</h1>
      <span className="muted">{rows.length === 0 ? '' : workText.left(left, waiting)}</span>
      {rounds.length > 1 ? (
        <Segments
          label={workText.rounds}
          choices={rounds.map(String)}
          chosen={String(round)}
          texts={Object.fromEntries(rounds.map((one) => [String(one), workText.round(one)]))}
          onChoose={(one) => onRound(Number(one))}
        />
      ) : null}
      {round === settlingRound ? (
        <span className="muted" data-testid="settling-round">
          {rounds.length > 1 ? workText.settling.again : workText.settling.third}
        </span>
      ) : null}
      <span className="gap" />
      {isOver ? <strong role="status">{workText.dropOver}</strong> : null}
      {acts}
      {opens ? (
        <Button
          // Neither what is signed nor what has to wait is the next thing to do.
          variant={mustWait || opens.standing.kind === 'signed' ? 'default' : 'filled'}
          rightSection={<KeyCap name="↵" />}
          aria-label={mustWait ? workText.openEarly(opens.code) : workText.open(opens.code)}
          onClick={onOpen}
        >
          {mustWait ? workText.openEarly(opens.code) : workText.open(opens.code)}
        </Button>
      ) : null}
    </header>
  );
}

interface WorkFilterBarProps {
  readonly rows: readonly WorkRow[];
  readonly filter: WorkFilter;
  readonly typed: string;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onFilter: (filter: WorkFilter) => void;
  readonly onType: (typed: string) => void;
  readonly onEnter: () => void;
}

/** Search, filters with counts, and how far this observer is; nobody else's progress. */
export function WorkFilterBar(props: WorkFilterBarProps) {
  const { rows, filter, typed, search, onFilter, onType, onEnter } = props;
  const countOf = (one: WorkFilter): number => rows.filter((row) => matchesWork(row, one)).length;
  const shown = workFilters.filter((one) => one !== 'waiting' || one === filter || countOf(one) > 0);
  const signed = countOf('signed');
  const words = workText.progress(signed, rows.length);
  return (
    <div className="work-filter">
      <TextInput
        ref={search}
        className="work-search"
        aria-label={workText.search}
        placeholder={workText.searchHint}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<KeyCap name="/" />}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onType('');
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onEnter();
        }}
      />
      <fieldset className="segments" aria-label={workText.filterGroup}>
        {shown.map((one) => (
          <button key={one} type="button" aria-pressed={one === filter} onClick={() => onFilter(one)}>
            {workText.filters[one]} {countOf(one)}
          </button>
        ))}
      </fieldset>
      <span className="gap" />
      <span className="work-progress">
        <Bar part={signed} whole={rows.length} label={words} />
        <span>{words}</span>
      </span>
    </div>
  );
}
