import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { storeInArchive } from '../../../scripts/storeInArchive.mjs';
import { asked, textOf } from '../../e2e/support/archiveByHttp';
import { siteWithArchive } from '../../e2e/support/siteWithArchive';
import { startOrthanc, withoutOrthanc } from '../../support/orthanc';
import { phantomFiles } from '../../support/phantomFiles';
import { type Row, table } from '../support/table';
import { type ArchiveMeasured, measureArchive, measureFolder } from './measureArchive';
import { measureOhif, type OhifMeasured } from './measureOhif';
import { serveOhif } from './serveOhif';

/** Subjects of the demo that make about 1,000 slices. */
const subjects = 18;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
const ms = (value: number): string => `${Math.round(value).toLocaleString('en-US')} ms`;
const ratio = (value: number, of: number): string => `${(value / of).toFixed(2)} times`;

/** The server alone: every series' headers, one after another, by a program that does nothing with them. */
async function headersAlone(url: string): Promise<number> {
  const from = performance.now();
  for (const series of await asked(url, 'series')) {
    await asked(url, `studies/${textOf(series, '0020000D')}/series/${textOf(series, '0020000E')}/metadata`);
  }
  return performance.now() - from;
}

/** Measures a study of about 1,000 slices in an archive on this computer, beside the same files from a folder, and OHIF. */
export async function runArchiveBench({
  rounds,
  hasOhif,
}: {
  readonly rounds: number;
  readonly hasOhif: boolean;
}): Promise<void> {
  const orthanc = await startOrthanc();
  if (!orthanc) {
    console.log(`The archive was not measured: ${withoutOrthanc}.`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-archive-bench-'));
  const site = await siteWithArchive(orthanc.url);
  const ohif = hasOhif ? await serveOhif(orthanc.url) : { absent: 'it was left out (--no-ohif)' };
  try {
    const files = phantomFiles(Array.from({ length: subjects }, (_, index) => index));
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    for (let at = 0; at < files.length; at += 100) {
      await storeInArchive(
        orthanc.url,
        files.slice(at, at + 100).map(({ bytes }) => bytes),
      );
    }
    const [study = {}] = await asked(orthanc.url, 'studies?limit=1');
    const [archive, local, theirs]: [
      ArchiveMeasured[],
      Omit<ArchiveMeasured, 'workListMs' | 'longestTaskMs'>[],
      OhifMeasured[],
    ] = [[], [], []];
    const alone: number[] = [];
    // By turns, so that a machine that grows slow does so for all.
    for (let round = 0; round < rounds; round++) {
      archive.push(await measureArchive(site.url, 2 * subjects));
      local.push(await measureFolder(site.url, folder));
      alone.push(await headersAlone(orthanc.url));
      if ('absent' in ohif) continue;
      // Another's viewer that does not come up here must not take our own numbers with it.
      const run = await measureOhif(ohif.url, textOf(study, '0020000D')).catch((cause: unknown) =>
        String(cause),
      );
      if (typeof run === 'string') console.log(`OHIF, round ${round + 1}: ${run.split('\n')[0]}`);
      else theirs.push(run);
    }
    const of = <T>(runs: readonly T[], pick: (run: T) => number): number => median(runs.map(pick));
    const [headers, first] = [of(archive, (run) => run.headersMs), of(archive, (run) => run.firstSliceMs)];
    const list = of(archive, (run) => run.workListMs);
    const rows: Row[] = [
      ['address -> work list', ms(list), '', ''],
      ['studies chosen -> all headers here', ms(headers), '', ''],
      ['  the server alone', ms(median(alone)), '', ''],
      ['  archive / the server alone', ratio(headers, median(alone)), '', ''],
      ['  longest task of the page', ms(of(archive, (run) => run.longestTaskMs)), '50 ms', ''],
      ['  the same files from a folder', ms(of(local, (run) => run.headersMs)), '', ''],
      [
        '  archive / folder',
        ratio(
          headers,
          of(local, (run) => run.headersMs),
        ),
        '',
        '',
      ],
      ['Enter -> first slice', ms(first), '', ''],
      ['  from a folder', ms(of(local, (run) => run.firstSliceMs)), '', ''],
      [
        '  archive / folder',
        ratio(
          first,
          of(local, (run) => run.firstSliceMs),
        ),
        '',
        '',
      ],
    ];
    if ('absent' in ohif) rows.push([`OHIF was not measured: ${ohif.absent}`, '', '', '']);
    else if (theirs.length === 0) rows.push(['OHIF did not come up', '', '', '']);
    else {
      const [theirList, theirSlice] = [
        of(theirs, (run) => run.workListMs),
        of(theirs, (run) => run.firstSliceMs),
      ];
      rows.push(
        ['OHIF 3.13.2, address -> list of studies', ms(theirList), '', ''],
        ['  ours / OHIF', ratio(list, theirList), '', ''],
        ['OHIF 3.13.2, address of a study -> first slice', ms(theirSlice), '', ''],
        ['  ours / OHIF (ours: the project is open already)', ratio(first, theirSlice), '', ''],
      );
      ohif.stop();
    }
    console.log(
      table(`An archive on this computer: ${files.length} slices of ${subjects} subjects, Orthanc`, rows),
    );
  } finally {
    if (!('absent' in ohif)) ohif.stop();
    await site.stop();
    await orthanc.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
