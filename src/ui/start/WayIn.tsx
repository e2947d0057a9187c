import { KeyCap } from '../parts/KeyCap';

interface WayInProps {
  readonly title: string;
  readonly text: string;
  readonly keyName: string;
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
  readonly onTake: () => void;
}

/** One of the ways into the product: what it is called, what it does, its key. */
export function WayIn({ title, text, keyName, isPrimary = false, isDisabled = false, onTake }: WayInProps) {
  return (
    <button
      type="button"
      className={isPrimary ? 'way-in primary' : 'way-in'}
      disabled={isDisabled}
      aria-label={title}
      aria-keyshortcuts={keyName}
      onClick={onTake}
    >
      <span className="way-in-head">
        <strong>{title}</strong>
        <KeyCap name={keyName} />
      </span>
      <span className="way-in-text">{text}</span>
    </button>
  );
}
