import type { Disagreement } from '../../analysis/disagreements';
import type { Settlement } from '../../domain/agreement/settlement';
import { researcherName } from '../frame/observerName';
import { StateIcon } from '../parts/StateIcon';
import { dayAndTime } from '../results/dayAndTime';
import { agreementText } from './agreementText';
import { lettersOf } from './queueLines';
import { useOpenProject } from './useOpenProject';

const text = agreementText.settle;

/** What was decided about the case in hand: why, by whom, when; and what was decided before. */
export function SettledFacts({ case: { facts, standing } }: { readonly case: Disagreement }) {
  const { project, subjects } = useOpenProject();
  const { protocol } = project;
  if (!standing) return null;
  const { settlement } = standing;
  const name = agreementText.decisions[settlement.decision];
  const title =
    standing.kind === 'waiting'
      ? settlement.decision === 'third-reading'
        ? text.waitingThird
        : text.waiting(name, lettersOf(protocol, standing.waitsFor))
      : standing.kind === 'lapsed'
        ? text.lapsed(name)
        : text.in(name);
  const byText = ({ by, atUtc, protocolVersion }: Settlement) =>
    text.by(
      by === 'researcher' ? researcherName(protocol.observers) : by,
      dayAndTime(atUtc),
      protocolVersion,
    );
  const all = subjects.find(({ id }) => id === facts.subjectId)?.settlements ?? [];
  const earlier = all.filter((one) => one.targetKey === facts.targetKey && one !== settlement).toReversed();
  return (
    <div className="settled-facts" data-testid="settled-facts">
      <p className="icon-text">
        <StateIcon state={standing.kind === 'settled' ? 'done' : 'attention'} />
        <strong>{title}</strong>
        <span className="muted">{byText(settlement)}</span>
      </p>
      <p className="settled-reason">“{settlement.reason}”</p>
      {earlier.length === 0 ? null : (
        <details className="hint">
          <summary>{text.history(earlier.length)}</summary>
          <ul aria-label={text.historyLabel}>
            {earlier.map((one) => (
              <li key={one.atUtc}>
                {agreementText.decisions[one.decision]}, {byText(one)}: “{one.reason}”
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
