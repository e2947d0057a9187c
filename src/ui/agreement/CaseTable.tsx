import { Fragment } from 'react';
import type { Rater } from '../../domain/agreement/outlinePair';
import type { Protocol } from '../../domain/study/protocol';
import { agreementText } from './agreementText';
import { caseStyle } from './caseStyle';
import type { CaseTableLine } from './caseTable';
import { DisagreementMark } from './DisagreementMark';
import { lettersOf } from './queueLines';

const text = agreementText.table;

interface CaseTableProps {
  readonly code: string;
  readonly lines: readonly CaseTableLine[];
  readonly chosen: string;
  readonly protocol: Protocol;
  readonly raters: readonly [Rater, Rater];
  readonly onChoose: (targetKey: string) => void;
}

/** All ROIs of the subject in hand, both readings and how far apart they lie; the case in hand raised. */
export function CaseTable({ code, lines, chosen, protocol, raters, onChoose }: CaseTableProps) {
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
          <tr
            key={line.targetKey}
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
        ))}
      </tbody>
    </table>
  );
}
