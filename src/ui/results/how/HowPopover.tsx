import { Button, Paper, Portal } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { How } from '../../../report/how/how';
import { KeyCap } from '../../parts/KeyCap';
import './how.css';
import { useChoiceNote } from './ChoiceNote';
import { HowValuesDialog } from './HowValuesDialog';
import { howText } from './howText';
import { type Place, placeBeside } from './placeBeside';

const terms = ['method', 'formula', 'used', 'result', 'source', 'asIn'] as const;

/** The answer to "how" beside the number, until Escape, a click elsewhere, or the number goes. */
export function HowPopover({
  how,
  anchor,
  onClose,
}: {
  readonly how: How;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}) {
  // The portal mounts after the first paint, so what stands in it is waited for.
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const titleId = useId();
  const [place, setPlace] = useState<Place>();
  const [areValuesOpen, setValuesOpen] = useState(false);
  const [copyState, setCopyState] = useState<'none' | 'copied' | 'refused'>('none');
  const choiceNote = useChoiceNote();
  const latestClose = useRef(onClose);
  latestClose.current = onClose;

  useLayoutEffect(() => {
    if (!box) return;
    const settle = (): void => {
      if (!anchor.isConnected) latestClose.current();
      setPlace(
        placeBeside(surroundings(anchor), box.getBoundingClientRect(), {
          width: window.innerWidth,
          height: window.innerHeight,
        }),
      );
    };
    settle();
    box.focus({ preventScroll: true });
    window.addEventListener('resize', settle);
    window.addEventListener('scroll', settle, true);
    return () => {
      window.removeEventListener('resize', settle);
      window.removeEventListener('scroll', settle, true);
    };
  }, [anchor, box]);

  useEffect(() => {
    if (areValuesOpen) return;
    const onDown = (event: PointerEvent): void => {
      if (!(event.target instanceof Node)) return;
      if (!box?.contains(event.target) && !anchor.contains(event.target)) latestClose.current();
    };
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      latestClose.current();
      anchor.focus();
    };
    document.addEventListener('pointerdown', onDown, true);
    window.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('pointerdown', onDown, true);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [anchor, box, areValuesOpen]);

  const copy = async (): Promise<void> => {
    try {
      const note = choiceNote === undefined ? '' : `# ${choiceNote.replaceAll(/\s+/g, ' ')}\n`;
      await navigator.clipboard.writeText(`${note}${how.rCall}`);
      setCopyState('copied');
    } catch {
      setCopyState('refused');
    }
  };
  const close = (): void => {
    onClose();
    anchor.focus();
  };
  return (
    <Portal>
      <Paper
        ref={setBox}
        role="dialog"
        aria-labelledby={titleId}
        tabIndex={-1}
        className="how-popover"
        data-testid="how"
        data-side={place?.side}
        hidden={areValuesOpen}
        style={place ? { left: place.left, top: place.top } : { opacity: 0 }}
        onKeyDown={keepFocusInside}
      >
        <span
          className="how-arrow"
          aria-hidden="true"
          style={place?.side === 'below' ? { left: place.arrow } : { top: place?.arrow }}
        />
        <div className="how-head">
          <h2 id={titleId}>{howText.title(how.title)}</h2>
          <button type="button" className="how-close" aria-label={howText.close} onClick={close}>
            <KeyCap name="Esc" />
          </button>
        </div>
        <dl>
          {terms.map((term) =>
            how[term] === undefined ? null : (
              <div key={term}>
                <dt>{howText.terms[term]}</dt>
                <dd>{how[term]}</dd>
              </div>
            ),
          )}
          {choiceNote === undefined ? null : (
            <div data-testid="how-choice">
              <dt>{howText.choice}</dt>
              <dd>{choiceNote}</dd>
            </div>
          )}
        </dl>
        <section aria-label={howText.code}>
          {/* Long code scrolls, so the keyboard must reach it. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the arrow keys */}
          <pre tabIndex={0}>{how.rCall}</pre>
        </section>
        <div className="how-acts">
          <Button leftSection={<IconCopy size={15} aria-hidden />} onClick={() => void copy()}>
            {howText.copyR}
          </Button>
          {how.values && how.values.count > 0 ? (
            <Button onClick={() => setValuesOpen(true)}>
              {how.values.columns.length === 0
                ? howText.openSubjects(how.values.count)
                : howText.open(how.values.count)}
            </Button>
          ) : null}
          <span className="hint" role="status">
            {copyState === 'none' ? '' : howText[copyState]}
          </span>
        </div>
      </Paper>
      {areValuesOpen && how.values ? (
        <HowValuesDialog
          title={how.title}
          values={how.values}
          onClose={() => {
            setValuesOpen(false);
            setTimeout(() => box?.focus({ preventScroll: true }));
          }}
        />
      ) : null}
    </Portal>
  );
}

/** The box that stays free: the number's cell, as wide as the panel that it stands in. */
function surroundings(anchor: HTMLElement): Parameters<typeof placeBeside>[0] {
  const { top, bottom, left, right } = anchor.getBoundingClientRect();
  const around = (anchor.closest('aside') ?? anchor.closest('td'))?.getBoundingClientRect();
  return { top, bottom, left: around?.left ?? left, right: around?.right ?? right };
}

/** Tab goes round inside the answer; Escape leaves it. */
function keepFocusInside(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, pre')];
  const first = stops[0];
  const last = stops.at(-1);
  const isAtEnd = event.shiftKey
    ? document.activeElement === first || document.activeElement === event.currentTarget
    : document.activeElement === last;
  if (!isAtEnd) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
