import type { StudyResults } from '../../analysis/studyResults';
import type { BaselineCategoryRow } from '../../analysis/tableOne';
import {
  comparisonPathModel,
  type DecisionPathModel,
  decisionPathModel,
} from '../../report/decisionPathModel';
import { furtherPathModel, furtherRowId } from '../../report/furtherTableModel';
import { defaultPrintSettings } from '../../report/printSettings';
import { printSettingsOf } from '../../report/printSettingsOf';
import { statisticsReasonText } from '../../report/reasonText';
import { pEquation, roundedText } from '../../report/rounding';
import { tableTwoRowId } from '../../report/tableTwoModel';
import { baselineNames } from '../../report/words';
import './path.css';
import { resultsText } from './resultsText';

/** How the P of the chosen row came about, what other tests say, and how large the difference is. */
export function PathPanel({
  results,
  rowId,
  rowLabel,
}: {
  readonly results: StudyResults;
  readonly rowId: string | undefined;
  readonly rowLabel: string;
}) {
  const row = results.tableTwo.find((one) => tableTwoRowId(one) === rowId);
  if (row) return <PathView model={decisionPathModel(row, results, printSettingsOf(results))} />;
  const further = [...results.normalised, ...results.fat].find((one) => furtherRowId(one) === rowId);
  if (further) return <PathView model={furtherPathModel(further, results, printSettingsOf(results))} />;
  const baseline = results.tableOne.rows.find((one) => one.variable === rowId);
  if (baseline?.kind === 'number') {
    const name = baselineNames[baseline.variable];
    const { covariateDecimals } = defaultPrintSettings;
    return (
      <PathView
        model={comparisonPathModel(name, baseline.comparison, covariateDecimals, defaultPrintSettings)}
      />
    );
  }
  if (baseline) {
    return (
      <section className="path-part">
        <h2>{resultsText.path}</h2>
        <p className="path-row">{rowLabel}</p>
        <p className="path-result">{categoryText(baseline.test, results.protocol.alpha)}</p>
        <p className="hint">{resultsText.categoryRule}</p>
      </section>
    );
  }
  return (
    <section className="path-part">
      <h2>{resultsText.path}</h2>
      <p className="muted">{resultsText.selectRow}</p>
    </section>
  );
}

function categoryText(test: BaselineCategoryRow['test'], alpha: number): string {
  if (!test.ok) return statisticsReasonText(test.error);
  const { pDecimals, statisticDecimals } = defaultPrintSettings;
  const p = pEquation(test.value.p, { alpha, decimals: pDecimals });
  if (test.value.kind === 'fisher') return resultsText.categoryUsed(resultsText.fisher, p);
  const statistic = roundedText(test.value.chiSquare, statisticDecimals);
  return resultsText.categoryUsed(resultsText.pearson(statistic, test.value.df), p);
}

function PathView({ model }: { readonly model: DecisionPathModel }) {
  return (
    <>
      <section className="path-part" data-testid="decision-path">
        <h2>{resultsText.path}</h2>
        <p className="path-row">{model.title}</p>
        <ol className="path-steps">
          {model.steps.map((step, index) => (
            <li key={step.title} data-used={step.isUsed || undefined}>
              <span className="path-number" aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <strong>{step.title}</strong>
                {step.isUsed ? <span className="chip">{resultsText.used}</span> : null}
                <p>{step.text}</p>
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
                    <td className="number">{line.p}</td>
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
          <table className="path-table" aria-label={resultsText.size}>
            <tbody>
              {model.size.map(({ name, text }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="number">{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="hint">{resultsText.sizeHint}</p>
        </section>
      ) : null}
    </>
  );
}
