import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studyChoice } from '../../../../src/analysis/panelChoice';
import { emptyQuestion } from '../../../../src/app/archive/searchQuestion';
import type { App } from '../../../../src/app/createApp';
import { present } from '../../../../src/base/assert';
import type { ArchiveEntry } from '../../../../src/domain/archive/archiveProject';
import { bundleSeriesUid, bundleStudyUid } from '../../../../src/domain/archive/bundleUids';
import {
  observerId,
  type projectId,
  type SubjectId,
  sopInstanceUid,
  studyInstanceUid,
} from '../../../../src/domain/ids';
import type { MergeConflict } from '../../../../src/domain/keeping/merge/conflictsOf';
import { emptyContent } from '../../../../src/domain/keeping/merge/projectContent';
import { targetKey } from '../../../../src/domain/reading/roi';
import { targetsOf } from '../../../../src/domain/study/targets';
import { objectWriter } from '../../../../src/io/dicomObjects/objectWriter';
import type { ExportItem } from '../../../../src/report/export/exportItem';
import { defaultExportSettings } from '../../../../src/report/export/exportSettings';
import { memoryEngine } from '../../../support/exportEngine';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { memoryArchive } from '../../../support/memoryArchive';
import { phantomFiles } from '../../../support/phantomFiles';
import { day } from '../../../support/studyFixtures';

/*
 * Somebody who sits there as observer A, in the page's console: every verb there is, with what a researcher would give it.
 * None may write a subject or the protocol, nor bring out what is hidden. A verb that is new fails here until it stands in
 * the table.
 */

const a = observerId('A');
const b = observerId('B');
const files = phantomFiles([0, 1], false);
const nobody = () => undefined;

/** What the researcher's session knew, for an attacker who knows the ids of records. */
interface Known {
  readonly project: ReturnType<typeof projectId>;
  readonly subject: SubjectId;
  readonly other: SubjectId;
  readonly covariate: string;
  readonly whole: Uint8Array;
  readonly target: ReturnType<typeof targetsOf>[number];
}

let station: TestWorkstation;
let known: Known;
let hidden: readonly string[];
const exports = memoryEngine();
const archive = memoryArchive(files.map(({ bytes }) => bytes));
const connection = archive.connect();
/** Where the questions begin that observer A's session asks. */
let askedBefore = 0;

type Call = (app: App, known: Known) => unknown;

/** Verbs of the reading that is open: they change A's own reading or what A sees of it. */
const ofOwnReading: Readonly<Partial<Record<keyof App, Call>>> = {
  openReading: (app, { other }) => app.openReading(other),
  openNextUnsigned: (app) => app.openNextUnsigned(),
  stepSubject: (app) => app.stepSubject(1),
  gesture: (app) => app.gesture('preop', { kind: 'pointer-move', atPx: [3, 3], ...mouse }),
  keyGesture: (app) => app.keyGesture({ kind: 'cancel' }),
  arm: (app, { target }) => app.arm(target),
  armNext: (app) => app.armNext(1),
  chooseTool: (app) => app.chooseTool('brush'),
  chooseExclusionReason: (app) => app.chooseExclusionReason('vessel'),
  smooth: (app) => app.smooth(),
  setBrushRadius: (app) => app.setBrushRadius(4),
  mirrorFromOtherSide: (app) => app.mirrorFromOtherSide(),
  copyFromOtherTimePoint: (app) => app.copyFromOtherTimePoint(),
  markEndplate: (app) =>
    app.markEndplate('preop', 'upper', [
      [1, 1],
      [9, 1],
    ]),
  clearEndplates: (app) => app.clearEndplates('preop'),
  setMidline: (app) => app.setMidline('preop', undefined),
  keepEvidence: (app) => app.keepEvidence('preop', 'data:image/png;base64,'),
  toggleEndplates: (app) => app.toggleEndplates(),
  offerEndplates: (app) => app.offerEndplates(false),
  toggleFat: (app) => app.toggleFat(),
  rememberWindow: (app) => app.rememberWindow('x', { center: 1, width: 2 }),
  windowOf: (app) => app.windowOf('x'),
  remeasureReading: (app) => app.remeasureReading(),
  flush: (app) => app.flush(),
  undo: (app) => app.undo(),
  redo: (app) => app.redo(),
  showAxialSlice: (app) => app.showAxialSlice('preop', 0),
  loadShownAgain: (app) => app.loadShownAgain(),
  showSagittalSlice: (app) => app.showSagittalSlice('preop', 0),
  hideOutlines: (app) => app.hideOutlines(true),
  link: (app) => app.link(true),
  setCanalFront: (app) => app.setCanalFront('preop', 3),
  acceptSlice: (app) => app.acceptSlice('preop'),
  cannotMeasure: (app, { target }) => app.cannotMeasure(target, 'motion', ''),
  takeReasonBack: (app, { target }) => app.takeReasonBack(target),
  logHead: (app) => app.logHead(),
  signReading: (app) => app.signReading(),
  reopenReading: (app) => app.reopenReading('look again'),
  prepareReading: (app) => app.prepareReading(),
  readRoiFiles: (app) => app.readRoiFiles([]),
  planRoiImport: (app) => app.planRoiImport({ rois: [], refused: [] }, new Map()),
  importRois: (app) => app.importRois({ rois: [], refused: [] }, new Map()),
  saveReadingRois: (app) => app.saveReadingRois('imagej', 'preop'),
  saveStudyRois: (app) => app.saveStudyRois('imagej', 'all'),
  saveReadingObjects: (app) => app.saveReadingObjects('sr', 'preop'),
  saveStudyObjects: (app) => app.saveStudyObjects('sr', 'all'),
  bringSlice: (app) => {
    const [image] = [...(station.state().open?.images.values() ?? [])];
    return image && app.bringSlice(image.header);
  },
  pixelsOf: (app) => {
    const [image] = [...(station.state().open?.images.values() ?? [])];
    return image && app.pixelsOf(image.header);
  },
};

const mouse = { pixelsPerScreenPx: 0.3, pointerType: 'mouse' as const };

/** Verbs after which somebody else may sit there: what they do is that, and the person is asked again. */
const leaving: Readonly<Partial<Record<keyof App, Call>>> = {
  closeProject: (app) => app.closeProject(),
  openProject: (app, { project }) => app.openProject(project),
  newProject: (app) => app.newProject('Mine'),
  openDemo: (app) => app.openDemo(),
  importIntoNewProject: (app) => app.importIntoNewProject('Mine too', { kind: 'files', files }),
  choosePerson: (app) => app.choosePerson({ kind: 'researcher' }),
};

const others: Readonly<Partial<Record<keyof App, Call>>> = {
  refreshStart: (app) => app.refreshStart(),
  askToKeep: (app) => app.askToKeep(),
  deleteProject: (app, { project }) => app.deleteProject(project),
  removeCopiesOf: (app, { project }) => app.removeCopiesOf(project),
  askWho: (app) => app.askWho(true),
  dismissNotice: (app) => app.dismissNotice(1),
  pickFolder: (app) => app.pickFolder(() => false),
  prepareProject: (app) => app.prepareProject(),
  openBundle: (app, { whole }) => app.openBundle(whole),
  backUp: (app) => app.backUp(),
  chooseBackupFolder: (app) => app.chooseBackupFolder(),
  showTab: (app) => app.showTab('results'),
  importImages: (app) => app.importImages({ kind: 'files', files }),
  reopenFolders: (app) => app.reopenFolders(),
  forgetFolders: (app) => app.forgetFolders(),
  chooseCopies: (app) => app.chooseCopies('yes'),
  keepCopies: (app) => app.keepCopies('all'),
  pauseCopies: (app) => app.pauseCopies(true),
  cancelImport: (app) => app.cancelImport(),
  dismissImport: (app) => app.dismissImport(),
  setCovariates: (app, { subject }) => app.setCovariates(subject, { level: 'T12' }),
  defineCovariate: (app) =>
    app.defineCovariate({ kind: 'number', name: 'Mine', unit: 'mm', tellsGroup: false }, true),
  removeCovariate: (app, { covariate }) => app.removeCovariate(covariate, true),
  setCode: (app, { subject }) => app.setCode(subject, 'X-1'),
  chooseScan: (app, { subject }) => app.chooseScan(subject, 'preop', undefined),
  setExclusion: (app, { subject }) => app.setExclusion(subject, 'mine'),
  setEnrolment: (app, { subject }) => app.setEnrolment([subject], { kind: 'exclude', reason: 'mine' }),
  markSubjects: (app, { subject }) => app.markSubjects([subject], { kind: 'note', note: 'mine' }),
  eraseSubjects: (app, { subject }) => app.eraseSubjects([subject]),
  saveFlowDiagram: (app) => app.saveFlowDiagram('<svg/>'),
  linkSubjects: (app, { subject, other }) => app.linkSubjects(subject, other),
  unlinkSubject: (app, { subject }) => app.unlinkSubject(subject, 'x'),
  setTwoPeople: (app, { subject, other }) => app.setTwoPeople(subject, other, true),
  changeProtocol: (app) => app.changeProtocol({ ...protocolHere(), valueKind: 'stored' }),
  amendProtocol: (app) => app.amendProtocol({ ...protocolHere(), valueKind: 'stored' }, 'mine'),
  checkAmendment: (app) => app.checkAmendment({ ...protocolHere(), valueKind: 'stored' }),
  keepGuidePicture: (app) => app.keepGuidePicture(png),
  guidePictures: (app) => app.guidePictures(['0'.repeat(64)]),
  unblind: (app) => app.unblind('because'),
  computeResults: (app) => app.computeResults(),
  chooseResults: (app) => app.chooseResults(studyChoice),
  compareCases: (app) => app.compareCases(),
  saveCasesCsv: (app) => app.saveCasesCsv(),
  showCase: (app, { subject }) => app.showCase(subject, 'preop'),
  settleCase: (app, { subject, target }) =>
    app.settleCase(subject, targetKey(target), 'third-reading', 'mine'),
  reviewerReadings: (app) => app.reviewerReadings(),
  saveReviewerPage: (app) => app.saveReviewerPage('html', () => ''),
  bootstrapCutoff: (app) =>
    app.bootstrapCutoff({ outcome: [], values: [], positiveIs: 'high' } as never, {}, nobody).outcome,
  sensitivity: (app) => app.sensitivity(question, nobody).outcome,
  sensitivityOf: (app) => app.sensitivityOf(question, nobody).outcome,
  measureByOtherRule: (app) => app.measureByOtherRule(),
  cancelOtherRule: (app) => app.cancelOtherRule(),
  saveUnusedList: (app) => app.saveUnusedList(),
  saveCsv: async (app) => {
    await app.saveCsv('rois');
    await app.saveCsv('subjects');
  },
  saveDictionary: (app) => app.saveDictionary(),
  openSliceChoice: (app, { subject }) => app.openSliceChoice(subject),
  openNextSliceChoice: (app) => app.openNextSliceChoice(),
  makeKit: (app) => app.makeKit({ observerId: b, withImages: false }, nobody, new AbortController().signal),
  attachKitImages: (app) => app.attachKitImages({ kind: 'files', files: [] }),
  saveKeyFile: (app) => app.saveKeyFile(),
  translateReturn: (app, { project }) => app.translateReturn(emptyContent(project)),
  changeCovariates: (app, { subject }) =>
    app.changeCovariates({
      kind: 'edited',
      changes: [{ id: subject, covariates: { level: 'T12' } }],
      definitions: [],
    }),
  undoCovariates: (app) => app.undoCovariates(),
  redoCovariates: (app) => app.redoCovariates(),
  covariateHistory: (app) => app.covariateHistory(),
  tableFormats: async (app) => Object.keys(await app.tableFormats()),
  importSubjects: (app) => app.importSubjects(),
  saveCovariates: async (app) => {
    await app.saveCovariates('values');
    await app.saveCovariates('template');
  },
  newCovariateId: (app) => app.newCovariateId(),
  today: (app) => app.today(),
  readLog: (app) => app.readLog(),
  checkPrinted: async (app) => {
    const log = await app.readLog();
    return log.ok && app.checkPrinted(log.value, '1-000000000000');
  },
  saveLog: async (app) => {
    await app.saveLog('csv');
    await app.saveLog('jsonl');
  },
  ownHead: (app) => app.ownHead(),
  ownReadings: (app) => app.ownReadings(),
  kitOffers: (app) => app.kitOffers(),
  saveKit: (app) => app.saveKit('mine.zip', new Blob([])),
  saveReturn: (app) => app.saveReturn(),
  saveProjectBundle: (app) => app.saveProjectBundle(),
  offerBundles: (app, { whole }) =>
    app.offerBundles([{ name: 'x.zip', size: whole.length, source: new Blob([new Uint8Array(whole)]) }]),
  takeInBundles: (app) => app.takeInBundles(),
  dismissIncoming: (app) => app.dismissIncoming(),
  readConflicts: (app) => app.readConflicts(),
  settleConflict: (app, { project }) =>
    app.settleConflict(
      { kind: 'project', key: project, versions: [] } satisfies MergeConflict,
      0,
      'later-work',
    ),
  firstSlicePicture: (app) => app.firstSlicePicture(),
  prepareExport: (app) => app.prepareExport(),
  chooseExport: (app, { subject }) =>
    app.chooseExport({ settings: { ...defaultExportSettings, imagePairs: [subject] } }),
  previewExport: (app) => app.previewExport('table-1'),
  exportText: (app) => app.exportText('subjects', 'csv'),
  exportPicture: (app) => app.exportPicture('figure-flow'),
  checkExportAgain: (app) => app.checkExportAgain(),
  cancelExportCheck: (app) => app.cancelExportCheck(),
  savePackage: (app) => app.savePackage(),
  saveExportItem: (app) => app.saveExportItem(wholeData, { formats: ['csv'] }),
  cancelExportSaving: (app) => app.cancelExportSaving(),
  connectArchive: (app) => app.connectArchive('/dicom-web', { kind: 'none' }),
  stopConnecting: (app) => app.stopConnecting(),
  disconnectArchive: (app) => app.disconnectArchive(),
  askForArchive: (app) => app.askForArchive(),
  stopAskingForArchive: (app) => app.stopAskingForArchive(),
  searchArchive: connected((app) => app.searchArchive({ ...emptyQuestion, modality: 'any' })),
  moreOfArchive: connected((app) => app.moreOfArchive()),
  cancelArchiveSearch: (app) => app.cancelArchiveSearch(),
  forgetArchiveSearch: (app) => app.forgetArchiveSearch(),
  addFromArchive: connected((app) => app.addFromArchive([listed])),
  goOnFromArchive: connected((app) => app.goOnFromArchive()),
  archiveProjects: connected((app) => app.archiveProjects()),
  openArchiveBundle: connected((app) => app.openArchiveBundle({ newest: entryOf('return', b) })),
  lookIntoArchive: connected((app) => app.lookIntoArchive()),
  takeFromArchive: connected((app) =>
    // As it is, and as if it were A's.
    app.takeFromArchive([entryOf('kit', b), entryOf('project'), { ...entryOf('return', b), observerId: a }]),
  ),
  putKit: connected((app) => app.putKit(b, false)),
  putMadeKit: connected((app, { whole }) =>
    app.putMadeKit(b, false, {
      ...{ kind: 'made', fileName: 'kit.zip', file: new Blob([new Uint8Array(whole)]) },
      ...{ issue: 1, subjects: 1, images: 0, warnings: [], withoutFingerprint: 0 },
    }),
  ),
  putReturn: connected((app) => app.putReturn()),
  putProject: connected((app) => app.putProject()),
  synchronise: connected((app) => app.synchronise()),
  lookAtSending: connected((app) => app.lookAtSending()),
  sendReadings: connected((app) => app.sendReadings()),
  archiveStudyIn: (app) => app.archiveStudyIn({ identity: 'kept' }, studyInstanceUid('1.2.3')),
};

/** A verb of somebody whose archive is connected. */
function connected(call: Call): Call {
  return async (app, facts) => {
    await app.connectArchive('/dicom-web', { kind: 'none' });
    return call(app, facts);
  };
}

/** An entry of the archive that the researcher would be shown. */
function entryOf(kind: ArchiveEntry['kind'], observer?: typeof a): ArchiveEntry {
  const series = bundleSeriesUid(known.project, kind, observer);
  const object = present(
    [...archive.objects.values()].find(({ seriesUid }) => seriesUid === series),
    `the ${kind}`,
  );
  return {
    kind,
    ...(observer && { observerId: observer }),
    studyInstanceUid: bundleStudyUid(known.project),
    seriesInstanceUid: series,
    sopInstanceUid: sopInstanceUid(object.sopUid),
    isHere: false,
  };
}

/** A study as an archive lists it. */
const listed = {
  studyInstanceUid: studyInstanceUid('1.2.3'),
  patientId: '',
  patientName: '',
  modalities: ['MR'],
};

const wholeData: ExportItem = {
  ...{ id: 'subjects', group: 'programs', name: 'Subjects', detail: '' },
  ...{ formats: ['csv'], defaultFormats: ['csv'] },
};
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const question = { measure: 'gross' as never, phase: 'preop' as never, preset: studyChoice.preset };
const table = { ...ofOwnReading, ...others, ...leaving };
const verbs = Object.keys(table) as readonly (keyof App)[];

const protocolHere = () => present(station.state().open, 'the project').project.protocol;

/** Everything of a value that somebody could read, what is in maps and zips included. */
async function textOf(value: unknown): Promise<string> {
  const inside = value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : value;
  if (inside instanceof Uint8Array) {
    if (inside[0] !== 0x50) return strFromU8(inside);
    return Object.entries(unzipSync(inside))
      .map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
      .join('\n');
  }
  if (typeof value === 'string') return value;
  const plain = (_key: string, part: unknown): unknown => {
    if (part instanceof Map || part instanceof Set) return [...part];
    return ArrayBuffer.isView(part) ? undefined : part;
  };
  return JSON.stringify(value, plain) ?? '';
}

async function written(): Promise<string> {
  const { database } = station;
  const projects = (await database.projects.toArray()).filter(({ id }) => id === known.project);
  const subjects = (await database.subjects.toArray()).filter(({ projectId: of }) => of === known.project);
  const shared = projects.map(
    ({ openedAtUtc: _opened, backups: _backups, locked: _locked, clock: _clock, ...rest }) => rest,
  );
  const readings = await database.readings.where('projectId').equals(known.project).toArray();
  return JSON.stringify([
    shared,
    subjects,
    await database.versions.where('projectId').equals(known.project).toArray(),
    readings.filter((one) => one.observerId !== a),
    (await database.pictures.toArray()).length,
    (await database.patientImages.toArray()).filter((one) => one.projectId === known.project).length,
    (await database.audit.toArray()).filter(({ chain }) => !/^(?:A|researcher|program)@/.test(chain)),
  ]);
}

function look(text: string): void {
  for (const secret of hidden) expect(text.includes(secret) ? secret : undefined).toBeUndefined();
}

async function sitAsObserver(): Promise<void> {
  const { app, state } = station;
  const { open, incoming } = state();
  if (incoming.kind !== 'none') app.dismissIncoming();
  if (open?.project.id !== known.project) await app.openProject(known.project);
  if (state().open?.person.observerId !== a || state().open?.person.kind !== 'observer') {
    await app.choosePerson({ kind: 'observer', observerId: a });
  }
}

beforeAll(async () => {
  station = makeWorkstation({
    databaseName: 'observer-verbs',
    archive: connection.client,
    objects: { load: async () => objectWriter },
  });
  Object.assign(station.ports, { publishing: { start: exports.start } });
  const { app, state, ports } = station;
  await app.newProject('Blind');
  await app.importImages({ kind: 'files', files });
  await app.defineCovariate({ kind: 'number', name: 'SECRET covariate', tellsGroup: true, unit: 'mm' });
  const open = () => present(state().open, 'the project');
  for (const { id, covariates } of open().subjects) {
    const { surgeryDate: _surgery, ...rest } = covariates;
    await app.setCovariates(id, {
      ...rest,
      level: 'L1',
      refracture: { kind: 'confirmed', events: [{ date: day('2031-07-19'), levels: ['L6'] }] },
    });
    await app.markSubjects([id], { kind: 'note', note: 'SECRET note' });
  }
  const headers = [...open().images.values()].map(({ header }) => header);
  const whole = await ports.storage.writeBundle(open().project.id, 'all', 'project');
  const [subject, other] = open().subjects;
  known = {
    project: open().project.id,
    subject: present(subject, 'a subject').id,
    other: present(other, 'another').id,
    covariate: present(open().project.customCovariates?.[0], 'the covariate').id,
    whole: whole.ok ? whole.value : new Uint8Array(0),
    target: present(targetsOf(open().project.protocol)[0], 'a target'),
  };
  hidden = [
    ...['SECRET', '2031-07-19', '"L6"', 'confirmed', 'none-on-final-scan', '"refracture"'],
    present(open().project.secretText, 'the secret text'),
    ...headers.flatMap(({ patient, studyDate, seriesDescription }) =>
      [patient.id, patient.name, studyDate ?? '', seriesDescription ?? ''].filter((text) => text !== ''),
    ),
  ];
  await app.choosePerson({ kind: 'observer', observerId: b });
  await app.openReading(known.subject);
  for (const target of targetsOf(open().project.protocol))
    await app.cannotMeasure(target, 'motion', 'SECRET of B');
  await app.signReading();
  expect(open().progress.filter(({ state: standing }) => standing === 'signed')).toHaveLength(1);
  await app.connectArchive('/dicom-web', { kind: 'none' });
  expect(await app.putReturn()).toMatchObject({ kind: 'put' });
  await app.choosePerson({ kind: 'researcher' });
  for (const who of [a, b]) expect(await app.putKit(who, false)).toMatchObject({ kind: 'put' });
  expect(await app.putProject()).toMatchObject({ kind: 'put' });
  app.disconnectArchive();
  askedBefore = connection.asked.length;
  await app.choosePerson({ kind: 'observer', observerId: a });
}, 60_000);

afterAll(() => station.database.close());

describe('an observer who calls any verb of the program', () => {
  it('finds each of them in this table', () => {
    expect([...verbs].sort()).toEqual(Object.keys(station.app).sort());
  });

  it('would find in the researcher’s session what is hidden from theirs', async () => {
    await sitAsObserver();
    await station.app.choosePerson({ kind: 'researcher' });
    const text = await textOf(station.state());
    expect(hidden.filter((secret) => text.includes(secret)).length).toBeGreaterThan(8);
  });

  it.each(Object.keys({ ...others }) as (keyof App)[])(
    '%s writes no subject and no protocol, and brings out nothing that is hidden',
    async (verb) => {
      await sitAsObserver();
      const before = await written();
      const downloads = station.downloads.length;
      look(await textOf(station.state()));
      let answer: unknown;
      try {
        answer = await table[verb]?.(station.app, known);
      } catch (cause) {
        answer = String(cause);
      }
      look(await textOf(answer));
      look(await textOf(station.state()));
      for (const { name, content } of station.downloads.slice(downloads)) {
        look(name);
        look(await textOf(content));
      }
      expect(station.state().open?.person).toMatchObject({ kind: 'observer', observerId: a });
      expect(await written()).toBe(before);
      // What makes files was never even asked.
      expect(exports.told).toEqual([]);
    },
    30_000,
  );

  it.each(Object.keys(ofOwnReading) as (keyof App)[])(
    '%s, with a reading open, changes nothing but that reading',
    async (verb) => {
      await sitAsObserver();
      const { app, state } = station;
      await app.openReading(known.subject);
      expect(state().reading?.reading.observerId).toBe(a);
      const before = await written();
      const downloads = station.downloads.length;
      let answer: unknown;
      try {
        answer = await table[verb]?.(app, known);
      } catch (cause) {
        answer = String(cause);
      }
      look(await textOf(answer));
      look(await textOf(state()));
      for (const { content } of station.downloads.slice(downloads)) look(await textOf(content));
      expect(state().open?.person).toMatchObject({ kind: 'observer', observerId: a });
      expect(state().reading?.reading.observerId).toBe(a);
      expect(await written()).toBe(before);
    },
    30_000,
  );

  it.each(Object.keys(leaving) as (keyof App)[])(
    '%s, after which somebody else sits there, changes nothing of the study',
    async (verb) => {
      await sitAsObserver();
      const before = await written();
      await table[verb]?.(station.app, known);
      expect(await written()).toBe(before);
    },
    60_000,
  );

  it('neither fetches from an archive nor sends there what is another’s', () => {
    const own = new Set<string>(
      (['kit', 'return'] as const).map((kind) => bundleSeriesUid(known.project, kind, a)),
    );
    const asked = connection.asked.slice(askedBefore);
    const looked = asked.filter(
      ({ verb }) => verb === 'seriesMetadata' || verb === 'searchInstances' || verb === 'instance',
    );
    const study: string = bundleStudyUid(known.project);
    expect(looked.filter(({ uids: [of, series = ''] }) => of === study && !own.has(series))).toEqual([]);
    const sent = asked.flatMap(({ stored }) => stored).map((uid) => archive.objects.get(uid));
    expect(sent.filter((one) => one?.studyUid === study).every((one) => own.has(one?.seriesUid ?? ''))).toBe(
      true,
    );
  });
});
