import { useMemo } from 'react';
import type { Structure } from '../../../analysis/structure';
import type { StudyResults } from '../../../analysis/studyResults';
import type { Side } from '../../../domain/side';
import { errorPartsLines } from '../../../report/errorPartsLines';
import type { PrintSettings } from '../../../report/printSettings';
import { Asked } from '../../results/how/Asked';
import { statisticsText as text } from './statisticsText';

/** What of the observers' error on this side lasts, and what is of the visit: two lines. */
export function ErrorPartsLines({
  results,
  structure,
  side,
  settings,
}: {
  readonly results: StudyResults;
  readonly structure: Structure;
  readonly side: Side;
  readonly settings: PrintSettings;
}) {
  const lines = useMemo(
    () => errorPartsLines(results, structure, side, settings),
    [results, structure, side, settings],
  );
  const filled = lines.filter(({ values }) => values.length > 0);
  if (filled.length === 0) return null;
  return (
    <div className="error-parts" data-testid="error-parts">
      {filled.map(({ part, values }) => (
        <p key={part}>
          {text.errorPart[part](side)}
          {values.map(({ name, cell }, index) => (
            <span key={name} title={cell.note}>
              {index > 0 ? ', ' : ' '}
              {name} <Asked how={cell.how}>{cell.text}</Asked>
              {cell.note === undefined ? ' %' : ''}
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}
