import { useEffect, useMemo, useState } from 'react';
import { inSlices } from '../../app/inSlices';
import type { Steps } from '../../base/steps';
import type { ColumnAnswers } from '../../domain/covariateTable/columnQuestions';
import type { ColumnTarget } from '../../domain/covariateTable/columnTarget';
import { covariateColumns } from '../../domain/covariateTable/covariateColumn';
import {
  type ImportChoices,
  type ImportOutcome,
  noChoices,
  outcomeSteps,
} from '../../domain/covariateTable/importOutcome';
import type { ImportPlan, ImportRequest, ImportSubject } from '../../domain/covariateTable/importPlan';
import { matchHeaders } from '../../domain/covariateTable/matchHeaders';
import { planSteps } from '../../domain/covariateTable/planImport';
import { type TextTable, textTable } from '../../domain/covariateTable/textTable';
import { withoutTelling } from '../../domain/covariateTable/withoutTelling';
import { parseIsoDate } from '../../domain/isoDate';
import { maySeeGroup } from '../../state/maySeeGroup';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';

/** What a person said of an import so far; a new file begins anew. */
export interface ImportDecisions {
  /** Row of the file with the names of the columns; without it they are looked for. */
  readonly namesRow: number | undefined;
  readonly targets: Readonly<Record<number, ColumnTarget>>;
  readonly answers: Readonly<Record<number, ColumnAnswers>>;
  readonly rowChoices: ImportRequest['rowChoices'];
  readonly ofSeveral: ImportRequest['ofSeveral'];
  readonly choices: ImportChoices;
}

/** Nothing said yet. */
export const noDecisions: ImportDecisions = {
  namesRow: undefined,
  targets: {},
  answers: {},
  rowChoices: {},
  ofSeveral: undefined,
  choices: noChoices,
};

/** What a computation gave, and what for. */
interface Computed<Of, Value> {
  readonly of: Of;
  readonly value: Value;
}

/**
 * Computes in slices, so that ten thousand rows never hold the page. What was computed last stays until the next is
 * there; `of` says what it belongs to.
 */
function useInSlices<Of, Value>(of: Of | undefined, stepsOf: (of: Of) => Steps<Value>) {
  const [computed, setComputed] = useState<Computed<Of, Value>>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the steps are those of what they are computed of
  useEffect(() => {
    if (of === undefined) return undefined;
    let isGone = false;
    void inSlices(unless(stepsOf(of), () => isGone)).then((value) => {
      if (value !== undefined && !isGone) setComputed({ of, value });
    });
    return () => {
      isGone = true;
    };
  }, [of]);
  return computed;
}

/** The steps of a computation, ended where nobody waits for it any more. */
function* unless<Value>(steps: Steps<Value>, isGone: () => boolean): Steps<Value | undefined> {
  while (!isGone()) {
    const step = steps.next();
    if (step.done) return step.value;
    yield;
  }
  return undefined;
}

/** What a table would change under some decisions. */
export function useImportPlan(
  open: OpenProject,
  cells: readonly (readonly string[])[],
  decisions: ImportDecisions,
) {
  const app = useApp();
  const [subjects, setSubjects] = useState<readonly ImportSubject[]>();
  const { project } = open;
  const seesTelling = maySeeGroup(open);
  const definitions = project.customCovariates;
  // Asked again when subjects or their images change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked for is read from the store
  useEffect(() => {
    let isGone = false;
    void app.importSubjects().then((all) => isGone || setSubjects(all));
    return () => {
      isGone = true;
    };
  }, [app, open.subjects, open.catalogue]);
  const { namesRow, answers, rowChoices, ofSeveral, choices } = decisions;
  const told = useMemo((): { readonly table: TextTable; readonly leftOut: readonly string[] } => {
    const table = textTable(cells, namesRow);
    return seesTelling ? { table, leftOut: [] } : withoutTelling(table, definitions ?? [], project.identity);
  }, [cells, namesRow, seesTelling, definitions, project.identity]);
  const columns = useMemo(() => covariateColumns(definitions ?? [], seesTelling), [definitions, seesTelling]);
  const matched = useMemo(
    () => matchHeaders(told.table.headers, columns, project.identity),
    [told, columns, project.identity],
  );
  const targets = useMemo(
    () => matched.map(({ target }, at) => decisions.targets[at] ?? target),
    [matched, decisions.targets],
  );
  const today = project.identity === 'kept' ? parseIsoDate(app.today()) : undefined;
  const request = useMemo(
    (): ImportRequest | undefined =>
      subjects && {
        table: told.table,
        targets,
        answers,
        rowChoices,
        subjects,
        definitions: definitions ?? [],
        seesTelling,
        dates: project.identity === 'removed' ? 'days' : 'dates',
        today,
        ...(ofSeveral && { ofSeveral }),
      },
    [
      subjects,
      told,
      targets,
      answers,
      rowChoices,
      ofSeveral,
      definitions,
      seesTelling,
      project.identity,
      today,
    ],
  );
  const planned = useInSlices<ImportRequest, ImportPlan>(request, planSteps);
  const wanted = useMemo(() => planned && { planned, choices }, [planned, choices]);
  const settled = useInSlices<NonNullable<typeof wanted>, ImportOutcome>(wanted, (one) =>
    outcomeSteps(one.planned.value, one.choices, one.planned.of.today),
  );
  // Shown together only where they are of this table: columns are named by their place in it.
  const last = settled?.of.planned;
  const shown = last?.of.table === told.table && last.of.targets.length === targets.length ? last : undefined;
  return {
    ...told,
    matched,
    targets,
    columns,
    plan: shown?.value,
    outcome: shown && settled?.value,
    /** What is shown is not yet what was decided last. */
    isPlanning: last?.of !== request || settled?.of !== wanted,
    seesTelling,
  };
}

/** A plan that is there. */
export type ShownImport = ReturnType<typeof useImportPlan> & {
  readonly plan: NonNullable<ReturnType<typeof useImportPlan>['plan']>;
  readonly outcome: NonNullable<ReturnType<typeof useImportPlan>['outcome']>;
};
