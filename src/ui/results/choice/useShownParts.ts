import { useMemo } from 'react';
import type { Protocol } from '../../../domain/study/protocol';
import { useKept } from '../resultsKept';
import { type ShownParts, shownPartsOf } from './shownParts';

/** What of the tables is shown, and how to show more or less of it. */
export interface ShownPartsChoice {
  readonly parts: ShownParts;
  readonly showStructures: (keys: readonly string[]) => void;
  readonly showQuantities: (keys: readonly string[]) => void;
}

/** The parts that are shown; kept while the page is. */
export function useShownParts(protocol: Protocol): ShownPartsChoice {
  const [structures, keepStructures] = useKept('shown structures');
  const [quantities, keepQuantities] = useKept('shown quantities');
  const parts = useMemo(
    () => shownPartsOf({ structures, quantities }, protocol),
    [structures, quantities, protocol],
  );
  return {
    parts,
    showStructures: (keys) => keepStructures(keys.join('\n')),
    showQuantities: (names) => keepQuantities(names.join('\n')),
  };
}
