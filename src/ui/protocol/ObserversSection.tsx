import { AssignmentFacts } from './AssignmentFacts';
import { useEditing } from './editing';
import { Section } from './Facts';
import { ObserverTable } from './ObserverTable';
import { OrderFacts } from './OrderFacts';
import { RoundFacts } from './RoundFacts';

/** Who reads, who reads what, how often, and in which order. */
export function ObserversSection() {
  const { canEdit } = useEditing();
  return (
    <Section id="observers" isLocked={!canEdit}>
      <ObserverTable />
      <AssignmentFacts />
      <RoundFacts />
      <OrderFacts />
    </Section>
  );
}
