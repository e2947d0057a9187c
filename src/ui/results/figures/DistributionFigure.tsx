import { useElementSize } from '@mantine/hooks';
import type { ValueDistribution } from '../../../analysis/valueDistribution';
import { linearScale } from '../../../report/figures/parts/linearScale';
import { roundedText } from '../../../report/rounding';
import { resultsText } from '../resultsText';
import { edgeDecimals } from './edgeDecimals';
import './figures.css';

const height = 104;
const gap = 26;

/** How the values of a group lie: a histogram, and beside it the normal Q-Q plot with the line of a normal sample. */
export function DistributionFigure({
  distribution,
  name,
  decimals,
}: {
  readonly distribution: ValueDistribution;
  readonly name: string;
  readonly decimals: number;
}) {
  const { ref, width } = useElementSize();
  const half = (width - gap) / 2;
  const title = resultsText.distribution.figure(name, distribution.n);
  return (
    <figure className="figure distribution">
      <figcaption>{title}</figcaption>
      <div ref={ref} className="figure-space">
        {width > 160 && distribution.n > 0 ? (
          <svg width={width} height={height + 18} role="img" aria-label={title}>
            <Histogram distribution={distribution} width={half} decimals={decimals} />
            <g transform={`translate(${half + gap} 0)`}>
              <QqPoints distribution={distribution} width={half} />
            </g>
          </svg>
        ) : null}
      </div>
    </figure>
  );
}

function Histogram({
  distribution: { bins },
  width,
  decimals,
}: {
  readonly distribution: ValueDistribution;
  readonly width: number;
  readonly decimals: number;
}) {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const step = width / Math.max(1, bins.length);
  const [first] = bins;
  const last = bins.at(-1);
  const endDecimals = edgeDecimals(bins) ?? decimals;
  return (
    <g>
      {bins.map(({ from, count }, index) => (
        <rect
          key={from}
          x={index * step + 0.5}
          width={Math.max(1, step - 1)}
          y={height - (count / most) * (height - 8)}
          height={(count / most) * (height - 8)}
          className="histogram-bar"
        />
      ))}
      <line x2={width} y1={height} y2={height} className="figure-axis" />
      <text y={height + 14} className="figure-text">
        {first ? roundedText(first.from, endDecimals) : ''}
      </text>
      <text x={width} y={height + 14} textAnchor="end" className="figure-text">
        {last ? roundedText(last.to, endDecimals) : ''}
      </text>
    </g>
  );
}

function QqPoints({
  distribution: { qq },
  width,
}: {
  readonly distribution: ValueDistribution;
  readonly width: number;
}) {
  if (!qq.ok) return null;
  const { points, line } = qq.value;
  const quantiles = points.map(({ theoretical }) => theoretical);
  const ends = [Math.min(...quantiles), Math.max(...quantiles)];
  const at = (quantile: number): number => (line ? line.intercept + line.slope * quantile : 0);
  const up = linearScale([...points.map(({ observed }) => observed), ...(line ? ends.map(at) : [])], {
    from: height - 4,
    to: 4,
    wantedTicks: 4,
  });
  const across = linearScale(ends, { from: 4, to: width - 4, wantedTicks: 4 });
  const [low = 0, high = 0] = ends;
  return (
    <g>
      <line x2={width} y1={height} y2={height} className="figure-axis" />
      {line ? (
        <line
          x1={across.at(low)}
          x2={across.at(high)}
          y1={up.at(at(low))}
          y2={up.at(at(high))}
          className="figure-zero"
        />
      ) : null}
      {points.map(({ theoretical, observed }, index) => (
        // Points have no name of their own: they stand in ascending order.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <circle key={index} cx={across.at(theoretical)} cy={up.at(observed)} r={1.8} className="mark-first" />
      ))}
      <text x={width / 2} y={height + 14} textAnchor="middle" className="figure-text">
        {resultsText.distribution.normalQuantile}
      </text>
    </g>
  );
}
