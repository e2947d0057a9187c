import type { ReactNode } from 'react';
import type { DecisionPathModel } from '../../report/decisionPathModel';
import { Asked } from './how/Asked';
import { InWords } from './InWords';
import './path.css';
import { resultsText } from './resultsText';
import { unbrokenRanges } from './unbrokenRanges';

/** The steps to a P, what other tests say, and how large the difference is. */
export function PathView({
  model,
  inWords,
  sizeHint,
  children,
}: {
  readonly model: DecisionPathModel;
  /** What the line says, in a sentence; it stands before the way there. */
  readonly inWords?: string | undefined;
  /** Which way differences go. */
  readonly sizeHint: string;
  /** Further parts below. */
  readonly children?: ReactNode;
}) {
  return (
    <>
      <section className="path-part" data-testid="decision-path">
        <h2>{resultsText.path}</h2>
        <p className="path-row">{model.title}</p>
        <InWords text={inWords} />
        <ol className="path-steps">
          {model.steps.map((step, index) => (
            <li key={step.title} data-used={step.isUsed || undefined}>
              <span className="path-number" aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <strong>{step.title}</strong>
                {step.isUsed ? <span className="chip">{resultsText.used}</span> : null}
                <p>
                  <Asked how={step.how}>{step.text}</Asked>
                </p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section className="path-part">
        <h3>{resultsText.alternatives}</h3>
        <table className="path-table" aria-label={resultsText.alternatives}>
          <tbody>
            {model.alternatives.map((line) => (
              <tr key={line.name} data-used={line.isUsed || undefined}>
                <th scope="row">{line.name}</th>
                {line.note === undefined ? (
                  <>
                    <td className="number">{line.statistic}</td>
                    <td className="number">
                      <Asked how={line.how}>{line.p}</Asked>
                    </td>
                  </>
                ) : (
                  <td className="number faint" colSpan={2}>
                    {line.note}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="hint">{model.conclusion}</p>
      </section>
      {model.size.length > 0 ? (
        <section className="path-part">
          <h3>{resultsText.size}</h3>
          <table className="path-table wrapping" aria-label={resultsText.size}>
            <tbody>
              {model.size.map(({ name, text, how }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="number">
                    <Asked how={how}>{unbrokenRanges(text)}</Asked>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="hint">{sizeHint}</p>
        </section>
      ) : null}
      {children}
    </>
  );
}
