import { useMemo } from 'react';
import type { DisagreementOrder } from '../../analysis/disagreementOrder';
import { type Disagreements, disagreements } from '../../analysis/disagreements';
import { settlementsOf } from '../../domain/agreement/settlementsOf';
import type { AgreementState } from '../../state/agreementState';
import type { ReadyResults } from '../../state/resultsState';
import { useOpenProject } from './useOpenProject';

/** The cases that are compared, held against the protocol's limits and against what was decided. */
export function useCases(
  agreement: Extract<AgreementState, { kind: 'computing' | 'ready' }>,
  ready: ReadyResults | undefined,
  order: DisagreementOrder,
): Disagreements {
  const { subjects, progress, project } = useOpenProject();
  const { protocol } = project;
  const standings = useMemo(
    () =>
      new Map(
        subjects.flatMap((subject) =>
          subject.settlements && subject.settlements.length > 0
            ? [[subject.id, settlementsOf(subject, progress, protocol)] as const]
            : [],
        ),
      ),
    [subjects, progress, protocol],
  );
  const table = ready?.results.agreement;
  const { cases } = agreement;
  return useMemo(
    () =>
      disagreements(
        { cases, rows: table?.ok ? table.value.rows : [], rules: protocol.adjudication, standings },
        order,
      ),
    [cases, table, protocol, standings, order],
  );
}
