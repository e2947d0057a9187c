import type { Outcome } from '../../../report/checks/calculation';
import { JournalTable } from '../JournalTable';
import { calculatorText } from './calculatorText';

/** What typed numbers give, as soon as they are enough. */
export function CalculatorOutcome({ outcome }: { readonly outcome: Outcome }) {
  return (
    <section className="calculator-outcome" aria-label={calculatorText.result} aria-live="polite">
      {outcome.kind === 'table' ? (
        <JournalTable model={outcome.model} testId={outcome.model.id} />
      ) : (
        <p className={outcome.kind === 'failed' ? 'calculator-failed' : 'muted'}>{outcome.text}</p>
      )}
    </section>
  );
}
