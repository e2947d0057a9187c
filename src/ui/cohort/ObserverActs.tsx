import { Button } from '@mantine/core';
import { useApp } from '../AppContext';
import { KeyCap } from '../parts/KeyCap';
import { cohortText } from './cohortText';

/** An observer's main act: the reading of the selected subject, else the next one to read. */
export function ObserverActs({
  code,
  onOpen,
}: {
  readonly code: string | undefined;
  readonly onOpen: () => void;
}) {
  const app = useApp();
  return code === undefined ? (
    <Button variant="filled" onClick={() => void app.openNextUnsigned()}>
      {cohortText.openNext}
    </Button>
  ) : (
    <Button
      variant="filled"
      rightSection={<KeyCap name="↵" />}
      aria-label={cohortText.openReading(code)}
      onClick={onOpen}
    >
      {cohortText.openReading(code)}
    </Button>
  );
}
