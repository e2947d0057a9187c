import type { CheckedChain } from '../../app/log/readLog';
import { auditHeadCode } from '../../domain/keeping/auditHeadCode';
import { StateIcon } from '../parts/StateIcon';
import { logText } from './logText';

/** Every chain with its head and whether it is whole. */
export function ChainList({
  chains,
  nameOf,
}: {
  readonly chains: readonly CheckedChain[];
  readonly nameOf: (person: string) => string;
}) {
  return (
    <section className="log-section">
      <h2>{logText.chains}</h2>
      <p className="hint">{logText.chainsHint}</p>
      <ul className="log-chains">
        {chains.map(({ head, person, entries, fault }) => (
          <li key={head.chain} data-testid="log-chain" data-fault={fault?.kind}>
            <StateIcon state={fault ? 'wrong' : 'done'} />
            <div>
              <strong>{nameOf(person)}</strong>{' '}
              <span className="muted">· {logText.chain(entries.length)}</span>
              <div className="hint">{logText.device(head.chain.slice(head.chain.lastIndexOf('@') + 1))}</div>
              {fault ? (
                <div>{logText.fault(fault)}</div>
              ) : (
                <div className="hint">
                  {logText.head} <span className="log-code">{auditHeadCode(head)}</span>
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
