import { Button } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { defaultPairLimits } from '../../domain/study/pairLimits';
import { StateIcon } from '../parts/StateIcon';
import { AmendmentMark } from './AmendmentMark';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';
import { type FieldOutcome, ProtocolField } from './ProtocolField';
import { type LimitWords, limitWords, pairRulesText } from './pairRulesText';
import { typedNumber } from './useProtocolChange';

const { check } = pairRulesText;

/**
 * The limits of the protocol check of a pair, and what a difference beyond them means. Cross and triangle are grey here:
 * a rule is no finding, and colour is for findings.
 */
export function PairCheckSection() {
  const { project, canEdit, keep } = useEditing();
  const { protocol } = project;
  const [outcome, setOutcome] = useState<FieldOutcome>();
  const { pairLimits } = protocol;
  const areDefaults = limitWords.every(({ limit }) => pairLimits[limit] === defaultPairLimits[limit]);
  return (
    <Section id="pairCheck" isLocked={!canEdit}>
      <table className="plain-table protocol-limits" aria-label={check.label}>
        <thead>
          <tr>
            <th scope="col">{check.heads.name}</th>
            <th scope="col">{check.heads.limit}</th>
            <th scope="col">{check.heads.standard}</th>
            <th scope="col">{check.heads.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {limitWords.map((words) => (
            <tr key={words.limit}>
              <th scope="row">{words.name}</th>
              <td>
                {canEdit ? (
                  <ProtocolField
                    label={check.limitLabel(words.name)}
                    value={String(pairLimits[words.limit])}
                    width={72}
                    suffix={words.unit}
                    inputMode="decimal"
                    onKeep={(text) =>
                      keep({ pairLimits: { ...pairLimits, [words.limit]: typedNumber(text) } })
                    }
                  />
                ) : (
                  withUnit(pairLimits[words.limit], words)
                )}
              </td>
              <td className="muted">{withUnit(defaultPairLimits[words.limit], words)}</td>
              <td>
                <span className="icon-text">
                  {words.severity === 'red' ? (
                    <IconX size={14} className="muted" aria-hidden />
                  ) : (
                    <IconAlertTriangle size={14} className="muted" aria-hidden />
                  )}
                  {check.meanings[words.severity]}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="fact-hint">{check.limitsHint}</p>
      <AmendmentMark fields={['pairLimits']} />
      {canEdit ? (
        <div className="protocol-input limits-back">
          <Button
            disabled={areDefaults}
            onClick={() => void keep({ pairLimits: defaultPairLimits }).then(setOutcome)}
          >
            {check.back}
          </Button>
          <span className="icon-text faint" role="status">
            {outcome && !outcome.isKept ? <StateIcon state="wrong" size={14} /> : null}
            {outcome && !outcome.isKept ? outcome.message : areDefaults ? check.areDefaults : null}
          </span>
        </div>
      ) : null}
      <Fact name={check.any} hint={check.anyHint}>
        <p className="icon-text top">
          <IconX size={14} className="muted" aria-hidden /> {check.anyRed}
        </p>
        <p className="icon-text top">
          <IconAlertTriangle size={14} className="muted" aria-hidden /> {check.anyAmber}
        </p>
      </Fact>
    </Section>
  );
}

function withUnit(value: number, { unit }: LimitWords): string {
  if (unit === '') return String(value);
  return unit === '°' ? `${value}°` : `${value} ${unit}`;
}
