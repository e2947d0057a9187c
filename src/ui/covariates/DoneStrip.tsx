import { Button } from '@mantine/core';
import type { CovariatesChanged } from '../../app/covariateTable/changeCovariates';
import { StateIcon } from '../parts/StateIcon';
import { covariatesText } from './covariatesText';
import { importText as text } from './importText';

/** An import that was applied, and its undoing. */
export interface DoneImport extends CovariatesChanged {
  readonly columns: number;
  /** Values that the button promised to take. */
  readonly asked: number;
  readonly undone?: CovariatesChanged;
}

interface DoneStripProps {
  readonly done: DoneImport;
  readonly onUndo: () => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

/** What an import did, and the way to undo it. */
export function DoneStrip({ done, onUndo, onNext, onBack }: DoneStripProps) {
  return (
    <div className="covariate-strip" role="status" data-testid="import-done">
      <span className="icon-text">
        <StateIcon state="done" />
        {done.undone
          ? text.undone(done.undone.values, done.undone.kept)
          : [
              text.applied(
                Math.min(done.asked, done.values),
                done.subjects,
                Math.max(0, done.values - done.asked),
              ),
              done.columns > 0 ? text.addedColumns(done.columns) : '',
            ]
              .join(' ')
              .trim()}
      </span>
      <span className="gap" />
      {done.undone ? null : <Button onClick={onUndo}>{text.undoImport}</Button>}
      <Button onClick={onNext}>{text.nextFile}</Button>
      <Button variant="filled" autoFocus onClick={onBack}>
        {covariatesText.back}
      </Button>
    </div>
  );
}
