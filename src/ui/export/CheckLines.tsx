import type { CheckedFiles, ReadyExport } from '../../state/exportState';
import { StateIcon } from '../parts/StateIcon';
import { checkLines } from './checkLines';
import { FindingCard } from './FindingCard';

/** A line for every kind of thing that is searched for, with what was found of it below. */
export function CheckLines({
  checked: { report },
  ready,
}: {
  readonly checked: CheckedFiles;
  readonly ready: ReadyExport;
}) {
  return (
    <ul className="export-check-lines">
      {checkLines(report, ready.choices.decisions).map(({ id, name, count, isOpen, hint, findings }) => (
        <li key={id} data-testid={`check-${id}`}>
          <div className="export-check-line">
            <StateIcon state={isOpen ? 'attention' : 'done'} />
            <span title={hint}>{name}</span>
            <span className="muted">{count}</span>
          </div>
          {findings.map((finding) => (
            <FindingCard key={finding.key} finding={finding} ready={ready} />
          ))}
        </li>
      ))}
    </ul>
  );
}
