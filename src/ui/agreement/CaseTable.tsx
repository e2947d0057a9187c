import { Fragment } from 'react';
import type { Rater } from '../../domain/agreement/outlinePair';
import type { Protocol } from '../../domain/study/protocol';
import { StateIcon } from '../parts/StateIcon';
import { agreementText } from './agreementText';
import { caseStyle } from './caseStyle';
import type { CaseTableLine } from './caseTable';
import { DisagreementMark } from './DisagreementMark';
import type { InForceLine } from './inForceLine';
import { lettersOf } from './queueLines';

const text = agreementText.table;

interface CaseTableProps {
  readonly code: string;
  readonly lines: readonly CaseTableLine[];
  readonly chosen: string;
  readonly protocol: Protocol;
  readonly raters: readonly [Rater, Rater];
  /** Results without settled cases are looked at: what was read anew is not counted now. */
  readonly isWithout: boolean;
  readonly onChoose: (targetKey: string) => void;
}

/** All ROIs of the subject in hand, both readings and how far apart they lie; the case in hand raised. */
export function CaseTable({ code, lines, chosen, protocol, raters, isWithout, onChoose }: CaseTableProps) {
  const [first, second] = raters.map(({ observerId }) => lettersOf(protocol, [observerId]));
  const difference = `${second} − ${first}`;
  const heads = raters.map(({ observerId }) => (
    <th key={observerId} scope="col" className={`number observer-head ${caseStyle(protocol, observerId)}`}>
      {lettersOf(protocol, [observerId])}
    </th>
  ));
  return (
    <table className="case-table" aria-label={text.label(code)} data-testid="case-table">
      <thead>
        <tr className="case-groups">
          <th colSpan={2} aria-hidden />
          <th colSpan={3} scope="colgroup">
            {text.csa}
          </th>
          <th colSpan={3} scope="colgroup">
            {text.si}
          </th>
          <th colSpan={3} scope="colgroup">
            {text.outlines}
          </th>
        </tr>
        <tr>
          <th scope="col">{text.scan}</th>
          <th scope="col">{text.side}</th>
          {['csa', 'si'].map((name) => (
            <Fragment key={name}>
              {heads}
              <th scope="col" className="number">
                {difference}
              </th>
            </Fragment>
          ))}
          <th scope="col" className="number">
            {text.dice}
          </th>
          <th scope="col" className="number">
            {text.mean}
          </th>
          <th scope="col" className="number">
            {text.p95}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Fragment key={line.targetKey}>
            <tr
              aria-current={line.targetKey === chosen}
              data-target={line.targetKey}
              onClick={() => onChoose(line.targetKey)}
            >
              <th scope="row">
                <button type="button" className="case-choose" onClick={() => onChoose(line.targetKey)}>
                  {line.scan}
                </button>
              </th>
              <td>
                <strong>{line.tag}</strong>
                {line.structure === '' ? null : <span className="muted"> {line.structure}</span>}
              </td>
              <td className="number">{line.csa[0]}</td>
              <td className="number">{line.csa[1]}</td>
              <td className={line.isCsaWhy ? 'number why' : 'number'}>{line.csa[2]}</td>
              <td className="number">{line.si[0]}</td>
              <td className="number">{line.si[1]}</td>
              <td className={line.isSiWhy ? 'number why' : 'number'}>{line.si[2]}</td>
              {line.outlines.kind === 'numbers' ? (
                <>
                  <td className={line.isDiceWhy ? 'number why' : 'number'}>
                    {line.isDisagreement ? <DisagreementMark why={line.why} /> : null}
                    {line.outlines.dice}
                  </td>
                  <td className="number">{line.outlines.mean}</td>
                  <td className="number">{line.outlines.p95}</td>
                </>
              ) : (
                <td className="number muted" colSpan={3}>
                  {line.isDisagreement ? <DisagreementMark why={line.why} /> : null}
                  {line.outlines.words}
                </td>
              )}
            </tr>
            {line.inForce ? (
              <InForceRow
                line={line.inForce}
                targetKey={line.targetKey}
                isChosen={line.targetKey === chosen}
                isWithout={isWithout}
                protocol={protocol}
                onChoose={onChoose}
              />
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** Under the originals: what was read anew, where it counts. */
function InForceRow({
  line,
  targetKey,
  isChosen,
  isWithout,
  protocol,
  onChoose,
}: {
  readonly line: InForceLine;
  readonly targetKey: string;
  readonly isChosen: boolean;
} & Pick<CaseTableProps, 'isWithout' | 'protocol' | 'onChoose'>) {
  return (
    <tr
      className={isChosen ? 'in-force chosen' : 'in-force'}
      data-in-force={targetKey}
      onClick={() => onChoose(targetKey)}
    >
      <th scope="row" colSpan={2}>
        {isWithout ? (
          text.leftOut
        ) : (
          <span className="icon-text">
            <StateIcon state="done" size={13} />
            {text.inForce}
          </span>
        )}
      </th>
      {line.kind === 'pair'
        ? [line.csa, line.si].flatMap((values, group) =>
            values.map((value, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stay in their places
              <td key={`${group} ${at}`} className="number">
                {value}
              </td>
            )),
          )
        : null}
      {line.kind === 'one'
        ? (
            [
              ['csa', line.csa],
              ['si', line.si],
            ] as const
          ).map(([name, value]) => (
            <td key={name} className="number" colSpan={3}>
              <span className={`whose${line.by ? ` ${caseStyle(protocol, line.by)}` : ''}`}>
                {line.letters}
              </span>{' '}
              {value}
            </td>
          ))
        : null}
      {line.kind === 'originals' ? <td colSpan={6} /> : null}
      <td className="number muted" colSpan={3} title={line.words}>
        {line.words}
      </td>
    </tr>
  );
}
