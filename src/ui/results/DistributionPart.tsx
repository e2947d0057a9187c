import { useMemo } from 'react';
import { useLaterPart } from '../parts/useLaterPart';
import { DistributionFigure } from './figures/DistributionFigure';
import { onDemandPart } from './onDemandPart';
import { useKept } from './resultsKept';
import { resultsText } from './resultsText';

/** Values under a name, as one list of a distribution. */
export interface NamedValues {
  readonly name: string;
  readonly values: readonly number[];
}

/** How the values of the chosen line lie; drawn only when opened. */
export function DistributionPart({
  lists,
  decimals,
}: {
  readonly lists: readonly NamedValues[];
  readonly decimals: number;
}) {
  const [kept, keep] = useKept('distribution');
  const isOpen = kept === 'open';
  return (
    <details
      className="path-part path-details"
      open={isOpen}
      onToggle={(event) => keep(event.currentTarget.open ? 'open' : 'closed')}
    >
      <summary>{resultsText.distribution.title}</summary>
      {isOpen ? <Figures lists={lists} decimals={decimals} /> : null}
    </details>
  );
}

function Figures({ lists, decimals }: { readonly lists: readonly NamedValues[]; readonly decimals: number }) {
  const part = useLaterPart(onDemandPart);
  const distributions = useMemo(
    () => part?.valueDistributions(lists.map(({ values }) => values)) ?? [],
    [part, lists],
  );
  return (
    <div className="distributions" data-testid="distribution">
      {distributions.map((distribution, index) => (
        <DistributionFigure
          key={lists[index]?.name}
          distribution={distribution}
          name={lists[index]?.name ?? ''}
          decimals={decimals}
        />
      ))}
      <p className="hint">{resultsText.distribution.note}</p>
    </div>
  );
}
