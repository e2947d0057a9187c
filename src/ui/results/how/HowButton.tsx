import { type ReactNode, useRef, useState } from 'react';
import type { How } from '../../../report/how/how';
import { lazyPart } from '../../parts/lazyPart';
import { howPopoverPart } from './howPopoverPart';
import { howText } from './howText';
import './how.css';

const HowPopover = lazyPart(async () => (await howPopoverPart.load()).HowPopover);

interface HowButtonProps {
  readonly how: How;
  readonly children: ReactNode;
  /** Always underlined, as an invitation; else on hover and focus only. */
  readonly isInviting?: boolean;
  /** For who cannot see what stands around it; else "How … came about". */
  readonly label?: string | undefined;
  readonly tabIndex?: 0 | -1;
  /** The row of a table whose chooser this button also is. */
  readonly rowId?: string | undefined;
  readonly isPressed?: boolean | undefined;
}

/** A number that can be asked how it came about: the answer opens beside it. */
export function HowButton(props: HowButtonProps) {
  const { how, children, isInviting = false, label, tabIndex = 0, rowId, isPressed } = props;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={isInviting ? 'how' : 'how how-quiet'}
        data-how
        data-open={isOpen || undefined}
        data-row={rowId}
        tabIndex={tabIndex}
        aria-pressed={isPressed}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={label ?? `${textOf(children)}${howText.ask(how.title)}`}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && button.current ? (
        <HowPopover how={how} anchor={button.current} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function textOf(children: ReactNode): string {
  return typeof children === 'string' ? `${children}. ` : '';
}
