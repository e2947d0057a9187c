import { type Row, table, verdict } from '../support/table';
import type { ImportMeasured } from './measureImport';
import type { ScrollMeasured } from './measureScroll';
import type { SliceSet } from './sliceSet';
import type { OwnTask } from './taskTrace';

/** All runs over one set, product and floor in turns. */
export interface SetRuns {
  readonly set: SliceSet;
  readonly product: readonly ImportMeasured[];
  readonly floor: readonly ImportMeasured[];
  readonly tasks: readonly OwnTask[];
}

/**
 * OHIF 3.12.10 in local mode over the same kind of slices (526 KB, 90 a subject), by files: peak memory of its
 * renderers (PSS), MB, and slices/s. Measured beside a floor like ours in headless Chromium 156 with software WebGL on
 * two cores (2026); quoted here, not measured again.
 */
const ohif: Readonly<Record<number, { readonly memoryMb: number; readonly slicesPerS: number }>> = {
  900: { memoryMb: 885, slicesPerS: 326 },
  3600: { memoryMb: 2319, slicesPerS: 295 },
};

function median(values: readonly (number | undefined)[]): number | undefined {
  const known = values.flatMap((value) => value ?? []).sort((a, b) => a - b);
  const middle = known.length / 2;
  const [low, high] = [known[Math.ceil(middle) - 1], known[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

const rounded = (value: number | undefined, unit = ''): string =>
  value === undefined ? 'not measured' : `${Math.round(value).toLocaleString('en-US')}${unit}`;
function importRows({ set, product, floor, tasks }: SetRuns): readonly Row[] {
  const of = (runs: readonly ImportMeasured[], what: keyof ImportMeasured) =>
    median(runs.map((run) => run[what]));
  const [rate = 0, floorRate = 0] = [of(product, 'slicesPerS'), of(floor, 'slicesPerS')];
  const [memory, floorMemory] = [of(product, 'memoryMb'), of(floor, 'memoryMb')];
  const peer = ohif[set.files];
  const share = rate / floorRate;
  const longest = of(product, 'longestOwnTaskMs');
  const first = of(product, 'firstSliceMs');
  const spread = product
    .map((run, at) => run.slicesPerS / (floor[at]?.slicesPerS ?? Number.NaN))
    .map((ratio) => `${Math.round(100 * ratio)} %`)
    .join(', ');
  const [traced] = tasks;
  return [
    ['slices/s, product', rounded(rate), '', ''],
    ['slices/s, floor', rounded(floorRate), '', ''],
    ['product / floor', `${Math.round(100 * share)} % (${spread})`, '>= 110 %', verdict(share >= 1.1)],
    ...(peer
      ? [
          [
            'product / OHIF',
            `${(rate / peer.slicesPerS).toFixed(1)} times its ${peer.slicesPerS}`,
            '',
            '',
          ] as const,
        ]
      : []),
    ['files given -> all listed', rounded(of(product, 'listedMs'), ' ms'), '', ''],
    ['files given -> all on disk', rounded(of(product, 'savedMs'), ' ms'), '', ''],
    [
      'before that, the browser makes the list of files',
      `${rounded(of(product, 'givenMs'), ' ms')} (floor ${rounded(of(floor, 'givenMs'), ' ms')})`,
      '',
      '',
    ],
    [
      'processor time of the whole browser',
      `${rounded(of(product, 'cpuMs'), ' ms')} (floor ${rounded(of(floor, 'cpuMs'), ' ms')})`,
      '',
      '',
    ],
    [
      'memory of the renderers at its peak (PSS)',
      `${rounded(memory, ' MB')} (floor ${rounded(floorMemory, ' MB')})`,
      peer ? `<= ${rounded(peer.memoryMb / 10, ' MB')}, a tenth of OHIF's` : '',
      peer && memory !== undefined ? verdict(memory <= peer.memoryMb / 10) : '',
    ],
    [
      'longest own task, over 50 ms or none',
      longest === 0 ? 'none over 50 ms' : rounded(longest, ' ms'),
      '<= 50 ms',
      verdict(longest === undefined ? undefined : longest <= 50),
    ],
    ...(traced
      ? [
          [
            'longest own task in a run that was traced',
            `${rounded(traced.wallMs, ' ms')}${traced.cpuMs === undefined ? '' : `, ${rounded(traced.cpuMs, ' ms')} of them on the processor`}`,
            '<= 50 ms',
            verdict(traced.wallMs <= 50),
          ] as const,
        ]
      : []),
    [
      'first axial slice on screen',
      rounded(first, ' ms'),
      '<= 300 ms',
      verdict(first === undefined ? undefined : first <= 300),
    ],
  ];
}

function scrollRows(scroll: ScrollMeasured): readonly Row[] {
  return [
    ['ms a slice', scroll.msPerSlice.toFixed(1), '', ''],
    [
      'frame interval, median',
      `${scroll.frameP50Ms.toFixed(1)} ms`,
      '<= 17 ms',
      verdict(scroll.frameP50Ms <= 17),
    ],
    [
      'frame interval, 95 % below',
      `${scroll.frameP95Ms.toFixed(1)} ms`,
      '<= 25 ms',
      verdict(scroll.frameP95Ms <= 25),
    ],
    [
      'frames from the wheel to the picture, median',
      `${scroll.framesToPicture} (95 % within ${scroll.framesToPictureP95})`,
      '<= 2',
      verdict(scroll.framesToPicture <= 2),
    ],
  ];
}

/** The report of one set. */
export function setReport(runs: SetRuns): string {
  return table(`Import of ${runs.set.name} slices, median of ${runs.product.length}`, importRows(runs));
}

/** The report of scrolling. */
export function scrollReport(scroll: ScrollMeasured): string {
  return table(`Scrolling ${scroll.slices} slices of 512 × 512 on Read, two scans shown`, scrollRows(scroll));
}
