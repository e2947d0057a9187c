import { Button } from '@mantine/core';
import { checkCustomCovariate } from '../../domain/study/checkCustomCovariate';
import type { OpenProject } from '../../state/openProject';
import { StateIcon } from '../parts/StateIcon';
import { importText as text } from './importText';
import { isWaiting } from './QuestionFields';
import type { ImportDecisions, ShownImport } from './useImportPlan';

/** The covariates that an import adds or adds answers to, as they are kept; undefined where one cannot be. */
export function checkedDefinitions(
  { newDefinitions, changedDefinitions }: ShownImport['plan'],
  { project }: OpenProject,
) {
  const added = [...newDefinitions, ...changedDefinitions];
  const known = (project.customCovariates ?? []).filter(({ id }) => added.every((one) => one.id !== id));
  const checked = added.map((one) =>
    checkCustomCovariate(one, [...known, ...added.filter((other) => other !== one)]),
  );
  return checked.every((one) => one.ok) ? checked.flatMap((one) => (one.ok ? [one.value] : [])) : undefined;
}

interface ApplyBarProps {
  readonly shown: ShownImport;
  readonly open: OpenProject;
  readonly decisions: ImportDecisions;
  readonly onApply: () => void;
}

/** What would be written, what still waits, and the act. */
export function ApplyBar({ shown, open, decisions, onApply }: ApplyBarProps) {
  const { outcome, plan } = shown;
  const waiting = plan.fileColumns.filter(({ questions }, at) =>
    questions.some((question) => isWaiting(question, decisions.answers[at] ?? {})),
  ).length;
  const counts = [...outcome.counts.values()];
  const staying = text.stay(
    counts.reduce((sum, one) => sum + one.staying, 0),
    counts.reduce((sum, one) => sum + one.refused, 0),
  );
  const isImpossible = checkedDefinitions(plan, open) === undefined;
  return (
    <footer className="import-apply">
      {waiting > 0 ? (
        <span className="icon-text">
          <StateIcon state="attention" />
          {text.openQuestions(waiting)}
        </span>
      ) : null}
      {outcome.unmatched > 0 ? <span className="muted">{text.unmatched(outcome.unmatched)}</span> : null}
      {staying === '' ? null : (
        <span className="icon-text">
          <StateIcon state="attention" />
          {staying}
        </span>
      )}
      <span className="gap" />
      <Button
        variant="filled"
        disabled={outcome.values === 0 || isImpossible || shown.isPlanning}
        onClick={onApply}
      >
        {text.apply(outcome.values, outcome.changes.length)}
      </Button>
    </footer>
  );
}
