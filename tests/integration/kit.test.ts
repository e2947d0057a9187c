import dcmjs from 'dcmjs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { KitOutcome } from '../../src/app/kits/kitOutcome';
import { uidTextOf } from '../../src/app/kits/kitUids';
import { present } from '../../src/base/assert';
import { unitsOf } from '../../src/domain/conduct/readingUnits';
import { sliceChooser } from '../../src/domain/conduct/sliceChooser';
import { observerId, readingId, type SubjectId, sopInstanceUid } from '../../src/domain/ids';
import { imageKey } from '../../src/domain/image/imageRef';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import { defaultConduct } from '../../src/domain/study/conduct';
import type { Protocol } from '../../src/domain/study/protocol';
import { targetsOf } from '../../src/domain/study/targets';
import type { TimePoint } from '../../src/domain/timePoint';
import { pseudonymUid } from '../../src/io/dicom/pseudonymUid';
import { readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import { cleanDicom } from '../../src/io/kits/cleanDicom';
import { decodeBytes, type MemoryFile } from '../support/bytesImages';
import { drawOutline } from '../support/drawOutline';
import { makeWorkstation, type TestWorkstation } from '../support/makeWorkstation';
import { phantomFiles, phantomTruth } from '../support/phantomFiles';

/*
 * A researcher's workstation and an observer's with a database of its own: a kit goes one way, readings come back. What the
 * observer drew and measured has to be at the researcher's to the bit, on the researcher's own images.
 */

const a = observerId('A');
const subjects = [0, 1];
const noProgress = () => undefined;
const never = new AbortController().signal;

async function researcher(
  name: string,
  protocol: Partial<Protocol>,
  identity: 'kept' | 'removed' = 'kept',
): Promise<TestWorkstation> {
  const station = makeWorkstation({ databaseName: name, hasBackupFolder: true });
  await station.app.newProject('Two computers', identity);
  const { project } = present(station.state().open, 'a project');
  const changed = {
    ...project,
    protocol: { ...project.protocol, isCsaDecided: true, ...protocol },
  };
  await station.ports.storage.save(project.id, { project: changed, event: { act: 'other', detail: '' } });
  await station.app.openProject(project.id);
  await station.app.importImages({ kind: 'files', files: phantomFiles(subjects, false) });
  return station;
}

function made(outcome: KitOutcome): Extract<KitOutcome, { kind: 'made' }> {
  if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome));
  return outcome;
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

function imagesIn(kit: Uint8Array): readonly MemoryFile[] {
  return Object.entries(unzipSync(kit))
    .filter(([name]) => name.startsWith('images/'))
    .map(([path, bytes]) => ({ path, bytes }));
}

async function openKit(station: TestWorkstation, kit: Uint8Array, files = imagesIn(kit)): Promise<void> {
  const taken = await station.ports.storage.readBundle(kit);
  if (!taken.ok) throw new Error(taken.error.message);
  await station.app.openProject(taken.value.projectId);
  await station.app.attachKitImages({ kind: 'files', files });
}

/** Which of the phantom's scans a subject or unit of the kit is, as only the researcher can tell. */
function truthOf(at: TestWorkstation, id: SubjectId, slot: TimePoint) {
  const { project, subjects: all } = present(at.state().open, 'a project');
  for (const [index, subject] of all.entries()) {
    const unit = unitsOf(project, subject).find((one) => one.id === id);
    if (unit) return { unit, index, timePoint: unit.timePoint ?? slot };
  }
  throw new Error('no such unit');
}

/** Reads one subject or masked scan of the kit: the phantom's own outlines, on its own slices. */
async function read(
  station: TestWorkstation,
  at: TestWorkstation,
  id: SubjectId,
  uidInKit?: (uid: string) => string,
): Promise<void> {
  const { app, state } = station;
  await app.openReading(id);
  const secret = present(present(at.state().open, 'a project').project.secretText, 'a secret');
  const session = present(state().reading, 'a reading');
  const slots = session.timePoints;
  for (const target of targetsOf(present(state().open, 'a project').project.protocol)) {
    if (target.side === 'none' || !slots.includes(target.timePoint)) continue;
    const { unit, index, timePoint } = truthOf(at, id, target.timePoint);
    const truth = phantomTruth(index, timePoint, target.side);
    const mapped = uidInKit ?? ((one: string) => pseudonymUid(uidTextOf(secret, unit), one));
    const { pseudonymText } = present(at.state().open, 'a project').project;
    const known =
      pseudonymText === undefined ? truth.sopInstanceUid : pseudonymUid(pseudonymText, truth.sopInstanceUid);
    const uid = mapped(known);
    const slices = present(state().reading?.panes[target.timePoint], 'a pane').axial.slices;
    await app.showAxialSlice(
      target.timePoint,
      slices.findIndex((slice) => slice.sopInstanceUid === uid),
    );
    await drawOutline(station, target.timePoint, truth.outlinePx);
  }
  await app.signReading();
}

async function readAll(station: TestWorkstation, at: TestWorkstation): Promise<void> {
  const ids = present(station.state().open, 'a project').subjects.map((one) => one.id);
  for (const id of ids) await read(station, at, id);
}

async function returned(station: TestWorkstation): Promise<Uint8Array> {
  const { project } = present(station.state().open, 'a project');
  const bundle = await station.ports.storage.writeBundle(project.id, a, 'return');
  if (!bundle.ok) throw new Error(bundle.error.message);
  return bundle.value;
}

async function merge(at: TestWorkstation, bundle: Uint8Array): Promise<void> {
  const taken = await at.ports.storage.readBundle(bundle, 'researcher', at.app.translateReturn);
  if (!taken.ok) throw new Error(taken.error.message);
}

/** The researcher's files by the UIDs that their project knows. */
function pathsByUid(pseudonymText: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    phantomFiles(subjects, false).flatMap(({ path, bytes }) => {
      const read = readSliceHeaders(bytes, bytes.length);
      const uid = read.ok ? read.value[0]?.sopInstanceUid : undefined;
      if (uid === undefined) return [];
      return [[pseudonymText === undefined ? uid : pseudonymUid(pseudonymText, uid), path]];
    }),
  );
}

/** Every ROI that came back, measured again on the researcher's own file. */
async function checkReturned(at: TestWorkstation, station: TestWorkstation, ids: readonly SubjectId[]) {
  const { project, images } = present(at.state().open, 'a project');
  const paths = pathsByUid(project.pseudonymText);
  let rois = 0;
  for (const id of ids) {
    const here = await at.ports.storage.loadReading(project.id, id, a, 1);
    const there = await station.ports.storage.loadReading(project.id, id, a, 1);
    if (!here.ok || !there.ok || !here.value || !there.value) throw new Error(`no reading of ${id}`);
    expect(here.value.state).toBe('signed');
    for (const [key, entry] of Object.entries(here.value.entries)) {
      const drawn = there.value.entries[key];
      if (entry.kind !== 'roi' || drawn?.kind !== 'roi') throw new Error('no ROI');
      expect(entry.roi.outlinePx).toEqual(drawn.roi.outlinePx);
      expect(entry.measurement.area).toEqual(drawn.measurement.area);
      expect(entry.measurement.signal).toEqual(drawn.measurement.signal);
      const stored = present(images.get(imageKey(entry.roi.image)), 'the researcher’s own image');
      const path = present(paths.get(stored.header.sopInstanceUid), 'the researcher’s own file');
      const image = await decodeBytes({ path, sizeBytes: stored.sizeBytes }, stored.header);
      if (!image.ok) throw new Error(image.error.message);
      expect(image.value.fingerprint).toBe(entry.roi.imageFingerprint);
      const again = measureRoi(image.value, entry.roi.outlinePx, entry.roi.exclusions);
      if (!again.ok) throw new Error(again.error.kind);
      expect(again.value.area).toEqual(entry.measurement.area);
      expect(again.value.signal).toEqual(entry.measurement.signal);
      rois += 1;
    }
  }
  return rois;
}

/** Pixels, position, orientation, rescaling, and Philips' scale: measuring needs them, so they remain. */
const neededTags = ['7FE00010', '00200032', '00200037', '00281052', '00281053', '2005100D', '2005100E'];

/** Every value inside a record with the way to it; without where slices lie and how values are scaled. */
function leaves(value: unknown, path: string, found: Set<string>): void {
  if (/originLps|DirectionLps|fingerprint|sizeBytes|rescale|philipsScale/.test(path)) return;
  if (typeof value !== 'object' || value === null) found.add(`${path} ${JSON.stringify(value)}`);
  else for (const [key, one] of Object.entries(value)) leaves(one, `${path}.${key}`, found);
}

const masked: Partial<Protocol> = {
  blinding: { ...defaultConduct.blinding, timePoint: true },
};

describe('a kit with images', () => {
  it.each([
    ['of subjects', {}],
    ['of masked scans', masked],
    ['of a project that keeps no names', {}],
  ] as const)(
    '%s is read on another computer, and its values come back to the bit',
    async (title, protocol) => {
      const identity = title.includes('no names') ? 'removed' : 'kept';
      const name = title.replace(/ /g, '-');
      const at = await researcher(`kit-researcher-${name}`, protocol, identity);
      const kit = made(await at.app.makeKit({ observerId: a, withImages: true }, noProgress, never));
      expect(kit.issue).toBe(1);
      const bytes = await bytesOf(kit.file);
      const station = makeWorkstation({ databaseName: `kit-observer-${name}` });
      await openKit(station, bytes);
      const open = present(station.state().open, 'a project');
      expect(open.person).toEqual({ kind: 'observer', observerId: a });
      expect(open.subjects).toHaveLength(kit.subjects);
      expect(open.reachable.size).toBe(kit.images);
      const ids = open.subjects.map((one) => one.id);
      await readAll(station, at);
      const back = await returned(station);
      await merge(at, back);
      expect(await checkReturned(at, station, ids)).toBe(8);
      // Twice is once.
      const before = await at.ports.storage.writeBundle(open.project.id, a);
      await merge(at, back);
      expect(await checkReturned(at, station, ids)).toBe(8);
      expect(before.ok).toBe(true);
    },
    180_000,
  );

  it('says nothing of who, when and which scans belong together, in any byte of it', async () => {
    const at = await researcher('kit-secrets', masked);
    const { project, subjects: all } = present(at.state().open, 'a project');
    const kit = await bytesOf(
      made(await at.app.makeKit({ observerId: a, withImages: true }, noProgress, never)).file,
    );
    const text = Object.entries(unzipSync(kit))
      .map(([path, bytes]) => `${path}\n${Buffer.from(bytes).toString('latin1')}`)
      .join('\n');
    const secrets = [
      present(project.secretText, 'a secret'),
      ...all.flatMap(({ id, code, patientKey, scans }) => [
        id,
        code,
        patientKey,
        ...[scans.preop, scans.followUp].flatMap((scan) => [
          scan?.studyInstanceUid,
          scan?.axialSeriesUid,
          scan?.studyDate,
          scan?.studyDate?.replaceAll('-', ''),
        ]),
      ]),
      ...[...present(at.state().open, 'a project').images.values()].flatMap(({ header }) => [
        header.sopInstanceUid,
        header.patient.id,
        header.patient.name,
        header.frameOfReferenceUid,
      ]),
    ].filter((one): one is string => one !== undefined && one !== '');
    expect(secrets.length).toBeGreaterThan(30);
    expect([...new Set(secrets)].filter((one) => text.includes(one))).toEqual([]);
  }, 120_000);

  it('has no value that two scans of one person share and no other scan has, but where slices lie and how pixels are scaled', async () => {
    const at = await researcher('kit-links', masked);
    const { project, subjects: all } = present(at.state().open, 'a project');
    const kit = await bytesOf(
      made(await at.app.makeKit({ observerId: a, withImages: true }, noProgress, never)).file,
    );
    const files = unzipSync(kit);
    const json = (part: string): readonly unknown[] =>
      Object.entries(files)
        .filter(([name]) => name.startsWith(`${part}-`))
        .flatMap(([, bytes]) => JSON.parse(Buffer.from(bytes).toString()));
    // Of each unit: everything that is written of it, value by value.
    const valuesOf = (unit: SubjectId): ReadonlySet<string> => {
      const record = json('subjects').filter((one) => JSON.stringify(one).includes(`"${unit}"`));
      const images = json('images').filter((one) => JSON.stringify(one).includes(`"subject ${unit}"`));
      expect(record).toHaveLength(1);
      expect(images.length).toBeGreaterThan(5);
      const found = new Set<string>();
      for (const one of [...record, ...images]) leaves(one, '', found);
      for (const image of images as readonly { readonly path: string }[]) {
        const bytes = present(files[image.path], 'an image of the kit');
        const { dict, meta } = dcmjs.data.DicomMessage.readFile(bytes.slice().buffer);
        for (const [tag, element] of Object.entries({ ...dict, ...meta })) {
          if (neededTags.includes(tag)) continue;
          found.add(`${tag} ${JSON.stringify(element.Value)}`);
        }
      }
      return found;
    };
    const units = all.map((subject) => unitsOf(project, subject).map(({ id }) => valuesOf(id)));
    for (const [index, own] of units.entries()) {
      const [first, second] = [present(own[0], 'a unit'), present(own[1], 'a unit')];
      const others = units.filter((_, at) => at !== index).flat();
      const linking = [...first].filter((one) => second.has(one) && !others.some((other) => other.has(one)));
      expect(linking).toEqual([]);
    }
  }, 120_000);

  it('is not made while files are missing: it says of whom, and nothing is left half done', async () => {
    const at = await researcher('kit-missing', {});
    const again = makeWorkstation({ databaseName: 'kit-missing' });
    await again.app.openProject(present(at.state().open, 'a project').project.id);
    const outcome = await again.app.makeKit({ observerId: a, withImages: true }, noProgress, never);
    expect(outcome).toMatchObject({
      kind: 'refused',
      why: { kind: 'images-missing', missing: [{ code: 'S-001' }, { code: 'S-002' }] },
    });
  }, 60_000);

  it('stops when asked, and refuses to be made otherwise than before', async () => {
    const at = await researcher('kit-stops', {});
    const stop = new AbortController();
    const stopped = await at.app.makeKit(
      { observerId: a, withImages: true },
      ({ done }) => {
        if (done === 2) stop.abort();
      },
      stop.signal,
    );
    expect(stopped).toEqual({ kind: 'cancelled' });
    expect(made(await at.app.makeKit({ observerId: a, withImages: true }, noProgress, never)).issue).toBe(1);
    expect(made(await at.app.makeKit({ observerId: a, withImages: true }, noProgress, never)).issue).toBe(2);
    expect(await at.app.makeKit({ observerId: a, withImages: false }, noProgress, never)).toEqual({
      kind: 'refused',
      why: { kind: 'other-manner', before: 'with-images' },
    });
  }, 120_000);
});

describe('a kit that is issued again', () => {
  it('brings more subjects and leaves readings as they are', async () => {
    const at = await researcher('kit-again', {});
    const second = present(present(at.state().open, 'a project').subjects[1], 'a second subject');
    await at.app.setExclusion(second.id, 'Incomplete data');
    const first = made(await at.app.makeKit({ observerId: a, withImages: true }, noProgress, never));
    const station = makeWorkstation({ databaseName: 'kit-again-observer' });
    await openKit(station, await bytesOf(first.file));
    expect(present(station.state().open, 'a project').subjects).toHaveLength(1);
    await readAll(station, at);
    const id = present(present(station.state().open, 'a project').subjects[0], 'a subject').id;
    const projectId = present(station.state().open, 'a project').project.id;
    const before = await station.ports.storage.loadReading(projectId, id, a, 1);
    await at.app.setExclusion(second.id, undefined);
    const again = made(await at.app.makeKit({ observerId: a, withImages: true }, noProgress, never));
    expect(again.issue).toBe(2);
    await openKit(station, await bytesOf(again.file));
    expect(present(station.state().open, 'a project').subjects).toHaveLength(2);
    expect(await station.ports.storage.loadReading(projectId, id, a, 1)).toEqual(before);
    // And the first issue, opened late, takes nothing back.
    await openKit(station, await bytesOf(first.file));
    expect(present(station.state().open, 'a project').subjects).toHaveLength(2);
  }, 120_000);

  it('holds what its observer returned, of masked scans too, and is the same to who drew it', async () => {
    const at = await researcher('kit-again-masked', masked);
    const kit = async () =>
      bytesOf(made(await at.app.makeKit({ observerId: a, withImages: true }, noProgress, never)).file);
    const station = makeWorkstation({ databaseName: 'kit-again-masked-observer' });
    await openKit(station, await kit());
    await readAll(station, at);
    await merge(at, await returned(station));
    await at.app.openProject(present(at.state().open, 'a project').project.id);
    await at.app.importImages({ kind: 'files', files: phantomFiles(subjects, false) });
    const again = await kit();
    const readings = Object.entries(unzipSync(again))
      .filter(([name]) => name.startsWith('readings-'))
      .flatMap(([, bytes]): readonly unknown[] => JSON.parse(Buffer.from(bytes).toString()));
    expect(readings).toHaveLength(4);
    const preview = await station.ports.storage.previewBundle(again);
    if (!preview.ok) throw new Error(preview.error.message);
    expect(preview.value.readings).toEqual([
      { observerId: a, added: 0, newer: 0, same: 4, older: 0, conflicts: 0 },
    ]);
  }, 120_000);

  it('is refused where the kit of another observer, or the whole project, is', async () => {
    const at = await researcher('kit-other', {});
    const b = observerId('B');
    const [ofA, ofB] = [
      await bytesOf(made(await at.app.makeKit({ observerId: a, withImages: true }, noProgress, never)).file),
      await bytesOf(made(await at.app.makeKit({ observerId: b, withImages: true }, noProgress, never)).file),
    ];
    const station = makeWorkstation({ databaseName: 'kit-other-observer' });
    await openKit(station, ofA);
    const refused = await station.ports.storage.readBundle(ofB);
    expect(refused).toMatchObject({ ok: false });
    expect(refused.ok ? '' : refused.error.message).toMatch(/observer A/);
  }, 120_000);
});

describe('a kit of slices that were chosen beforehand', () => {
  it('holds these slices alone, and of each scan nothing of the other', async () => {
    const at = await researcher('kit-given', { ...masked, sliceRule: 'chosen-beforehand' });
    const { project, subjects: all } = present(at.state().open, 'a project');
    const none = await at.app.makeKit({ observerId: a, withImages: true }, noProgress, never);
    expect(none).toEqual({ kind: 'refused', why: { kind: 'nothing-to-read', waitsForSlices: 2 } });
    for (const [index, subject] of all.entries()) {
      const choice = (timePoint: TimePoint) => ({
        image: {
          sopInstanceUid: sopInstanceUid(phantomTruth(index, timePoint, 'left').sopInstanceUid),
          frame: 0,
        },
        how: 'accepted' as const,
        chosenAtUtc: '2026-11-23T10:00:00.000Z',
      });
      await at.ports.storage.save(project.id, {
        readings: [
          {
            id: readingId(`chosen ${index}`),
            projectId: project.id,
            subjectId: subject.id,
            observerId: sliceChooser,
            round: 1,
            state: 'signed',
            signedAtUtc: '2026-11-23T10:00:00.000Z',
            reopenings: [],
            sliceChoices: { preop: choice('preop'), followUp: choice('followUp') },
            entries: {},
            revision: 3 + index,
          },
        ],
        event: { act: 'slices-chosen', detail: '' },
      });
    }
    await at.app.openProject(project.id);
    await at.app.importImages({ kind: 'files', files: phantomFiles(subjects, false) });
    const kit = made(await at.app.makeKit({ observerId: a, withImages: true }, noProgress, never));
    expect([kit.subjects, kit.images]).toEqual([4, 4]);
    const bytes = await bytesOf(kit.file);
    const text = Object.values(unzipSync(bytes))
      .map((one) => Buffer.from(one).toString('latin1'))
      .join();
    expect(text).not.toContain('2026-11-23T10:00:00');
    const station = makeWorkstation({ databaseName: 'kit-given-observer' });
    await openKit(station, bytes);
    const ids = present(station.state().open, 'a project').subjects.map((one) => one.id);
    expect(ids).toHaveLength(4);
    for (const id of ids) {
      await station.app.openReading(id);
      const session = present(station.state().reading, 'a reading');
      expect(session.timePoints).toEqual(['preop']);
      expect(session.panes.preop?.axial.pixels.kind).toBe('here');
      expect(session.reading.sliceChoices.preop?.how).toBe('beforehand');
    }
  }, 120_000);
});

describe('a kit without images', () => {
  it('finds copies under other UIDs by their pixels, and readings on them come back', async () => {
    const at = await researcher('kit-foreign', {});
    const kit = await bytesOf(
      made(await at.app.makeKit({ observerId: a, withImages: false }, noProgress, never)).file,
    );
    const station = makeWorkstation({ databaseName: 'kit-foreign-observer' });
    await openKit(station, kit, []);
    const foreign = phantomFiles(subjects, false).map(({ path, bytes }): MemoryFile => {
      const cleaned = cleanDicom(bytes, {
        code: 'elsewhere',
        mapUid: (uid) => pseudonymUid('another site', uid),
        isMasked: false,
      });
      if (!cleaned.ok) throw new Error(cleaned.error.message);
      return { path: `elsewhere/${path}`, bytes: cleaned.value.bytes };
    });
    await station.app.importImages({ kind: 'files', files: foreign });
    const open = present(station.state().open, 'a project');
    expect([...open.images.keys()].filter((key) => !open.reachable.has(key))).toEqual([]);
    const ids = open.subjects.map((one) => one.id);
    for (const id of ids) await read(station, at, id, (uid) => uid);
    await merge(at, await returned(station));
    expect(await checkReturned(at, station, ids)).toBe(8);
  }, 180_000);

  it('finds the observer’s own copies by their UIDs', async () => {
    const at = await researcher('kit-bare', {});
    const kit = made(await at.app.makeKit({ observerId: a, withImages: false }, noProgress, never));
    expect(kit.withoutFingerprint).toBe(0);
    const bytes = await bytesOf(kit.file);
    expect(imagesIn(bytes)).toEqual([]);
    const station = makeWorkstation({ databaseName: 'kit-bare-observer' });
    await openKit(station, bytes);
    await station.app.importImages({ kind: 'files', files: phantomFiles(subjects, false) });
    expect(present(station.state().open, 'a project').reachable.size).toBeGreaterThanOrEqual(kit.images);
  }, 120_000);
});
