import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { err } from '../../../../src/base/result';
import type { ArchiveClient } from '../../../../src/domain/archive/archiveClient';
import type { ArchiveStudy } from '../../../../src/domain/archive/archiveStudy';
import { observerId } from '../../../../src/domain/ids';
import { archiveImages } from '../../../support/archiveImages';
import { seriesFiles } from '../../../support/archiveSeries';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import {
  type AskedQuestion,
  type ConnectOptions,
  type MemoryArchive,
  memoryArchive,
} from '../../../support/memoryArchive';
import { memorySources } from '../../../support/memorySources';
import { phantomFiles } from '../../../support/phantomFiles';

/** A subject's two imaging studies of an axial and a sagittal series each, as the archive has them. */
const images = phantomFiles([0]);
/** Things that lie beside them in an archive and are never measured. */
const study = '1.2.77';
const beside = [
  seriesFiles({ study, series: `${study}.1`, slices: 20, number: 1, description: 'localizer' }),
  seriesFiles({ study, series: `${study}.2`, slices: 20, number: 2, description: 'T1_ax', echoTimeMs: 9 }),
  seriesFiles({ study, series: `${study}.3`, slices: 1, number: 3, description: 'Report', modality: 'SR' }),
].flat();

interface Browser extends TestWorkstation {
  readonly asked: AskedQuestion[];
  readonly client: ArchiveClient;
}

/** A browser beside an archive; the same name again is the same browser after a reload. */
function browser(databaseName: string, archive: MemoryArchive, options: ConnectOptions = {}): Browser {
  const { client, asked } = archive.connect(options);
  const sources = memorySources().port;
  return {
    ...makeWorkstation({ databaseName, images: archiveImages(), archive: client, sources }),
    asked,
    client,
  };
}

const connect = ({ app }: Browser) => app.connectArchive('/dicom-web', { kind: 'none' });

async function studiesOf(archive: MemoryArchive): Promise<readonly ArchiveStudy[]> {
  const found = await archive.connect().client.searchStudies({}, new AbortController().signal);
  return found.ok ? found.value : [];
}

async function reopened(name: string, archive: MemoryArchive): Promise<Browser> {
  const again = browser(name, archive);
  await again.app.refreshStart();
  const [first] = again.state().projects ?? [];
  if (!first) throw new Error('The project is not there');
  await again.app.openProject(first.project.id);
  return again;
}

const reachable = ({ state }: Browser) => state().open?.reachable.size ?? 0;

function asksFor({ asked }: Browser, verb: AskedQuestion['verb']): readonly string[] {
  return asked.filter((one) => one.verb === verb).map(({ uids }) => uids.at(-1) ?? '');
}

describe('studies of an archive', () => {
  it('become subjects with both scans; what is never measured is told and its images stay away', async () => {
    const archive = memoryArchive([...images.map(({ bytes }) => bytes), ...beside]);
    const here = browser('archive-pairs', archive);
    await connect(here);
    await here.app.newProject('From the archive');
    await here.app.addFromArchive(await studiesOf(archive));
    const { open, import: last } = here.state();
    const paired = open?.subjects.filter(({ scans }) => scans.preop && scans.followUp) ?? [];
    expect(paired).toHaveLength(1);
    expect(last).toMatchObject({ kind: 'done', images: 56, isCancelled: false });
    const told = last.kind === 'done' ? last.unused.map(({ kind, path }) => `${kind} ${path}`).sort() : [];
    expect(told).toEqual([
      'report archive:/dicom-web/series 3 Report',
      'series-localiser archive:/dicom-web/series 1 localizer',
      'series-other-contrast archive:/dicom-web/series 2 T1_ax',
    ]);
    expect(asksFor(here, 'seriesMetadata')).toHaveLength(4);
  });

  it('are fetched slice by slice as they are looked at, with the neighbours', async () => {
    const archive = memoryArchive(images.map(({ bytes }) => bytes));
    const here = browser('archive-slices', archive);
    await connect(here);
    await here.app.newProject('From the archive');
    await here.app.addFromArchive(await studiesOf(archive));
    // One of each of the four series, and the first that is shown.
    expect(new Set(asksFor(here, 'instance')).size).toBeLessThanOrEqual(5);
    const [subject] = here.state().open?.subjects ?? [];
    if (!subject) throw new Error('There is a subject');
    await here.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    await here.app.openReading(subject.id);
    await expect.poll(() => here.state().reading?.panes.preop?.axial.pixels.kind).toBe('here');
    await expect.poll(() => here.state().reading?.panes.followUp?.sagittal?.pixels.kind).toBe('here');
    // The four slices that are shown, and two neighbours on each side, beside those from before: never all 56.
    expect(new Set(asksFor(here, 'instance')).size).toBeLessThanOrEqual(4 * 5 + 5);
    const { length } = asksFor(here, 'instance');
    expect(new Set(asksFor(here, 'instance')).size).toBe(length);
  });

  it('go on where a lost connection ended: what came is not asked for again', async () => {
    const archive = memoryArchive(images.map(({ bytes }) => bytes));
    let fails = true;
    let isGone = false;
    const here = browser('archive-resumed', archive, {
      fails: (number, verb) => {
        // One object of each series comes last: two series are whole when the third is asked for.
        const ofIt = here.asked.slice(0, number).filter((one) => one.verb === 'instance');
        isGone ||= verb === 'instance' && ofIt.length > 2;
        return fails && isGone;
      },
    });
    await connect(here);
    await here.app.newProject('Resumed');
    const studies = await studiesOf(archive);
    await here.app.addFromArchive(studies);
    const first = here.state().import;
    const lost =
      first.kind === 'done' ? first.unused.filter(({ kind }) => kind === 'archive-not-reached') : [];
    expect(lost.length).toBeGreaterThan(0);
    const came = new Set(
      [...(here.state().open?.images.values() ?? [])].map(({ header }) => header.seriesInstanceUid),
    );
    expect(came.size + lost.length).toBe(4);
    expect(came.size).toBeGreaterThan(0);

    expect(first).toMatchObject({ canGoOn: true });

    fails = false;
    here.asked.length = 0;
    await here.app.goOnFromArchive();
    expect(here.state().open?.images.size).toBe(56);
    expect(here.state().import).not.toHaveProperty('canGoOn');
    // All is here: there is nothing to go on with.
    const { length } = here.asked;
    await here.app.goOnFromArchive();
    expect(here.asked).toHaveLength(length);
    for (const series of came) expect(here.asked.filter(({ uids }) => uids.includes(series))).toEqual([]);
  });

  it('are reached again after a reload when the archive is connected, without a question to it', async () => {
    const archive = memoryArchive(images.map(({ bytes }) => bytes));
    const first = browser('archive-reload', archive);
    await connect(first);
    await first.app.newProject('Reloaded');
    await first.app.addFromArchive(await studiesOf(archive));
    expect(reachable(first)).toBe(56);
    await first.app.closeProject();

    const again = await reopened('archive-reload', archive);
    expect(reachable(again)).toBe(0);
    expect(again.state().sources.archive).toEqual({ address: '/dicom-web', images: 56 });
    await connect(again);
    await expect.poll(() => reachable(again)).toBe(56);
    expect(again.state().sources.archive).toBeUndefined();
    expect(again.asked).toEqual([]);

    again.app.disconnectArchive();
    expect(reachable(again)).toBe(0);
    await expect.poll(() => again.state().sources.archive?.images).toBe(56);
  });

  it('are no copies until somebody wants copies', async () => {
    const archive = memoryArchive(images.map(({ bytes }) => bytes));
    const here = browser('archive-copies', archive);
    await connect(here);
    await here.app.newProject('Copies');
    await here.app.addFromArchive(await studiesOf(archive));
    expect(here.state().sources.copies.images).toBe(0);
    await here.app.chooseCopies('yes');
    expect(here.state().sources.copies.images).toBe(56);
  });

  it('ask for a connection where there is none', async () => {
    const archive = memoryArchive(images.map(({ bytes }) => bytes));
    const here = browser('archive-none', archive);
    await here.app.newProject('Unconnected');
    await here.app.addFromArchive(await studiesOf(archive));
    expect(here.state().archiveAsked).toBe('');
    expect(here.state().open?.images.size).toBe(0);
  });
});

describe('images that came as files', () => {
  it('are found in an archive by their UIDs, and no pixels are fetched for that', async () => {
    const archive = memoryArchive(images.map(({ bytes }) => bytes));
    const first = browser('archive-found', archive);
    await first.app.newProject('Files');
    await first.app.importImages({ kind: 'files', files: images });
    expect(reachable(first)).toBe(56);
    // Nobody keeps copies of the files.
    await first.app.chooseCopies('no');
    await first.app.closeProject();

    const again = await reopened('archive-found', archive);
    expect(reachable(again)).toBe(0);
    expect(again.state().sources.archive).toBeUndefined();
    await connect(again);
    await expect.poll(() => reachable(again)).toBe(56);
    expect(asksFor(again, 'instance')).toEqual([]);
    expect(asksFor(again, 'seriesMetadata')).toEqual([]);
    const [image] = again.state().open?.images.values() ?? [];
    if (!image) throw new Error('There is an image');
    await expect
      .poll(() =>
        [...(again.state().open?.images.values() ?? [])].every(({ path }) => path.startsWith('archive:')),
      )
      .toBe(true);
    // What they are is checked when they come.
    const [location] = [again.ports.images.archiveLocation('/dicom-web', image.header, image.sizeBytes)];
    const decoded = await again.ports.images.decode(location, image.header);
    expect(decoded.ok).toBe(true);
  });

  it('are found by an observer too, whose view names no place', async () => {
    const archive = memoryArchive(images.map(({ bytes }) => bytes));
    const first = browser('archive-observer', archive);
    await first.app.newProject('Files');
    await first.app.importImages({ kind: 'files', files: images });
    await first.app.chooseCopies('no');
    await first.app.closeProject();

    const again = await reopened('archive-observer', archive);
    await again.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    expect(reachable(again)).toBe(0);
    await connect(again);
    await expect.poll(() => reachable(again)).toBe(56);
    const view = JSON.stringify([...(again.state().open?.images.values() ?? [])]);
    expect(view).not.toContain('archive:');
    const [subject] = again.state().open?.subjects ?? [];
    if (!subject) throw new Error('There is a subject');
    await again.app.openReading(subject.id);
    await expect.poll(() => again.state().reading?.panes.preop?.axial.pixels.kind).toBe('here');
    // What else lies in a study, such as what another observer sent, is not even listed.
    expect(asksFor(again, 'searchSeries')).toEqual([]);
  });

  it('that do not come to an observer are not told of in the archive’s own words', async () => {
    const archive = memoryArchive(images.map(({ bytes }) => bytes));
    const { client } = archive.connect();
    const said = 'No object of KIM^YUNA in study 1.3.12.2.1107.5.2.32.20210804';
    const first = browser('archive-observer-words', archive);
    await first.app.newProject('Files');
    await first.app.importImages({ kind: 'files', files: images });
    await first.app.chooseCopies('no');
    await first.app.closeProject();
    const again = makeWorkstation({
      databaseName: 'archive-observer-words',
      images: archiveImages(),
      archive: {
        ...client,
        instance: async () => err({ kind: 'not-found', message: said, status: 404, attempts: 1 } as const),
      },
      sources: memorySources().port,
    });
    await again.app.refreshStart();
    await again.app.openProject(present(again.state().projects?.[0], 'the project').project.id);
    await again.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    await again.app.connectArchive('/dicom-web', { kind: 'none' });
    await expect.poll(() => again.state().open?.reachable.size).toBe(56);
    await again.app.openReading(present(again.state().open?.subjects[0], 'a subject').id);
    await expect.poll(() => again.state().reading?.panes.preop?.axial.pixels.kind).toBe('failed');
    expect(again.state().reading?.panes.preop?.axial.pixels).toMatchObject({
      message: 'The archive does not have this image any more.',
    });
    expect(/KIM|20210804/.test(JSON.stringify(again.state()))).toBe(false);
  });
});
