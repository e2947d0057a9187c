import { useEffect, useMemo, useState } from 'react';
import type { ColumnAnswers } from '../../domain/covariateTable/columnQuestions';
import type { ColumnTarget } from '../../domain/covariateTable/columnTarget';
import { covariateColumns } from '../../domain/covariateTable/covariateColumn';
import { type ImportChoices, importOutcome, noChoices } from '../../domain/covariateTable/importOutcome';
import type { ImportRequest, ImportSubject } from '../../domain/covariateTable/importPlan';
import { matchHeaders } from '../../domain/covariateTable/matchHeaders';
import { planImport } from '../../domain/covariateTable/planImport';
import { type TextTable, textTable } from '../../domain/covariateTable/textTable';
import { withoutTelling } from '../../domain/covariateTable/withoutTelling';
import { parseIsoDate } from '../../domain/isoDate';
import { maySeeGroup } from '../../state/maySeeGroup';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';

/** What a person said of an import so far; a new file begins anew. */
export interface ImportDecisions {
  readonly targets: Readonly<Record<number, ColumnTarget>>;
  readonly answers: Readonly<Record<number, ColumnAnswers>>;
  readonly rowChoices: ImportRequest['rowChoices'];
  readonly choices: ImportChoices;
}

/** Nothing said yet. */
export const noDecisions: ImportDecisions = { targets: {}, answers: {}, rowChoices: {}, choices: noChoices };

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
  const told = useMemo((): { readonly table: TextTable; readonly leftOut: readonly string[] } => {
    const table = textTable(cells);
    return seesTelling ? { table, leftOut: [] } : withoutTelling(table, definitions ?? [], project.identity);
  }, [cells, seesTelling, definitions, project.identity]);
  const columns = useMemo(() => covariateColumns(definitions ?? [], seesTelling), [definitions, seesTelling]);
  const matched = useMemo(
    () => matchHeaders(told.table.headers, columns, project.identity),
    [told, columns, project.identity],
  );
  const targets = useMemo(
    () => matched.map(({ target }, at) => decisions.targets[at] ?? target),
    [matched, decisions.targets],
  );
  const { answers, rowChoices, choices } = decisions;
  const today = project.identity === 'kept' ? parseIsoDate(app.today()) : undefined;
  const plan = useMemo(
    () =>
      subjects &&
      planImport({
        table: told.table,
        targets,
        answers,
        rowChoices,
        subjects,
        definitions: definitions ?? [],
        seesTelling,
        dates: project.identity === 'removed' ? 'days' : 'dates',
        today,
      }),
    [subjects, told, targets, answers, rowChoices, definitions, seesTelling, project.identity, today],
  );
  const outcome = useMemo(() => plan && importOutcome(plan, choices, today), [plan, choices, today]);
  return { ...told, matched, targets, columns, plan, outcome, seesTelling };
}

/** A plan that is there. */
export type ShownImport = ReturnType<typeof useImportPlan> & {
  readonly plan: NonNullable<ReturnType<typeof useImportPlan>['plan']>;
  readonly outcome: NonNullable<ReturnType<typeof useImportPlan>['outcome']>;
};
