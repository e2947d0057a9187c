import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import type { ProtocolChange } from '../../app/protocol/protocolChange';
import type { Protocol } from '../../domain/study/protocol';
import { useApp } from '../AppContext';
import { useEditing } from './editing';
import { consequenceTexts, measuredText } from './measuredText';
import type { FieldOutcome } from './ProtocolField';
import { refusalText } from './protocolText';

const { question: words } = measuredText;

/** A change that asks for other outlines, what it means, and the change once more when somebody agrees. */
interface Asked {
  readonly part: Partial<ProtocolChange>;
  readonly readings: number;
  readonly texts: readonly string[];
  /** What the change is of. Once another was kept, the question is no longer this one. */
  readonly of: Protocol;
}

/** A question far below the field that was changed would not be seen. The field's own message comes a moment later. */
function intoSight(question: HTMLElement | null): void {
  if (question) requestAnimationFrame(() => question.scrollIntoView({ block: 'nearest' }));
}

/**
 * Keeps a part of the protocol; where readings are begun and other outlines would be asked of them, says what that
 * means first. `question` belongs into the section.
 */
export function useAskedChange(protocol: Protocol): {
  readonly keep: (part: Partial<ProtocolChange>) => Promise<FieldOutcome>;
  readonly question: ReactNode;
} {
  const app = useApp();
  const { mode, keep: keepPart } = useEditing();
  const [asked, setAsked] = useState<Asked>();
  const [refused, setRefused] = useState('');
  const keep = useCallback(
    async (part: Partial<ProtocolChange>): Promise<FieldOutcome> => {
      setAsked(undefined);
      setRefused('');
      // What an amendment does to readings is asked once, for all of it.
      if (mode !== 'draft') return keepPart(part);
      const after = { ...protocol, ...part };
      const outcome = await app.changeProtocol(after);
      if (outcome.ok) return { isKept: true, message: '' };
      const { error } = outcome;
      if (error.kind !== 'outlines-begun') return { isKept: false, message: refusalText(error) };
      setAsked({
        part,
        readings: error.readings,
        texts: consequenceTexts(error, protocol, after),
        of: protocol,
      });
      return { isKept: false, message: words.waiting };
    },
    [app, protocol, mode, keepPart],
  );
  const agree = async (part: Partial<ProtocolChange>): Promise<void> => {
    const outcome = await keepPart({ ...part, isAgreed: true });
    setAsked(undefined);
    setRefused(outcome.isKept ? '' : outcome.message);
  };
  const question =
    asked?.of === protocol ? (
      <div
        ref={intoSight}
        className="protocol-question"
        role="alertdialog"
        aria-label={words.title(asked.readings)}
      >
        <strong>{words.title(asked.readings)}</strong>
        {asked.texts.map((text) => (
          <p key={text} className="muted">
            {text}
          </p>
        ))}
        <div className="side-acts">
          <Button size="compact-sm" onClick={() => setAsked(undefined)}>
            {words.cancel}
          </Button>
          <Button size="compact-sm" variant="filled" onClick={() => void agree(asked.part)}>
            {words.change}
          </Button>
        </div>
      </div>
    ) : refused ? (
      <p role="alert">{refused}</p>
    ) : null;
  return { keep, question };
}
