import { Select } from '@mantine/core';
import type { ColumnTarget } from '../../domain/covariateTable/columnTarget';
import { targetName } from '../../domain/covariateTable/columnTarget';
import type { CovariateColumn } from '../../domain/covariateTable/covariateColumn';
import { columnOfTarget } from '../../domain/covariateTable/fileColumn';
import { guessCovariate } from '../../domain/covariateTable/guessCovariate';
import type { CustomCovariate } from '../../domain/study/customCovariate';
import { useApp } from '../AppContext';
import { ColumnCounts } from './ColumnCounts';
import { columnLabel } from './covariatesText';
import { importText as text } from './importText';
import { NewCovariateFields } from './NewCovariateFields';
import { QuestionFields } from './QuestionFields';
import type { ImportDecisions, ShownImport } from './useImportPlan';

interface ColumnPanelProps {
  readonly shown: ShownImport;
  readonly at: number;
  readonly decisions: ImportDecisions;
  readonly definitions: readonly CustomCovariate[];
  readonly isIdentityKept: boolean;
  readonly onDecide: (decisions: ImportDecisions) => void;
}

/** One column of the file: some of its texts, what it is taken for, what has to be said of it, and what it would do. */
export function ColumnPanel(props: ColumnPanelProps) {
  const { shown, at, decisions, definitions, isIdentityKept, onDecide } = props;
  const app = useApp();
  const { table, targets, matched, columns, plan } = shown;
  const header = table.headers[at] || text.noHead(at + 1);
  const target = targets[at] ?? { kind: 'ignore' };
  const column = columnOfTarget(target, columns);
  const file = plan.fileColumns[at];
  const { samples, distinct } = file ?? { samples: [], distinct: 0 };
  const isTaken = (name: string): boolean =>
    targets.some((one, other) => other !== at && targetName(one) === name);
  const setTarget = (next: ColumnTarget): void =>
    onDecide({ ...decisions, targets: { ...decisions.targets, [at]: next } });
  const textsOf = (): readonly string[] => table.rows.map((row) => row[at] ?? '');
  const choose = (name: string | null): void => {
    if (name === null) return;
    if (name === 'new') {
      setTarget({ kind: 'new', covariate: guessCovariate(header, textsOf(), () => app.newCovariateId()) });
    } else if (name.startsWith('covariate:')) {
      const found = columns.find(({ key }) => `covariate:${key}` === name);
      if (found) setTarget({ kind: 'covariate', key: found.key });
    } else {
      const kind = [...rowKinds, ...helperKinds, 'ignore' as const].find((one) => one === name);
      if (kind) setTarget({ kind });
    }
  };
  const settled = file?.settled.order ?? file?.settled.decimal;
  const decided = settled ? text.decided[settled] : '';
  return (
    <section
      className={target.kind === 'ignore' ? 'column-panel ignored' : 'column-panel'}
      aria-label={header}
      data-testid={`column-${at}`}
    >
      <div className="column-head">
        <strong>{header}</strong>
        <span className="hint">
          {samples.join(' · ')}
          {distinct > samples.length ? ` · ${text.more(distinct - samples.length)}` : ''}
        </span>
      </div>
      <Select
        size="xs"
        aria-label={text.target(header)}
        data={targetData(columns, isIdentityKept, isTaken)}
        value={targetName(target)}
        allowDeselect={false}
        searchable
        onChange={choose}
      />
      {matched[at]?.note && !decisions.targets[at] ? <p className="hint">{text.takenAlready}</p> : null}
      {target.kind === 'new' ? (
        <NewCovariateFields
          covariate={target.covariate}
          others={[
            ...definitions,
            ...targets.flatMap((one, other) => (one.kind === 'new' && other !== at ? [one.covariate] : [])),
          ]}
          onKind={(kind) =>
            setTarget({
              kind: 'new',
              covariate: guessCovariate(header, textsOf(), () => app.newCovariateId(), kind),
            })
          }
          onChange={(covariate) => setTarget({ kind: 'new', covariate })}
        />
      ) : null}
      {decided ? <p className="hint">{decided}</p> : null}
      {file && file.questions.length > 0 ? (
        <QuestionFields
          header={header}
          column={column}
          newId={() => app.newCovariateId()}
          questions={file.questions}
          answers={decisions.answers[at] ?? {}}
          onAnswer={(answers) => onDecide({ ...decisions, answers: { ...decisions.answers, [at]: answers } })}
        />
      ) : null}
      {plan.columns
        .filter(({ fileColumns }) => fileColumns[0] === at)
        .map(({ column: brought, source }) => (
          <ColumnCounts
            key={brought.key}
            column={brought}
            note={text.computedFrom[source]}
            shown={shown}
            choices={decisions.choices}
            onChoose={(choices) => onDecide({ ...decisions, choices })}
          />
        ))}
    </section>
  );
}

const rowKinds = ['subject-code', 'hospital-number', 'name'] as const;
const helperKinds = ['birth-date', 'height', 'weight', 'follow-up-days'] as const;

function targetData(
  columns: readonly CovariateColumn[],
  isIdentityKept: boolean,
  isTaken: (name: string) => boolean,
) {
  const item = (value: string, label: string) => ({ value, label, disabled: isTaken(value) });
  const known = (kind: string): boolean =>
    isIdentityKept || !['hospital-number', 'name', 'birth-date'].includes(kind);
  return [
    {
      group: text.groups.other,
      items: [
        { value: 'ignore', label: text.targets.ignore },
        { value: 'new', label: text.targets.new },
      ],
    },
    {
      group: text.groups.covariates,
      items: columns.map((column) => item(`covariate:${column.key}`, columnLabel(column))),
    },
    { group: text.groups.rows, items: rowKinds.filter(known).map((kind) => item(kind, text.targets[kind])) },
    {
      group: text.groups.computed,
      items: helperKinds.filter(known).map((kind) => item(kind, text.targets[kind])),
    },
  ];
}
