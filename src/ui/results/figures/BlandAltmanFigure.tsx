import { useElementSize } from '@mantine/hooks';
import type { AgreementRow } from '../../../analysis/agreementTable';
import { decimalsOf } from '../../../report/comparisonCells';
import { blandAltmanPoints } from '../../../report/figures/parts/blandAltmanPoints';
import { type LinearScale, linearScale } from '../../../report/figures/parts/linearScale';
import type { PrintSettings } from '../../../report/printSettings';
import { statisticsReasonText } from '../../../report/reasonText';
import { roundedText } from '../../../report/rounding';
import { resultsText } from '../resultsText';
import { BlandAltmanMarks } from './BlandAltmanMarks';
import { HorizontalAxis, type PlotArea, VerticalAxis, VerticalLabel } from './FigureAxes';

/** Below this width the names of the lines stand on them, because beside them they would take the plot's room. */
const roomForNames = 480;

/**
 * Each subject's difference between two raters over their mean, with bias and limits of agreement and the 95 % CIs of all
 * three as bands. Greys only; every point is shown.
 */
export function BlandAltmanFigure({
  row,
  raters,
  title,
  settings,
  height,
  highlightedId,
  onPick,
  note = resultsText.blandAltmanNote,
}: {
  readonly row: AgreementRow;
  /** Names of the two, first and second: the difference is second minus first. */
  readonly raters: readonly [string, string];
  readonly title: string;
  readonly settings: PrintSettings;
  readonly height: number;
  /** The subject in hand, marked and named. */
  readonly highlightedId?: string | undefined;
  /** Without it points are to be looked at alone. */
  readonly onPick?: ((subjectId: string) => void) | undefined;
  /** Under the title; empty where it stands elsewhere. */
  readonly note?: string;
}) {
  const { ref, width } = useElementSize();
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
  return (
    <figure className="figure bland-altman-figure">
      <figcaption>
        {title}
        {note === '' ? null : <span className="figure-result">{note}</span>}
      </figcaption>
      <div ref={ref} className="figure-space">
        {width > 200 ? (
          <BlandAltmanDrawing
            {...{ row, raters, title, settings, width, height, highlightedId, onPick }}
            bland={row.blandAltman.value}
          />
        ) : null}
      </div>
    </figure>
  );
}

type Bland = Extract<AgreementRow['blandAltman'], { readonly ok: true }>['value'];

/** The drawing of a line that has limits, of a given width. */
export function BlandAltmanDrawing({
  row,
  bland,
  raters: [first, second],
  title,
  settings,
  width,
  height,
  highlightedId,
  onPick,
}: {
  readonly row: AgreementRow;
  readonly bland: Bland;
  readonly raters: readonly [string, string];
  readonly title: string;
  readonly settings: PrintSettings;
  readonly width: number;
  readonly height: number;
  readonly highlightedId: string | undefined;
  readonly onPick: ((subjectId: string) => void) | undefined;
}) {
  const { bias, biasInterval, lowerLimit, upperLimit } = bland;
  const decimals = decimalsOf(row.quantity, row.phase, settings);
  const points = blandAltmanPoints(row);
  const isWide = width >= roomForNames;
  const area: PlotArea = { left: 62, right: width - (isWide ? 118 : 18), top: 10, bottom: height - 44 };
  const bands = [upperLimit.intervalExact, biasInterval, lowerLimit.intervalExact];
  const down = linearScale(
    [...points.map(({ difference }) => difference), ...bands.flat().filter(Number.isFinite), 0],
    { from: area.bottom, to: area.top, wantedTicks: Math.max(3, Math.floor(height / 50)) },
  );
  const across = linearScale(
    points.map(({ mean }) => mean),
    { from: area.left, to: area.right, wantedTicks: Math.max(4, Math.floor(width / 110)) },
  );
  const unit = resultsText.unit(row.quantity, row.phase);
  const lines = [
    { value: upperLimit.value, name: resultsText.upperLimit, className: 'figure-limit' },
    { value: bias, name: resultsText.bias, className: 'figure-bias' },
    { value: lowerLimit.value, name: resultsText.lowerLimit, className: 'figure-limit' },
  ];
  return (
    <svg width={width} height={height} role={onPick ? 'group' : 'img'} aria-label={title}>
      {bands.map((interval, index) => (
        <Band key={lines[index]?.name} interval={interval} area={area} down={down} />
      ))}
      <VerticalAxis scale={down} area={area} />
      <VerticalLabel area={area} label={`${second} − ${first}${unit}`} />
      <HorizontalAxis scale={across} area={area} label={resultsText.meanOf(first, second, unit)} />
      {lines.map(({ value, name, className }) => (
        <g key={name} transform={`translate(0 ${down.at(value)})`}>
          <line x1={area.left} x2={area.right} className={className} />
          <text
            x={isWide ? area.right + 8 : area.right - 2}
            dy={isWide ? '0.35em' : '-0.4em'}
            textAnchor={isWide ? 'start' : 'end'}
            className="figure-name over-marks"
          >
            {name} {roundedText(value, decimals)}
          </text>
        </g>
      ))}
      <BlandAltmanMarks
        points={points}
        x={({ mean }) => across.at(mean)}
        y={({ difference }) => down.at(difference)}
        area={area}
        decimals={decimals}
        highlightedId={highlightedId}
        onPick={onPick}
      />
    </svg>
  );
}

/** A confidence interval as a band over the whole plot; none where it has no end. */
function Band({
  interval: [low, high],
  area,
  down,
}: {
  readonly interval: readonly [number, number];
  readonly area: PlotArea;
  readonly down: LinearScale;
}) {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null;
  return (
    <rect
      x={area.left}
      width={area.right - area.left}
      y={down.at(high)}
      height={Math.max(0, down.at(low) - down.at(high))}
      className="figure-band"
    />
  );
}
