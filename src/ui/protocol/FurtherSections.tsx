import { useState } from 'react';
import type { ReferenceTissue } from '../../domain/reading/referenceTissue';
import type { DrawingAids, FatMethod, Protocol } from '../../domain/study/protocol';
import { fatMethodText } from '../../report/fatMethodText';
import { CheckLine } from './CheckLine';
import { Fact } from './Facts';
import { type FatChoice, fatChoice, fatHints, measuredText } from './measuredText';
import { ProtocolField } from './ProtocolField';
import { RadioList } from './RadioList';
import { useAskedChange } from './useAskedChange';
import { typedNumber, useProtocolChange } from './useProtocolChange';

interface FurtherPartProps {
  readonly protocol: Protocol;
  readonly canEdit: boolean;
}

const { references, fat, aids, remeasured } = measuredText;
const tissues: readonly Exclude<ReferenceTissue, 'lean-muscle'>[] = [
  'csf',
  'subcutaneous-fat',
  'psoas',
  'vertebral-body',
];
const fatChoices: readonly FatChoice[] = [
  'none',
  'fixed-threshold',
  'otsu',
  'gaussian-mixture-2',
  'gaussian-mixture-3',
  'lean-sample',
];
const aidNames: readonly (keyof DrawingAids)[] = ['smartEdge', 'mirror', 'copy'];

/** Tissues that the muscles' signal is divided by. */
export function ReferencePart({ protocol, canEdit }: FurtherPartProps) {
  const { keep, question } = useAskedChange(protocol);
  const chosen = tissues.filter((tissue) => protocol.references.includes(tissue));
  return (
    <div data-testid="section-references">
      <Fact name={references.name} hint={references.hint} of="references">
        {canEdit
          ? tissues.map((tissue) => (
              <CheckLine
                key={tissue}
                text={references.tissues[tissue]}
                isChecked={chosen.includes(tissue)}
                onKeep={(isChecked) =>
                  keep({
                    references: isChecked
                      ? [...protocol.references, tissue]
                      : protocol.references.filter((one) => one !== tissue),
                  })
                }
              />
            ))
          : chosen.map((tissue) => references.tissues[tissue]).join(', ') || references.none}
      </Fact>
      {question}
    </div>
  );
}

/** By which method fat is told from lean muscle, with its parameter. */
export function FatPart({ protocol, canEdit }: FurtherPartProps) {
  const { keep, question } = useAskedChange(protocol);
  const { fatMethod } = protocol;
  // A threshold has no default that anybody could defend: the method is kept with its number.
  const [isThresholdWanted, setThresholdWanted] = useState(false);
  const kept = fatChoice(fatMethod);
  const shown = isThresholdWanted ? 'fixed-threshold' : kept;
  const choose = async (choice: FatChoice) => {
    setThresholdWanted(choice === 'fixed-threshold' && kept !== 'fixed-threshold');
    const method = methodOf(choice);
    return method && choice !== kept ? keep({ fatMethod: method }) : { isKept: true, message: '' };
  };
  if (!canEdit) {
    return (
      <Fact name={fat.name} hint={fat.hint} of="fatMethod">
        {fatMethod.kind === 'none' ? fat.choices.none : sentence(fatMethodText(fatMethod))}
      </Fact>
    );
  }
  return (
    <div data-testid="section-fat">
      <Fact name={fat.name} of="fatMethod" hint={`${fat.hint} ${remeasured}`}>
        <RadioList
          label={fat.name}
          choices={fatChoices.map((value) => {
            const hint = fatHints[value];
            return { value, text: fat.choices[value], ...(hint !== undefined && { hint }) };
          })}
          value={shown}
          onKeep={choose}
        />
      </Fact>
      {shown === 'fixed-threshold' ? (
        <Fact name={fat.threshold} hint={fat.thresholdHint}>
          <ProtocolField
            label={fat.threshold}
            value={fatMethod.kind === 'fixed-threshold' ? String(fatMethod.value) : ''}
            width={96}
            suffix={fat.thresholdSuffix}
            inputMode="decimal"
            onKeep={async (text) => {
              const outcome = await keep({
                fatMethod: { kind: 'fixed-threshold', value: typedNumber(text) },
              });
              if (outcome.isKept) setThresholdWanted(false);
              return outcome;
            }}
          />
        </Fact>
      ) : null}
      {shown === 'lean-sample' && fatMethod.kind === 'lean-sample' ? (
        <Fact name={fat.sdCount}>
          <ProtocolField
            label={fat.sdCount}
            value={String(fatMethod.sdCount)}
            width={96}
            suffix="SD"
            inputMode="decimal"
            onKeep={(text) => keep({ fatMethod: { kind: 'lean-sample', sdCount: typedNumber(text) } })}
          />
        </Fact>
      ) : null}
      {question}
    </div>
  );
}

/** Drawing aids that change the method; each off unless it is allowed here. */
export function AidsPart({ protocol, canEdit }: FurtherPartProps) {
  const keep = useProtocolChange();
  return (
    <div data-testid="section-aids">
      {aidNames.map((aid) => (
        <Fact key={aid} name={aids.names[aid]} of="drawingAids" hint={`${aids.hints[aid]} ${aids.changes}`}>
          {canEdit ? (
            <CheckLine
              text={aids.allow[aid]}
              isChecked={protocol.drawingAids[aid]}
              onKeep={(isAllowed) => keep({ drawingAids: { ...protocol.drawingAids, [aid]: isAllowed } })}
            />
          ) : protocol.drawingAids[aid] ? (
            aids.on
          ) : (
            aids.off
          )}
        </Fact>
      ))}
    </div>
  );
}

/** The method as it is first kept; undefined where it needs a number first. */
function methodOf(choice: FatChoice): FatMethod | undefined {
  switch (choice) {
    case 'none':
    case 'otsu':
      return { kind: choice };
    case 'gaussian-mixture-2':
      return { kind: 'gaussian-mixture', components: 2 };
    case 'gaussian-mixture-3':
      return { kind: 'gaussian-mixture', components: 3 };
    case 'lean-sample':
      return { kind: 'lean-sample', sdCount: 2 };
    case 'fixed-threshold':
      return undefined;
  }
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
