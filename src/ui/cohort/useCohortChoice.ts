import { useCallback, useState } from 'react';
import type { ObserverId } from '../../domain/ids';
import { type CohortColumn, type CohortOrder, orderAfter, orderByCode } from './cohortColumns';
import type { CohortFilter } from './cohortFilters';

/** Which subjects are listed, and in which order. */
export interface CohortChoice {
  readonly filter: CohortFilter;
  readonly typed: string;
  /** Only what this observer has still to read. */
  readonly readBy: ObserverId | undefined;
  readonly order: CohortOrder;
}

/** All subjects, by code. */
const allByCode: CohortChoice = {
  filter: 'all',
  typed: '',
  readBy: undefined,
  order: orderByCode,
};

/** Which subjects a person has listed. The functions stay the same at every drawing. */
export function useCohortChoice() {
  const [choice, setChoice] = useState(allByCode);
  const change = useCallback(
    (changed: Partial<CohortChoice>): void => setChoice((before) => ({ ...before, ...changed })),
    [],
  );
  const onOrder = useCallback(
    (column: CohortColumn) => setChoice((before) => ({ ...before, order: orderAfter(before.order, column) })),
    [],
  );
  return { choice, change, onOrder };
}
