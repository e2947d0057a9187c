import { useElementSize } from '@mantine/hooks';
import type { AgreementRow } from '../../../analysis/agreementTable';
import { decimalsOf } from '../../../report/comparisonCells';
import type { PrintSettings } from '../../../report/printSettings';
import { statisticsReasonText } from '../../../report/reasonText';
import { roundedText, signedText } from '../../../report/rounding';
import { resultsText } from '../resultsText';
import { HorizontalAxis, type PlotArea, VerticalAxis, VerticalLabel } from './FigureAxes';
import { linearScale } from './linearScale';

/** Each subject's difference between the observers over their mean, with bias and limits of agreement. */
export function BlandAltmanFigure({
  row,
  letters,
  title,
  settings,
  height,
}: {
  readonly row: AgreementRow;
  readonly letters: readonly [string, string];
  readonly title: string;
  readonly settings: PrintSettings;
  readonly height: number;
}) {
  const { ref, width } = useElementSize();
  const [first, second] = letters;
  if (!row.blandAltman.ok) {
    return (
      <figure className="figure">
        <figcaption>
          {title}
          <span className="figure-result">{statisticsReasonText(row.blandAltman.error)}</span>
        </figcaption>
      </figure>
    );
  }
  const { bias, biasInterval, lowerLimit, upperLimit } = row.blandAltman.value;
  const decimals = decimalsOf(row.quantity, row.phase, settings);
  const points = row.ratings.flatMap(({ subjectId, code, values: [a, b] }) =>
    a === undefined || b === undefined ? [] : [{ subjectId, code, mean: (a + b) / 2, difference: b - a }],
  );
  const area: PlotArea = { left: 62, right: width - 130, top: 10, bottom: height - 44 };
  const down = linearScale(
    [...points.map(({ difference }) => difference), lowerLimit.value, upperLimit.value, 0],
    { from: area.bottom, to: area.top, wantedTicks: 6 },
  );
  const across = linearScale(
    points.map(({ mean }) => mean),
    { from: area.left, to: area.right, wantedTicks: Math.max(3, Math.floor(width / 110)) },
  );
  const unit = resultsText.unit(row.quantity, row.phase);
  const lines = [
    { value: upperLimit.value, name: resultsText.upperLimit, className: 'figure-limit' },
    { value: bias, name: resultsText.bias, className: 'figure-bias' },
    { value: lowerLimit.value, name: resultsText.lowerLimit, className: 'figure-limit' },
  ];
  return (
    <figure className="figure">
      <figcaption>
        {title}
        <span className="figure-result">{resultsText.blandAltmanNote}</span>
      </figcaption>
      <div ref={ref} className="figure-space">
        {width > 260 ? (
          <svg width={width} height={height} role="img" aria-label={title}>
            <rect
              x={area.left}
              width={area.right - area.left}
              y={down.at(biasInterval[1])}
              height={Math.max(0, down.at(biasInterval[0]) - down.at(biasInterval[1]))}
              className="figure-band"
            />
            <VerticalAxis scale={down} area={area} />
            <VerticalLabel area={area} label={`${second} − ${first}${unit}`} />
            <HorizontalAxis scale={across} area={area} label={resultsText.meanOf(first, second, unit)} />
            {lines.map(({ value, name, className }) => (
              <g key={name} transform={`translate(0 ${down.at(value)})`}>
                <line x1={area.left} x2={area.right} className={className} />
                <text x={area.right + 8} dy="0.35em" className="figure-name">
                  {name} {roundedText(value, decimals)}
                </text>
              </g>
            ))}
            {points.map(({ subjectId, code, mean, difference }) => (
              <circle
                key={subjectId}
                cx={across.at(mean)}
                cy={down.at(difference)}
                r={2.6}
                className="mark-second"
              >
                <title>{`${code}: ${signedText(difference, decimals)}`}</title>
              </circle>
            ))}
          </svg>
        ) : null}
      </div>
    </figure>
  );
}
