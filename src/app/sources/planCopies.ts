import type { Steps } from '../../base/steps';
import type { CatalogueSeries } from '../../domain/catalogue/catalogue';
import { imageKey } from '../../domain/image/imageRef';
import type { ImageLocation } from '../../domain/import/importOutcome';
import type { CopySetting, FileToCopy } from '../../domain/keeping/keptSources';
import { neededSeries } from '../../domain/study/neededSeries';
import { timePoints } from '../../domain/timePoint';
import type { OpenProject } from '../../state/openProject';
import { reservedBytes } from './reservedBytes';
import { rootName } from './sourceFacts';

/** The files of one series, which are copied together or not at all. */
export interface PlannedPack {
  readonly files: readonly FileToCopy[];
  readonly images: number;
  readonly bytes: number;
}

/** What planning copies looks at. */
export interface CopyPlanInput {
  readonly open: Pick<OpenProject, 'catalogue' | 'subjects'>;
  readonly setting: CopySetting;
  readonly rememberedNames: ReadonlySet<string>;
  readonly isCopied: (key: string) => boolean;
  readonly locationOf: (key: string) => ImageLocation | undefined;
}

/**
 * What of the needed series is to be copied now: slices that are reachable, have no copy, and would not come back by
 * themselves (by default those in no remembered folder and in no archive). A file with several slices is copied once. In steps, one a
 * subject, the series that scans name before all others: no more than one subject is looked at at a time.
 */
export function* planCopySteps(input: CopyPlanInput): Steps<readonly PlannedPack[]> {
  const { open, setting } = input;
  if (setting === 'no') return [];
  const packs: PlannedPack[] = [];
  const seen = new Set<string>();
  for (const part of ['named', 'others'] as const) {
    for (const subject of open.subjects) {
      yield;
      const named = new Set(
        timePoints.flatMap((timePoint) => {
          const scan = subject.scans[timePoint];
          return scan ? [scan.axialSeriesUid, scan.sagittalSeriesUid] : [];
        }),
      );
      for (const series of neededSeries(open.catalogue, [subject])) {
        const { seriesInstanceUid } = series;
        if (named.has(seriesInstanceUid) !== (part === 'named') || seen.has(seriesInstanceUid)) continue;
        seen.add(seriesInstanceUid);
        const pack = packOf(series, input);
        if (pack) packs.push(pack);
      }
    }
  }
  return packs;
}

function packOf(
  { slices }: CatalogueSeries,
  { setting, rememberedNames, isCopied, locationOf }: CopyPlanInput,
): PlannedPack | undefined {
  const files = new Map<ImageLocation, { readonly keys: string[]; readonly header: FileToCopy['header'] }>();
  for (const { header } of slices) {
    const key = imageKey(header);
    const location = locationOf(key);
    if (!location || location.isCopy || isCopied(key)) continue;
    // Images of an archive come back when it is connected: all of them are fetched only where somebody wants that.
    const comesBack = location.isInArchive || rememberedNames.has(rootName(location));
    if (setting === 'default' && comesBack) continue;
    const file = files.get(location) ?? { keys: [], header };
    file.keys.push(key);
    files.set(location, file);
  }
  if (files.size === 0) return undefined;
  const toCopy = [...files].map(([location, { keys, header }]) => ({ keys, location, header }));
  return {
    files: toCopy,
    images: toCopy.reduce((sum, { keys }) => sum + keys.length, 0),
    bytes: toCopy.reduce((sum, { location }) => sum + location.sizeBytes, 0),
  };
}

/** The packs, from the first on, that the free space has room for. Unknown space: all; the browser says when it ends. */
export function packsThatFit(
  packs: readonly PlannedPack[],
  freeBytes: number | undefined,
): readonly PlannedPack[] {
  if (freeBytes === undefined) return packs;
  let left = freeBytes - reservedBytes;
  const fitting: PlannedPack[] = [];
  for (const pack of packs) {
    left -= pack.bytes * 1.01;
    if (left < 0) break;
    fitting.push(pack);
  }
  return fitting;
}
