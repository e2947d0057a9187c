import { useElementSize } from '@mantine/hooks';
import type { ChangesAgainstMdc } from '../../../analysis/changeAgainstMdc';
import { linearScale } from '../../../report/figures/parts/linearScale';
import { signedText } from '../../../report/rounding';
import { type PlotArea, VerticalAxis, VerticalLabel } from '../figures/FigureAxes';
import { GroupKey, GroupMark } from '../figures/GroupMark';
import { checksText } from './checksText';

const text = checksText.mdc;

/** Every subject's change in order of size, with the band of the MDC95. */
export function MdcFigure({
  changes,
  groups,
  name,
  decimals,
  height,
}: {
  readonly changes: ChangesAgainstMdc;
  /** In print order, with their names. */
  readonly groups: readonly { readonly group: string; readonly label: string }[];
  readonly name: string;
  readonly decimals: number;
  readonly height: number;
}) {
  const { ref, width } = useElementSize();
  const { subjects, mdc } = changes;
  const area: PlotArea = { left: 56, right: width - 8, top: 10, bottom: height - 12 };
  const down = linearScale(
    [...subjects.map(({ changePercent }) => changePercent), -mdc.mdc95, mdc.mdc95, 0],
    {
      from: area.bottom,
      to: area.top,
      wantedTicks: 7,
    },
  );
  const step = (area.right - area.left) / Math.max(1, subjects.length);
  const title = text.figure(name);
  return (
    <section className="figures" aria-label={title}>
      <figure className="figure">
        <figcaption>
          {title}
          <span className="figure-result">
            {groups.map(({ group, label }, index) => (
              <span key={group} className="mdc-key">
                <GroupKey index={index} />
                {label}
              </span>
            ))}
            {text.figureNote}
          </span>
        </figcaption>
        <div ref={ref} className="figure-space">
          {width > 200 ? (
            <svg width={width} height={height} role="img" aria-label={title}>
              <rect
                x={area.left}
                width={area.right - area.left}
                y={down.at(mdc.mdc95)}
                height={Math.max(0, down.at(-mdc.mdc95) - down.at(mdc.mdc95))}
                className="figure-band"
              />
              <VerticalAxis scale={down} area={area} />
              <VerticalLabel area={area} label={text.unit} />
              {[mdc.mdc95, -mdc.mdc95].map((limit) => (
                <line
                  key={limit}
                  x1={area.left}
                  x2={area.right}
                  y1={down.at(limit)}
                  y2={down.at(limit)}
                  className="figure-limit"
                />
              ))}
              {subjects.map(({ subjectId, code, group, changePercent }, index) => (
                <GroupMark
                  key={subjectId}
                  index={groups.findIndex((one) => one.group === group)}
                  x={area.left + (index + 0.5) * step}
                  y={down.at(changePercent)}
                  name={`${code}: ${signedText(changePercent, decimals)} %`}
                />
              ))}
            </svg>
          ) : null}
        </div>
      </figure>
    </section>
  );
}
