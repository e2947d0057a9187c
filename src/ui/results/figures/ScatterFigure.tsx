import { useElementSize } from '@mantine/hooks';
import type { CsaSiCorrelation } from '../../../analysis/correlations';
import { linearScale } from '../../../report/figures/parts/linearScale';
import type { PrintedGroup } from '../../../report/groupNames';
import type { How } from '../../../report/how/how';
import type { PrintSettings } from '../../../report/printSettings';
import { roundedText } from '../../../report/rounding';
import { Asked } from '../how/Asked';
import { resultsText } from '../resultsText';
import { HorizontalAxis, type PlotArea, VerticalAxis, VerticalLabel } from './FigureAxes';
import { GroupMark } from './GroupMark';

/** One point a subject: CSA across, SI up. Its correlation stands above it in words. */
export function ScatterFigure({
  correlation,
  groups,
  title,
  text,
  how,
  settings,
  height,
}: {
  readonly correlation: CsaSiCorrelation;
  readonly groups: readonly PrintedGroup[];
  readonly title: string;
  readonly text: string;
  /** How the correlation came about. */
  readonly how: How | undefined;
  readonly settings: PrintSettings;
  readonly height: number;
}) {
  const { ref, width } = useElementSize();
  const { points, phase } = correlation;
  const isChange = phase === 'changePercent';
  const area: PlotArea = { left: 56, right: width - 20, top: 10, bottom: height - 44 };
  // A change is read against zero; an area is not.
  const zero = isChange ? [0] : [];
  const down = linearScale([...points.map(({ si }) => si), ...zero], {
    from: area.bottom,
    to: area.top,
    wantedTicks: 6,
  });
  const across = linearScale([...points.map(({ csa }) => csa), ...zero], {
    from: area.left,
    to: area.right,
    wantedTicks: Math.max(3, Math.floor(width / 80)),
  });
  const [csaLabel, siLabel] = resultsText.scatterAxes[phase];
  const { changeDecimals, quantityDecimals } = settings;
  const pointName = (code: string, csa: number, si: number): string =>
    isChange
      ? `${code}: ${roundedText(csa, changeDecimals)} %, ${roundedText(si, changeDecimals)} %`
      : `${code}: ${roundedText(csa, quantityDecimals.csaMm2)} mm², ${roundedText(si, quantityDecimals.si)} a.u.`;
  return (
    <figure className="figure">
      <figcaption>
        {title}
        <span className="figure-result">
          <Asked how={how}>{text}</Asked>
        </span>
      </figcaption>
      <div ref={ref} className="figure-space">
        {width > 120 ? (
          <svg width={width} height={height} role="img" aria-label={`${title}. ${text}.`}>
            <VerticalAxis scale={down} area={area} />
            <VerticalLabel area={area} label={siLabel} />
            {isChange ? (
              <line
                x1={across.at(0)}
                x2={across.at(0)}
                y1={area.top}
                y2={area.bottom}
                className="figure-zero"
              />
            ) : null}
            <HorizontalAxis scale={across} area={area} label={csaLabel} />
            {points.map(({ subjectId, code, group, csa, si }) => (
              <GroupMark
                key={subjectId}
                index={groups.findIndex((one) => one.group === group)}
                x={across.at(csa)}
                y={down.at(si)}
                name={pointName(code, csa, si)}
              />
            ))}
          </svg>
        ) : null}
      </div>
    </figure>
  );
}
