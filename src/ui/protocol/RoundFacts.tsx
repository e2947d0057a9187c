import type { ObserverId } from '../../domain/ids';
import type { ReReads } from '../../domain/study/conduct';
import { CheckLine } from './CheckLine';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact } from './Facts';
import { ProtocolField } from './ProtocolField';
import { RadioList } from './RadioList';
import { typedNumber } from './useProtocolChange';

const { rounds: words } = conductText;
const usualPart = 20;

/** How often is read, and what of the rounds after the first. */
export function RoundFacts() {
  const { project, canEdit, keep } = useEditing();
  const { rounds, reReads, observers } = project.protocol;
  const letters = observers.filter(({ id }) => isOf(reReads, id)).map(({ letter }) => letter);
  const keepPart = (part: Partial<ReReads>) => keep({ reReads: { ...reReads, ...part } });
  return (
    <>
      <Fact name={words.name} hint={words.hint} of="rounds">
        {canEdit ? (
          <ProtocolField
            label={words.name}
            value={String(rounds)}
            width={88}
            suffix={words.suffix}
            inputMode="numeric"
            onKeep={(text) => keep({ rounds: typedNumber(text) })}
          />
        ) : (
          words.text(rounds)
        )}
      </Fact>
      {rounds > 1 ? (
        <>
          <Fact name={words.washOut(rounds)} hint={words.washOutHint} of="reReads">
            {canEdit ? (
              <ProtocolField
                label={words.washOut(rounds)}
                value={String(reReads.washOutDays)}
                width={88}
                suffix={words.washOutSuffix}
                inputMode="numeric"
                onKeep={(text) => keepPart({ washOutDays: typedNumber(text) })}
              />
            ) : (
              words.washOutText(reReads.washOutDays)
            )}
          </Fact>
          <Fact name={words.by}>
            {canEdit ? (
              <>
                <RadioList
                  label={words.by}
                  choices={[
                    { value: 'all', text: words.byAll },
                    { value: 'some', text: words.bySome },
                  ]}
                  value={reReads.by === 'all' ? 'all' : 'some'}
                  onKeep={(value) =>
                    keepPart({ by: value === 'all' ? 'all' : observers.slice(0, 1).map(({ id }) => id) })
                  }
                />
                {reReads.by === 'all'
                  ? null
                  : observers.map(({ id, letter }) => (
                      <CheckLine
                        key={id}
                        text={words.byText(letter)}
                        isChecked={isOf(reReads, id)}
                        onKeep={(isIn) =>
                          keepPart({
                            by: observers
                              .map((one) => one.id)
                              .filter((one) => (one === id ? isIn : isOf(reReads, one))),
                          })
                        }
                      />
                    ))}
              </>
            ) : reReads.by === 'all' ? (
              words.byAll
            ) : (
              words.byText(letters.join(', '))
            )}
          </Fact>
          <Fact name={words.subjects}>
            {canEdit ? (
              <RadioList
                label={words.subjects}
                choices={[
                  { value: 'all', text: words.subjectsAll },
                  { value: 'subset', text: words.subjectsSome },
                ]}
                value={reReads.subjects.kind}
                onKeep={(kind) =>
                  keepPart({ subjects: kind === 'all' ? { kind } : { kind: 'subset', count: usualPart } })
                }
              />
            ) : reReads.subjects.kind === 'all' ? (
              words.subjectsAll
            ) : (
              words.subjectsText(reReads.subjects.count)
            )}
          </Fact>
          {canEdit && reReads.subjects.kind === 'subset' ? (
            <Fact name={words.subjectsCount}>
              <ProtocolField
                label={words.subjectsCount}
                value={String(reReads.subjects.count)}
                width={88}
                suffix={conductText.assignment.countSuffix}
                inputMode="numeric"
                onKeep={(text) => keepPart({ subjects: { kind: 'subset', count: typedNumber(text) } })}
              />
            </Fact>
          ) : null}
        </>
      ) : null}
    </>
  );
}

function isOf({ by }: ReReads, id: ObserverId): boolean {
  return by === 'all' || by.includes(id);
}
