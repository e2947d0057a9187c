import { Button } from '@mantine/core';
import type { ReadingOrder } from '../../domain/study/conduct';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact } from './Facts';
import { RadioList } from './RadioList';

const { order: words } = conductText;
const orders: readonly ReadingOrder[] = ['shuffled', 'by-code'];

/** In which order subjects are read, and the seed that it is drawn from. */
export function OrderFacts() {
  const { project, canEdit, areReadingsBegun, keep } = useEditing();
  const { order, seed } = project.protocol;
  return (
    <>
      <Fact name={words.name} of="order">
        {canEdit ? (
          <RadioList
            label={words.name}
            choices={orders.map((value) => ({ value, text: words.choices[value], hint: words.hints[value] }))}
            value={order}
            onKeep={(value) => keep({ order: value })}
          />
        ) : (
          words.choices[order]
        )}
      </Fact>
      <Fact name={words.seed} hint={words.seedHint}>
        <span className="seed-line">
          <strong data-testid="protocol-seed">{seed}</strong>
          {canEdit && !areReadingsBegun ? (
            <>
              <Button size="compact-xs" onClick={() => void keep({ seed: drawnSeed() })}>
                {words.draw}
              </Button>
              <span className="fact-hint">{words.drawHint}</span>
            </>
          ) : null}
        </span>
      </Fact>
    </>
  );
}

function drawnSeed(): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return 1000 + (random % 999_000);
}
