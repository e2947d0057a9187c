import { type Row, table, verdict } from '../support/table';
import type { HandMeasured, HandsMeasured } from './measureHands';
import type { StatisticsMeasured } from './roiNumbers';

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;
}

const ms = (value: number, digits = 1): string => `${value.toFixed(digits)} ms`;

function timesText(ratios: readonly number[]): string {
  const [least, middle, most] = [0, 0.5, 1].map((part) => quantile(ratios, part).toFixed(0));
  return `${middle} times (${least} to ${most})`;
}

function statisticsRows(one: StatisticsMeasured): readonly Row[] {
  const { theirs, theirsOfVertices, numbers, differing } = one;
  const { ours: own, theirs: other } = numbers;
  return [
    [
      `${one.pixels.toLocaleString('en-US')} pixels, ours, of ${one.vertexCount} vertices`,
      ms(one.oursMs, 3),
      '',
      '',
    ],
    [`  Cornerstone, as its tool keeps the outline: ${theirs.pointCount} points`, ms(theirs.ms, 2), '', ''],
    [
      '  Cornerstone / ours',
      timesText(theirs.ratios),
      '>= 100 times',
      verdict(quantile(theirs.ratios, 0.5) >= 100),
    ],
    ['  Cornerstone, given our vertices alone', ms(theirsOfVertices.ms, 2), '', ''],
    ['  Cornerstone / ours', timesText(theirsOfVertices.ratios), '', ''],
    [
      '  the numbers agree',
      differing.length === 0
        ? `yes: ${own.pixelCount} and ${other.pixelCount} pixels, mean ${own.mean.toFixed(4)} and ${other.mean.toFixed(4)}`
        : `not ${differing.join(', ')}`,
      'within its pixel rule',
      verdict(differing.length === 0),
    ],
  ];
}

/** Both programs' statistics of the same outlines. */
export function statisticsReport(measured: readonly StatisticsMeasured[]): string {
  return table(
    "One full measurement of an outline, and Cornerstone's statistics of the same in the same page",
    measured.flatMap(statisticsRows),
  );
}

function frames({ cost }: HandMeasured): string {
  const [middle, most] = [0.5, 0.95].map((part) => ms(quantile(cost.intervalsMs, part)));
  return `${middle} (95 % within ${most})`;
}

function partRows({ cost, trace }: HandMeasured): readonly Row[] {
  const parts = Object.entries(trace?.partsMsPerFrame ?? {})
    .map(([part, value]) => `${part} ${value.toFixed(2)}`)
    .join(', ');
  return [
    ['  all work of the page, an event', ms(cost.taskMsPerEvent), '', ''],
    ...(trace
      ? [
          ['  of a frame, in a run that was traced', `${parts} ms`, '', ''] as const,
          [
            '  styles and layout asked for by JavaScript, an event',
            trace.forcedPerEvent.toFixed(2),
            '0',
            verdict(trace.forcedPerEvent < 0.05),
          ] as const,
        ]
      : []),
  ];
}

function linkedRows(title: string, hand: HandMeasured): readonly Row[] {
  const middle = quantile(hand.cost.intervalsMs, 0.5);
  return [
    [`${title}: JavaScript an event`, ms(hand.cost.scriptMsPerEvent, 2), '', ''],
    ['  frame interval, median', frames(hand), '<= 50 ms', verdict(middle <= 50)],
    ...partRows(hand),
  ];
}

/** Input on the Read screen. */
export function handsReport({ drag, pan, zoom }: HandsMeasured): string {
  const { cost } = drag;
  const p95 = quantile(cost.intervalsMs, 0.95);
  // The press, the release and the ways there move no vertex.
  const isLive = cost.changes >= cost.events - 10;
  return table('Read screen, two scans of 512 × 512 with four outlines of 400 vertices, processor time', [
    [
      'a vertex is dragged: JavaScript an event',
      ms(cost.scriptMsPerEvent, 2),
      '<= 2 ms',
      verdict(cost.scriptMsPerEvent <= 2),
    ],
    ['  frame interval, median', frames(drag), '95 % within 17.5 ms', verdict(p95 <= 17.5)],
    ['  CSA changed', `${cost.changes} of ${cost.events} events`, 'at every event', verdict(isLive)],
    ...partRows(drag),
    ...linkedRows('both pictures are moved', pan),
    ...linkedRows('both pictures are zoomed', zoom),
  ]);
}
