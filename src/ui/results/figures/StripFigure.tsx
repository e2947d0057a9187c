import { useElementSize } from '@mantine/hooks';
import { descriptionsOf } from '../../../analysis/descriptionsOf';
import { rowValues } from '../../../analysis/rowValues';
import type { TableTwoRow } from '../../../analysis/tableTwo';
import { beeswarm } from '../../../report/figures/parts/beeswarm';
import { linearScale } from '../../../report/figures/parts/linearScale';
import { whiskers } from '../../../report/figures/parts/whiskers';
import type { PrintedGroup } from '../../../report/groupNames';
import { defaultPrintSettings } from '../../../report/printSettings';
import { roundedText } from '../../../report/rounding';
import { resultsText } from '../resultsText';
import { type PlotArea, VerticalAxis } from './FigureAxes';
import { GroupMark } from './GroupMark';

const pointDiameter = 6.4;
// Of the names under the groups, on average.
const letterWidth = 6.6;

/** A name that fits its band, cut off with an ellipsis where it is longer. */
function fitted(name: string, band: number): string {
  const room = Math.max(3, Math.floor((band - 8) / letterWidth));
  return name.length <= room ? name : `${name.slice(0, room - 1).trimEnd()}…`;
}

/** Every subject's change as a point, by group, each group with its box beside it. */
export function StripFigure({
  row,
  groups,
  title,
  height,
}: {
  readonly row: TableTwoRow;
  readonly groups: readonly PrintedGroup[];
  readonly title: string;
  readonly height: number;
}) {
  const { ref, width } = useElementSize();
  const area: PlotArea = { left: 38, right: width, top: 10, bottom: height - 40 };
  const all = groups.flatMap(({ group }) => rowValues(row, group).map(({ value }) => value));
  const scale = linearScale([...all, 0], { from: area.bottom, to: area.top, wantedTicks: 6 });
  const band = (area.right - area.left) / Math.max(1, groups.length);
  const descriptions = descriptionsOf(row.comparison);
  const n = groups.map(({ group, label }) => `${label}, n = ${rowValues(row, group).length}`).join('; ');
  return (
    <figure className="figure">
      <figcaption>{title}</figcaption>
      <div ref={ref} className="figure-space">
        {width > 120 ? (
          <svg width={width} height={height} role="img" aria-label={`${title}. ${n}.`}>
            <VerticalAxis scale={scale} area={area} />
            {groups.map(({ group, label }, index) => {
              const values = rowValues(row, group);
              const middle = area.left + band * (index + 0.42);
              const heights = values.map(({ value }) => scale.at(value));
              const places = beeswarm(heights, { diameter: pointDiameter, halfWidth: band * 0.26 });
              const description = descriptions[index];
              return (
                <g key={group}>
                  {values.map(({ subjectId, code, value }, at) => (
                    <GroupMark
                      key={subjectId}
                      index={index}
                      x={middle + (places[at] ?? 0)}
                      y={heights[at] ?? 0}
                      name={`${code}: ${roundedText(value, defaultPrintSettings.changeDecimals)} %`}
                    />
                  ))}
                  {description?.ok ? (
                    <Box
                      x={area.left + band * (index + 0.82)}
                      q1={scale.at(description.value.q1)}
                      median={scale.at(description.value.median)}
                      q3={scale.at(description.value.q3)}
                      ends={whiskers(
                        values.map(({ value }) => value),
                        description.value.q1,
                        description.value.q3,
                      )}
                      at={scale.at}
                    />
                  ) : null}
                  <text x={middle + band * 0.08} y={height - 19} textAnchor="middle" className="figure-name">
                    {fitted(label, band)}
                    {fitted(label, band) === label ? null : <title>{label}</title>}
                  </text>
                  <text x={middle + band * 0.08} y={height - 5} textAnchor="middle" className="figure-text">
                    {resultsText.n(values.length)}
                  </text>
                </g>
              );
            })}
          </svg>
        ) : null}
      </div>
    </figure>
  );
}

function Box({
  x,
  q1,
  median,
  q3,
  ends,
  at,
}: {
  readonly x: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly ends: { readonly low: number; readonly high: number };
  readonly at: (value: number) => number;
}) {
  const half = 7;
  return (
    <g>
      <line x1={x} x2={x} y1={at(ends.low)} y2={q1} className="box-line" />
      <line x1={x} x2={x} y1={q3} y2={at(ends.high)} className="box-line" />
      <rect x={x - half} width={2 * half} y={q3} height={Math.max(0, q1 - q3)} className="box-body" />
      <line x1={x - half} x2={x + half} y1={median} y2={median} className="box-median" />
    </g>
  );
}
