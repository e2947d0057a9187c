import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { StudyResults } from '../../../analysis/studyResults';
import { laterPart } from '../../../base/laterPart';
import { useAppState } from '../../AppContext';
import { useLaterPart } from '../../parts/useLaterPart';
import { statisticsText as text } from './statisticsText';

/** What the checklist is made of loads after the statistics. */
const grrasPart = laterPart(() => import('./grrasCount'));

/** How much of the checklist for agreement studies the project answers; opens the page that holds it. */
export function GrrasButton({
  results,
  onOpen,
}: {
  readonly results: StudyResults;
  readonly onOpen: () => void;
}) {
  const part = useLaterPart(grrasPart);
  const open = useAppState((state) => state.open);
  const count = useMemo(
    () => (part && open ? part.grrasCount(results, open) : undefined),
    [part, open, results],
  );
  return (
    <Button size="compact-sm" onClick={onOpen} data-testid="grras">
      {text.checklist}
      {count ? <span className="grras-count">{text.filled(count)}</span> : null}
    </Button>
  );
}
