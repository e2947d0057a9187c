import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { PairCheck, PairRow } from '../../domain/study/pairCheck';
import type { PairIneligibility } from '../../domain/study/pairEligibility';
import { ineligibilityTexts } from '../../report/pairFindingText';
import './pairTable.css';
import { pairTableText, rowOutcomeText, rowValueText, verdictText } from './pairTableText';

/**
 * The protocol check of a pair as a table: the verdict, what differs, and on demand what is the same. Shape and word say
 * what the colour says.
 */
export function PairTable({
  check,
  ineligible,
}: {
  readonly check: PairCheck;
  readonly ineligible: PairIneligibility | undefined;
}) {
  const [isWhole, setWhole] = useState(false);
  const said = check.rows.filter(({ finding, state }) => finding || state === 'close');
  const rest = check.rows.filter((row) => !said.includes(row));
  const rank = ({ finding }: PairRow): number => (finding ? (finding.severity === 'red' ? 0 : 1) : 2);
  const rows = isWhole ? check.rows : [...said].sort((a, b) => rank(a) - rank(b));
  const { heads } = pairTableText;
  return (
    <>
      <p className="icon-text pair-verdict" data-testid="pair-verdict" data-verdict={check.verdict}>
        {check.verdict === 'red' ? (
          <IconX size={15} className="wrong" aria-hidden />
        ) : check.verdict === 'amber' ? (
          <IconAlertTriangle size={15} className="attention" aria-hidden />
        ) : (
          <IconCheck size={15} className="muted" aria-hidden />
        )}
        <strong>{verdictText(check)}</strong>
      </p>
      {ineligible ? (
        <div className="pair-ineligible" data-testid="pair-ineligible">
          <p>
            <strong>{pairTableText.notEligible}.</strong> {pairTableText.notEligibleText}
          </p>
          <ul>
            {ineligibilityTexts(ineligible).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <table className="pair-table" aria-label={pairTableText.label}>
          <thead>
            <tr>
              <th scope="col">{heads.item}</th>
              <th scope="col">{heads.preop}</th>
              <th scope="col">{heads.followUp}</th>
              <th scope="col">{heads.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.item} row={row} />
            ))}
          </tbody>
        </table>
      ) : null}
      {rest.length > 0 ? (
        <button
          type="button"
          className="link-button pair-more"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? pairTableText.showFew : pairTableText.showAll(rest.length)}
        </button>
      ) : null}
    </>
  );
}

function Line({ row }: { readonly row: PairRow }) {
  const { word, numbers } = rowOutcomeText(row);
  const tag = pairTableText.tags[row.item];
  return (
    <tr data-testid={`pair-${row.item}`} data-state={row.state} data-severity={row.finding?.severity}>
      <th scope="row">
        {pairTableText.names[row.item]}
        {tag ? <span className="pair-tag">{tag}</span> : null}
      </th>
      <td>{rowValueText(row, row.preop)}</td>
      <td>{rowValueText(row, row.followUp)}</td>
      <td>
        <span className={row.finding ? 'icon-text' : 'icon-text faint'}>
          <Sign row={row} />
          {word}
        </span>
        {numbers ? <span className="pair-numbers">{numbers}</span> : null}
      </td>
    </tr>
  );
}

/** Cross, triangle, tick or dash. */
function Sign({ row: { finding, state } }: { readonly row: PairRow }) {
  if (finding?.severity === 'red') return <IconX size={13} className="wrong" aria-hidden />;
  if (finding) return <IconAlertTriangle size={13} className="attention" aria-hidden />;
  return state === 'not-stated' ? <IconMinus size={13} aria-hidden /> : <IconCheck size={13} aria-hidden />;
}
