import type { CovariateColumn } from '../../domain/covariateTable/covariateColumn';
import type {
  ImportChoices,
  ColumnCounts as OutcomeCounts,
  Take,
} from '../../domain/covariateTable/importOutcome';
import { Segments } from '../parts/Segments';
import { StateIcon } from '../parts/StateIcon';
import { problemText } from './covariatesText';
import { importText as text } from './importText';
import type { ShownImport } from './useImportPlan';

interface ColumnCountsProps {
  readonly column: CovariateColumn;
  readonly note: string;
  readonly shown: ShownImport;
  readonly choices: ImportChoices;
  readonly onChoose: (choices: ImportChoices) => void;
}

/** How a covariate of the file stands to the project's, and what is chosen of it. */
export function ColumnCounts({ column, note, shown, choices, onChoose }: ColumnCountsProps) {
  const { key } = column;
  const counts = shown.outcome.counts.get(key);
  if (!counts) return null;
  const said = [
    counts.added > 0 ? text.counts.added(counts.added) : '',
    counts.same > 0 ? text.counts.same(counts.same) : '',
    counts.changed > 0 ? text.counts.changed(counts.changed) : '',
    counts.notInFile > 0 ? text.counts.notInFile(counts.notInFile) : '',
    counts.flagged > 0 ? text.counts.flagged(counts.flagged) : '',
  ].filter(Boolean);
  const set = (part: 'added' | 'changed' | 'erased', take: Take): void =>
    onChoose({ ...choices, [part]: { ...choices[part], [key]: take } });
  return (
    <div className="column-counts">
      {note ? <p className="hint">{note}</p> : null}
      <p className="hint">{said.join(' · ')}</p>
      {reasonsOf(counts).map(({ reason, rows }) => (
        <p key={reason} className="hint icon-text">
          <StateIcon state="wrong" size={14} />
          <span>
            {text.counts.refused(rows)}: {reason}
          </span>
        </p>
      ))}
      {counts.changed > 0 ? (
        <ChoiceLine
          label={text.differ}
          choices={['keep', 'take'] as const}
          texts={text.keepOrTake}
          chosen={choices.changed[key] ?? 'keep'}
          onChoose={(take) => set('changed', take)}
        />
      ) : null}
      {counts.added > 0 ? (
        <ChoiceLine
          label={text.addOrNot}
          choices={['take', 'keep'] as const}
          texts={text.addChoice}
          chosen={choices.added[key] ?? 'take'}
          onChoose={(take) => set('added', take)}
        />
      ) : null}
      {counts.notInFile > 0 ? (
        <ChoiceLine
          label={text.notInFile}
          choices={['keep', 'take'] as const}
          texts={text.eraseChoice}
          chosen={choices.erased[key] ?? 'keep'}
          onChoose={(take) => set('erased', take)}
        />
      ) : null}
    </div>
  );
}

interface ChoiceLineProps {
  readonly label: string;
  readonly choices: readonly Take[];
  readonly texts: Readonly<Record<Take, string>>;
  readonly chosen: Take;
  readonly onChoose: (take: Take) => void;
}

function ChoiceLine({ label, choices, texts, chosen, onChoose }: ChoiceLineProps) {
  return (
    <div className="choice-line">
      <span className="hint">{label}</span>
      <Segments label={label} choices={choices} chosen={chosen} texts={texts} onChoose={onChoose} />
    </div>
  );
}

/** Reasons in words; some differ in no word that is shown. */
function reasonsOf({ reasons }: { readonly reasons: OutcomeCounts['reasons'] }) {
  const rows = new Map<string, number>();
  for (const { problem, cells } of reasons) {
    const reason = problemText(problem);
    rows.set(reason, (rows.get(reason) ?? 0) + cells);
  }
  return [...rows].map(([reason, count]) => ({ reason, rows: count }));
}
