import { useElementSize } from '@mantine/hooks';
import type { RefractureRoc } from '../../../analysis/refractureRoc';
import { linearScale } from '../../../report/figures/parts/linearScale';
import { modelsText } from '../models/modelsText';
import { HorizontalAxis, type PlotArea, VerticalAxis, VerticalLabel } from './FigureAxes';

const percents = [0, 100];

/** The curve of the chosen line with its cut-off, the others of its kind thin, and the diagonal of chance. */
export function RocFigure({
  chosen,
  others,
  title,
  cutoff,
  size,
}: {
  readonly chosen: RefractureRoc;
  readonly others: readonly RefractureRoc[];
  readonly title: string;
  /** The cut-off in words. */
  readonly cutoff: string;
  readonly size: number;
}) {
  const { ref, width } = useElementSize();
  const side = Math.min(size, width - 76);
  const area: PlotArea = { left: 56, right: 56 + side, top: 10, bottom: 10 + side };
  const across = linearScale(percents, { from: area.left, to: area.right, wantedTicks: 5 });
  const up = linearScale(percents, { from: area.bottom, to: area.top, wantedTicks: 5 });
  const line = ({ points }: RefractureRoc): string =>
    points.ok
      ? points.value
          .map((point) => `${across.at(100 * (1 - point.specificity))},${up.at(100 * point.sensitivity)}`)
          .join(' ')
      : '';
  const youden = chosen.curve.ok ? chosen.curve.value.youden : undefined;
  const texts = modelsText.roc;
  return (
    <figure className="figure roc-figure">
      <figcaption>
        {texts.figure(title)}
        <span className="figure-result">{texts.figureNote}</span>
      </figcaption>
      <div ref={ref} className="figure-space">
        {side > 100 ? (
          <svg
            width={area.right + 20}
            height={area.bottom + 44}
            role="img"
            aria-label={`${texts.figure(title)}. ${youden ? texts.cutoff(cutoff) : ''}`}
            data-testid="roc-figure"
          >
            <VerticalAxis scale={up} area={area} />
            <VerticalLabel area={area} label={texts.sensitivity} />
            <HorizontalAxis scale={across} area={area} label={texts.oneMinusSpecificity} />
            <line
              x1={area.left}
              y1={area.bottom}
              x2={area.right}
              y2={area.top}
              className="figure-limit roc-chance"
            />
            {others.map((roc) => (
              <polyline key={line(roc)} points={line(roc)} className="roc-other" />
            ))}
            <polyline points={line(chosen)} className="roc-curve" />
            {youden ? (
              <g
                transform={`translate(${across.at(100 * (1 - youden.specificity))} ${up.at(100 * youden.sensitivity)})`}
              >
                <circle r={5} className="roc-cutoff" />
                <text x={12} y={16} className="figure-name">
                  {cutoff}
                </text>
              </g>
            ) : null}
          </svg>
        ) : null}
      </div>
    </figure>
  );
}
