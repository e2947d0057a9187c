import { useMemo } from 'react';
import type { Protocol, ValueKind } from '../../domain/study/protocol';
import {
  measuredSeries,
  type OfferedValueKind,
  valueKindsOffered,
} from '../../domain/study/valueKindsOffered';
import { useAppState } from '../AppContext';
import { Fact } from './Facts';
import { pairRulesText } from './pairRulesText';
import { RadioList } from './RadioList';
import { useProtocolChange } from './useProtocolChange';

const { valueKind: words } = pairRulesText;

/** Which value is *the* SI; a Philips project is offered the floating-point value first, with the reason. */
export function ValueKindFact({
  protocol,
  canEdit,
}: {
  readonly protocol: Protocol;
  readonly canEdit: boolean;
}) {
  const keep = useProtocolChange();
  const subjects = useAppState(({ open }) => open?.subjects);
  const catalogue = useAppState(({ open }) => open?.catalogue);
  const offered = useMemo(
    () => (subjects && catalogue && canEdit ? valueKindsOffered(measuredSeries(subjects, catalogue)) : []),
    [subjects, catalogue, canEdit],
  );
  const isListed = offered.some(({ kind }) => kind === protocol.valueKind);
  return (
    <Fact name={words.name} hint={words.hint}>
      {canEdit ? (
        <RadioList
          label={words.name}
          choices={[
            ...offered.map((one) => ({ value: one.kind, text: words.kinds[one.kind], hint: hintOf(one) })),
            // What is chosen stays in sight, also when no series has it any more.
            ...(isListed ? [] : [{ value: protocol.valueKind, text: words.kinds[protocol.valueKind] }]),
          ]}
          value={protocol.valueKind}
          onKeep={(valueKind: ValueKind) => keep({ valueKind })}
        />
      ) : (
        words.meaning(protocol.valueKind)
      )}
    </Fact>
  );
}

function hintOf(offered: OfferedValueKind): string {
  return offered.kind === 'philips-floating-point' ? words.offer(offered) : words.hints[offered.kind];
}
