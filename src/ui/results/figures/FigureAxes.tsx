import type { LinearScale } from '../../../report/figures/parts/linearScale';
import { roundedText } from '../../../report/rounding';

/** Where the data lie in a figure, in screen pixels. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Horizontal lines at the ticks, the one at zero stronger, and their numbers on the left. */
export function VerticalAxis({ scale, area }: { readonly scale: LinearScale; readonly area: PlotArea }) {
  return (
    <g>
      {scale.ticks.map((tick) => (
        <g key={tick} transform={`translate(0 ${scale.at(tick)})`}>
          <line x1={area.left} x2={area.right} className={tick === 0 ? 'figure-zero' : 'figure-grid'} />
          <text x={area.left - 8} dy="0.35em" textAnchor="end" className="figure-text">
            {roundedText(tick, scale.decimals)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The horizontal axis at the foot of a figure, with its name. */
export function HorizontalAxis({
  scale,
  area,
  label,
}: {
  readonly scale: LinearScale;
  readonly area: PlotArea;
  readonly label: string;
}) {
  return (
    <g transform={`translate(0 ${area.bottom})`}>
      {scale.ticks.map((tick) => (
        <g key={tick} transform={`translate(${scale.at(tick)} 0)`}>
          <line y1={4} y2={8} className="figure-axis" />
          <text y={21} textAnchor="middle" className="figure-text">
            {roundedText(tick, scale.decimals)}
          </text>
        </g>
      ))}
      <text x={(area.left + area.right) / 2} y={38} textAnchor="middle" className="figure-text">
        {label}
      </text>
    </g>
  );
}

/** The name of the vertical axis, along it. */
export function VerticalLabel({ area, label }: { readonly area: PlotArea; readonly label: string }) {
  const middle = (area.top + area.bottom) / 2;
  return (
    <text transform={`translate(11 ${middle}) rotate(-90)`} textAnchor="middle" className="figure-text">
      {label}
    </text>
  );
}
