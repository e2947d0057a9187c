import { useElementSize } from '@mantine/hooks';
import type { SensitivityRow } from '../../../analysis/sensitivity';
import type { Protocol } from '../../../domain/study/protocol';
import { variantKey, variantName } from '../../../report/checks/sensitivityWords';
import { linearScale } from '../../../report/figures/parts/linearScale';
import { roundedText } from '../../../report/rounding';
import { HorizontalAxis, type PlotArea } from '../figures/FigureAxes';
import { checksText } from './checksText';

const lineHeight = 30;
const labelWidth = 250;
const half = 4;

/** The difference between two groups with its interval, a line for each choice; nothing where there are more groups. */
export function SensitivityFigure({
  rows,
  protocol,
  name,
  decimals,
}: {
  readonly rows: readonly SensitivityRow[];
  readonly protocol: Protocol;
  /** The value with its unit. */
  readonly name: string;
  readonly decimals: number;
}) {
  const { ref, width } = useElementSize();
  const lines = rows.flatMap(({ variant, primary }) => {
    if (!primary.ok || !('estimate' in primary.value)) return [];
    const { estimate, interval } = primary.value;
    return [{ variant, estimate, interval }];
  });
  const [main] = lines;
  if (!main || lines.length < 2) return null;
  const height = lines.length * lineHeight + 60;
  const area: PlotArea = { left: labelWidth, right: width - 16, top: 8, bottom: height - 46 };
  const ends = lines.flatMap(({ estimate, interval }) => [estimate, ...interval.filter(Number.isFinite), 0]);
  const across = linearScale(ends, {
    from: area.left,
    to: area.right,
    wantedTicks: Math.max(3, Math.floor((area.right - area.left) / 90)),
  });
  const clamp = (value: number) => Math.min(area.right, Math.max(area.left, across.at(value)));
  return (
    <section className="figures" aria-label={checksText.sensitivity.figure}>
      <figure className="figure">
        <figcaption>
          {checksText.sensitivity.figure}
          <span className="figure-result">{checksText.sensitivity.figureNote}</span>
        </figcaption>
        <div ref={ref} className="figure-space">
          {width > labelWidth + 120 ? (
            <svg
              width={width}
              height={height}
              role="img"
              aria-label={`${checksText.sensitivity.figure}. ${name}.`}
            >
              {across.ticks.map((tick) => (
                <line
                  key={tick}
                  x1={across.at(tick)}
                  x2={across.at(tick)}
                  y1={area.top}
                  y2={area.bottom}
                  className={tick === 0 ? 'figure-zero' : 'figure-grid'}
                />
              ))}
              <line
                x1={across.at(main.estimate)}
                x2={across.at(main.estimate)}
                y1={area.top}
                y2={area.bottom}
                className="figure-limit"
              />
              <HorizontalAxis scale={across} area={area} label={name} />
              {lines.map(({ variant, estimate, interval: [low, high] }, index) => (
                <g
                  key={variantKey(variant)}
                  transform={`translate(0 ${area.top + (index + 0.5) * lineHeight})`}
                >
                  <title>{`${roundedText(estimate, decimals)} (${endText(low, decimals)}, ${endText(high, decimals)})`}</title>
                  <text x={0} dy="0.35em" className="figure-name">
                    {variantName(variant, protocol)}
                  </text>
                  <line x1={clamp(low)} x2={clamp(high)} className="forest-interval" />
                  {variant.kind === 'main' ? (
                    <rect
                      x={across.at(estimate) - half}
                      y={-half}
                      width={2 * half}
                      height={2 * half}
                      className="mark-first"
                    />
                  ) : (
                    <circle cx={across.at(estimate)} r={half} className="mark-first" />
                  )}
                </g>
              ))}
            </svg>
          ) : null}
        </div>
      </figure>
    </section>
  );
}

function endText(value: number, decimals: number): string {
  if (Number.isFinite(value)) return roundedText(value, decimals);
  return value > 0 ? '∞' : '−∞';
}
