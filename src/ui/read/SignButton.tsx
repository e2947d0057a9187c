import { Button } from '@mantine/core';
import { KeyCap } from '../parts/KeyCap';
import { readText } from './readText';

interface SignButtonProps {
  readonly isSigned: boolean;
  readonly isOfSlices: boolean;
  readonly given: number;
  readonly total: number;
  readonly onSign: () => void;
  readonly onReopen: () => void;
}

/** Read's main act: it counts what is given, and asks before it signs; what is signed can be opened again. */
export function SignButton({ isSigned, isOfSlices, given, total, onSign, onReopen }: SignButtonProps) {
  if (isSigned) return <Button onClick={onReopen}>{readText.reopen}</Button>;
  return (
    <Button
      variant={given === total ? 'filled' : 'default'}
      onClick={onSign}
      data-testid="sign"
      rightSection={<KeyCap name="S" />}
    >
      {isOfSlices ? readText.signSlices : readText.sign}{' '}
      <span className="muted sign-count">{readText.given(given, total)}</span>
    </Button>
  );
}
