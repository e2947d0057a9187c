import { targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import { StateIcon } from '../parts/StateIcon';
import { measurementFacts } from './measurementFacts';
import { targetWords } from './numbersRow';
import { readText } from './readText';
import { measurementOf, roiInHand } from './roiInHand';
import { useSession } from './useSession';
import './factsList.css';
import { useAskedTargets } from './useAskedTargets';

/** Everything that the measurement of the ROI in hand can say of itself. */
export function FactsPanel({
  timePoint,
  protocol,
}: {
  readonly timePoint: TimePoint;
  readonly protocol: Protocol;
}) {
  const targets = useAskedTargets(protocol);
  const key = useSession((session) => roiInHand(session, timePoint, targets));
  const measurement = useSession((session) => measurementOf(session, timePoint, key));
  const target = targets.find((one) => targetKey(one) === key);
  return (
    <section className="facts-panel" data-testid={`facts-${timePoint}`}>
      <h3 className="panel-title">{target ? targetWords(target, protocol) : readText.facts.title}</h3>
      {measurement ? (
        <dl className="facts-list">
          {measurementFacts(measurement, protocol).map(({ label, value, isWrong, isWide }) => (
            <div key={label} className={isWide ? 'wide' : ''}>
              <dt>{label}</dt>
              <dd>
                {isWrong ? <StateIcon state="wrong" size={13} /> : null}
                {value}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="faint panel-empty">{readText.facts.none}</p>
      )}
    </section>
  );
}
