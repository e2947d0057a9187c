import { useState } from 'react';
import type { BlandAltmanPoint } from '../../../report/figures/parts/blandAltmanPoints';
import { signedText } from '../../../report/rounding';
import type { PlotArea } from './FigureAxes';
import { neighbourPoint } from './neighbourPoint';

interface MarksProps {
  readonly points: readonly BlandAltmanPoint[];
  readonly x: (point: BlandAltmanPoint) => number;
  readonly y: (point: BlandAltmanPoint) => number;
  readonly area: PlotArea;
  readonly decimals: number;
  readonly highlightedId: string | undefined;
  readonly onPick: ((subjectId: string) => void) | undefined;
}

/**
 * The subjects of a Bland-Altman plot. The one in hand is ringed and named; the one under the pointer or the keys is named
 * too. Where points can be picked, one of them is a stop of Tab, the arrow keys lead along the means and Enter picks.
 */
export function BlandAltmanMarks(props: MarksProps) {
  const { points, x, y, decimals, highlightedId, onPick } = props;
  const [pointedId, setPointed] = useState<string>();
  const highlighted = points.find(({ subjectId }) => subjectId === highlightedId);
  const pointed = points.find(({ subjectId }) => subjectId === pointedId);
  const stopId = (pointed ?? highlighted ?? points[0])?.subjectId;
  const onKeyDown = (event: React.KeyboardEvent<SVGGElement>, { subjectId }: BlandAltmanPoint): void => {
    const next = neighbourPoint(points, subjectId, event.key);
    if (next) {
      const all = event.currentTarget.parentElement;
      all?.querySelector<SVGElement>(`[data-subject="${CSS.escape(next.subjectId)}"]`)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      onPick?.(subjectId);
    } else return;
    // The keys of the screen mean something else.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      {onPick ? (
        <g>
          {points.map((point) => (
            // biome-ignore lint/a11y/useSemanticElements: a drawing has no button element.
            <g
              key={point.subjectId}
              role="button"
              tabIndex={point.subjectId === stopId ? 0 : -1}
              aria-pressed={point.subjectId === highlightedId}
              aria-label={pointName(point, decimals)}
              data-subject={point.subjectId}
              data-highlighted={point.subjectId === highlightedId || undefined}
              className="pick-point"
              transform={`translate(${x(point)} ${y(point)})`}
              onMouseEnter={() => setPointed(point.subjectId)}
              onMouseLeave={() => setPointed(undefined)}
              onFocus={() => setPointed(point.subjectId)}
              onBlur={() => setPointed(undefined)}
              onClick={() => onPick(point.subjectId)}
              onKeyDown={(event) => onKeyDown(event, point)}
            >
              <circle r={7} className="pick-area" />
              <circle r={2.6} className="mark-second" />
            </g>
          ))}
        </g>
      ) : (
        points.map((point) => (
          <circle
            key={point.subjectId}
            cx={x(point)}
            cy={y(point)}
            r={2.6}
            className="mark-second"
            data-subject={point.subjectId}
          >
            <title>{pointName(point, decimals)}</title>
          </circle>
        ))
      )}
      {highlighted ? <Named {...props} point={highlighted} name={highlighted.code} isInHand /> : null}
      {pointed && pointed !== highlighted ? (
        <Named {...props} point={pointed} name={pointName(pointed, decimals)} isInHand={false} />
      ) : null}
    </>
  );
}

function pointName({ code, difference }: BlandAltmanPoint, decimals: number): string {
  return `${code}: ${signedText(difference, decimals)}`;
}

/** A point with its name beside it, on the side where there is room. */
function Named({
  x,
  y,
  area,
  point,
  name,
  isInHand,
}: MarksProps & { readonly point: BlandAltmanPoint; readonly name: string; readonly isInHand: boolean }) {
  const isLeft = x(point) > (area.left + area.right) / 2;
  return (
    <g
      transform={`translate(${x(point)} ${y(point)})`}
      className="named-point"
      {...(isInHand && { 'data-in-hand': point.subjectId })}
    >
      {isInHand ? <circle r={7.5} className="in-hand-ring" /> : null}
      <circle r={4} className="mark-first" />
      <text
        x={isLeft ? -12 : 12}
        y={y(point) < area.top + 24 ? 14 : -8}
        textAnchor={isLeft ? 'end' : 'start'}
        className="figure-name over-marks"
      >
        {name}
      </text>
    </g>
  );
}
