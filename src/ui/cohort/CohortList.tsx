import { type RefObject, useMemo } from 'react';
import type { SubjectId } from '../../domain/ids';
import { maySeeGroup } from '../../state/maySeeGroup';
import type { OpenProject } from '../../state/openProject';
import type { CohortColumn } from './cohortColumns';
import { type CohortRow, shownObservers } from './cohortRow';
import { cohortText } from './cohortText';
import { FilterBar } from './FilterBar';
import { type RowActs, SubjectTable } from './SubjectTable';
import type { ShownRange } from './shownRange';
import type { CohortChoice } from './useCohortChoice';

interface CohortListProps {
  readonly open: OpenProject;
  /** A line for every subject, and those that are listed. */
  readonly rows: readonly CohortRow[];
  readonly shown: readonly CohortRow[];
  readonly choice: CohortChoice;
  readonly cursor: SubjectId | undefined;
  readonly chosen: ReadonlySet<SubjectId>;
  readonly acts: RowActs;
  readonly range: ShownRange;
  readonly search: RefObject<HTMLInputElement | null>;
  /** What scrolls. */
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onChange: (changed: Partial<CohortChoice>) => void;
  readonly onOrder: (column: CohortColumn) => void;
  readonly onToggleAll: () => void;
}

/** The list of subjects under its search and filters. */
export function CohortList(props: CohortListProps) {
  const { open, rows, shown, choice, list, onChange } = props;
  const observers = useMemo(() => shownObservers(open), [open]);
  return (
    <>
      <FilterBar
        open={open}
        rows={rows}
        filter={choice.filter}
        typed={choice.typed}
        readBy={choice.readBy}
        onReadBy={(readBy) => onChange({ readBy })}
        search={props.search}
        onFilter={(filter) => onChange({ filter })}
        onType={(typed) => onChange({ typed })}
      />
      <div className="cohort-list" ref={list}>
        <SubjectTable
          rows={shown}
          protocol={open.project.protocol}
          observers={observers}
          showsGroup={maySeeGroup(open)}
          isResearcher={open.person.kind === 'researcher'}
          cursor={props.cursor}
          chosen={props.chosen}
          order={choice.order}
          acts={props.acts}
          onOrder={props.onOrder}
          onToggleAll={props.onToggleAll}
          list={list}
          onShow={props.range.set}
        />
        {shown.length === 0 ? (
          <p className="cohort-none muted">
            {cohortText.noneMatches}{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => onChange({ filter: 'all', typed: '', readBy: undefined })}
            >
              {cohortText.showAll}
            </button>
          </p>
        ) : null}
      </div>
    </>
  );
}
