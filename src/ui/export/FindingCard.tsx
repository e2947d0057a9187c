import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Finding } from '../../report/export/identity/identityReport';
import type { FindingAction, ReadyExport } from '../../state/exportState';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { checkText } from './checkText';
import { findingWords } from './findingWords';

const text = checkText.finding;

/** Something that was found: where, in which words, and what may be done about it. */
export function FindingCard({ finding, ready }: { readonly finding: Finding; readonly ready: ReadyExport }) {
  const app = useApp();
  const { key, excerpt, offers, dayText } = finding;
  const { decisions } = ready.choices;
  const [isKeeping, setKeeping] = useState(false);
  const [reason, setReason] = useState('');
  const decision = decisions[key];
  const decide = (action: FindingAction | undefined): void => {
    const { [key]: _before, ...others } = decisions;
    void app.chooseExport({ decisions: action ? { ...others, [key]: action } : others });
    setKeeping(false);
  };
  const words = findingWords(finding);
  if (decision) {
    return (
      <div className="export-finding decided" data-testid="finding-decided">
        <p className="icon-text top">
          <StateIcon state="done" />
          <span>
            {words.place}: <span className="muted">{decidedText(decision, dayText)}</span>
          </span>
        </p>
        <button type="button" className="link-button" onClick={() => decide(undefined)}>
          {text.undo}
        </button>
      </div>
    );
  }
  return (
    <section className="export-finding" aria-label={words.title} data-testid="finding">
      <h4>{words.title}</h4>
      <p>
        {words.place}: “{excerpt.before}
        <mark>{excerpt.match}</mark>
        {excerpt.after}”
      </p>
      <p className="muted">{words.means}</p>
      {isKeeping ? (
        <form
          className="export-keep"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') decide({ kind: 'keep', reason: reason.trim() });
          }}
        >
          <input
            type="text"
            // biome-ignore lint/a11y/noAutofocus: whoever chose to keep it writes why next
            autoFocus
            value={reason}
            maxLength={200}
            placeholder={text.keepReason}
            aria-label={text.keepReason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="submit" size="compact-sm" disabled={reason.trim() === ''}>
            {text.keepDo}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setKeeping(false)}>
            {text.back}
          </Button>
        </form>
      ) : (
        <div className="export-finding-acts">
          {offers.includes('write-day') && dayText !== undefined ? (
            <Button size="compact-sm" onClick={() => decide({ kind: 'write-day' })}>
              {text.writeDay(dayText)}
            </Button>
          ) : null}
          {offers.includes('leave-out') ? (
            <Button size="compact-sm" onClick={() => decide({ kind: 'leave-out' })}>
              {words.leaveOut}
            </Button>
          ) : null}
          {offers.includes('keep') ? (
            <Button size="compact-sm" variant="subtle" onClick={() => setKeeping(true)}>
              {text.keep}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  );
}

function decidedText(decision: FindingAction, dayText: string | undefined): string {
  switch (decision.kind) {
    case 'write-day':
      return text.decided['write-day'](dayText ?? '');
    case 'leave-out':
      return text.decided['leave-out']();
    case 'keep':
      return text.decided.keep(decision.reason);
  }
}
