import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { present } from '../../src/base/assert';
import type { SettlingDecision } from '../../src/domain/agreement/settlement';
import { settlingRound } from '../../src/domain/agreement/settlingRound';
import { isUnitId } from '../../src/domain/conduct/isUnitId';
import { type ObserverId, observerId } from '../../src/domain/ids';
import { targetKey } from '../../src/domain/reading/roi';
import type { Protocol } from '../../src/domain/study/protocol';
import type { Subject } from '../../src/domain/study/subject';
import { targetsOf } from '../../src/domain/study/targets';
import { thirdReaderId } from '../../src/domain/study/thirdReader';
import { makeWorkstation, type TestWorkstation } from '../support/makeWorkstation';
import { phantomFiles } from '../support/phantomFiles';
import { day } from '../support/studyFixtures';

/*
 * A study conducted in any way: masked or not, slices chosen beforehand or not, one round or two, people signing in and out,
 * the researcher at work between, who settles disagreements: observers read again, a third reader reads. Secrets are planted in everything that an observer must not know, and looked for in all
 * that an observer's session can reach: the whole state (which all screens and panes are drawn from), and files it saves.
 */

const files = phantomFiles([0, 1], false);
const observers = [observerId('A'), observerId('B'), thirdReaderId] as const;

/** Numbers that only one observer has, in one round. */
const secretNumbers: Readonly<Record<string, number>> = {
  'A 1': 111.111_222_333,
  'A 2': 133.555_666_777,
  'B 1': 77.777_888_999,
  'B 2': 55.444_333_222,
  'A 100': 122.111_777_333,
  'B 100': 66.222_999_555,
  'third 100': 99.333_555_111,
};

/** Of refractures, notes, reasons and decisions: a day and a level that nothing else has, and words. */
const groupSecrets =
  /2031-07-19|"L6"|SECRET|confirmed|none-on-final-scan|"refracture"|settlements|disagreement-settled/;

type Act =
  | { readonly kind: 'sit'; readonly who: 0 | 1 | 2; readonly round: 1 | 2 | 100 | undefined }
  | { readonly kind: 'settle'; readonly at: number; readonly decision: SettlingDecision | 'open' }
  | { readonly kind: 'open' | 'draw'; readonly at: number }
  | { readonly kind: 'plant' | 'exclude' | 'choose-slices' | 'kit'; readonly at: number }
  | {
      readonly kind:
        | 'researcher'
        | 'sign'
        | 'reopen'
        | 'undo'
        | 'backup'
        | 'files'
        | 'forbidden'
        | 'import-again'
        | 'reload'
        | 'next';
    };

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('sit' as const),
      who: fc.constantFrom(0 as const, 1 as const, 2 as const),
      round: fc.constantFrom(1 as const, 2 as const, 100 as const, undefined),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('draw' as const), at: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('open' as const), at: fc.nat(3) }) },
  fc.record({ kind: fc.constantFrom('plant' as const, 'exclude' as const), at: fc.nat(1) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('choose-slices' as const), at: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'sign' as const }) },
  fc.record({ kind: fc.constant('kit' as const), at: fc.nat(2) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      at: fc.nat(7),
      decision: fc.constantFrom('re-read', 'third-reading', 'average', 'open'),
    }),
  },
  fc.constantFrom(
    { kind: 'researcher' as const },
    { kind: 'reopen' as const },
    { kind: 'undo' as const },
    { kind: 'backup' as const },
    { kind: 'files' as const },
    { kind: 'forbidden' as const },
    { kind: 'import-again' as const },
    { kind: 'reload' as const },
    { kind: 'next' as const },
  ),
);

const anyConduct: fc.Arbitrary<Partial<Protocol>> = fc.record({
  rounds: fc.constantFrom(1, 2),
  order: fc.constantFrom('shuffled' as const, 'by-code' as const),
  seed: fc.nat(1000),
  sliceRule: fc.constantFrom('by-observer' as const, 'chosen-beforehand' as const),
  blinding: fc.record({
    group: fc.boolean(),
    timePoint: fc.boolean(),
    cropsToPosterior: fc.constant(false),
  }),
  reReads: fc.constantFrom(
    { by: 'all' as const, subjects: { kind: 'all' as const }, washOutDays: 0 },
    { by: 'all' as const, subjects: { kind: 'all' as const }, washOutDays: 14 },
  ),
});

/** Everything a screen could show, as text; maps, sets and what a library holds included. */
function everything(state: unknown): string {
  return JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

function textsOf(content: Uint8Array | string): string {
  if (typeof content === 'string') return content;
  return Object.entries(unzipSync(content))
    .map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
    .join('\n');
}

/** What one reader may have drawn: theirs in every round. */
const allOf = (who: ObserverId): readonly string[] => [1, 2, settlingRound].map((round) => `${who} ${round}`);

const openIn = ({ state }: TestWorkstation) => present(state().open, 'the project');

async function studyWith(conduct: Partial<Protocol>): Promise<TestWorkstation> {
  const station = makeWorkstation({ databaseName: `conduct-${Math.random()}` });
  await station.app.newProject('Blind');
  const { project } = openIn(station);
  const adjudication = {
    ...project.protocol.adjudication,
    thirdReader: { role: 'radiologist', name: '', training: '' },
  };
  const changed = { ...project, protocol: { ...project.protocol, ...conduct, adjudication } };
  await station.ports.storage.save(project.id, { project: changed, event: { act: 'other', detail: '' } });
  await station.app.openProject(project.id);
  await station.app.importImages({ kind: 'files', files });
  await station.app.defineCovariate({
    kind: 'number',
    name: 'SECRET covariate',
    tellsGroup: true,
    unit: 'SECRET',
  });
  for (const at of [0, 1]) await plant(station, at);
  return station;
}

/** The researcher enters what observers must not know. */
async function plant(station: TestWorkstation, at: number): Promise<void> {
  const { app } = station;
  const subject = openIn(station).subjects[at];
  if (!subject || openIn(station).person.kind !== 'researcher') return;
  const { surgeryDate: _surgery, ...covariates } = subject.covariates;
  await app.setCovariates(subject.id, {
    ...covariates,
    level: 'L1',
    refracture: { kind: 'confirmed', events: [{ date: day('2031-07-19'), levels: ['L6'] }] },
  });
  await app.markSubjects([subject.id], { kind: 'note', note: 'SECRET note' });
  await app.markSubjects([subject.id], { kind: 'final-scan-reason', reason: 'SECRET pain' });
}

/** The researcher chooses both slices of a subject for all. */
async function chooseSlices({ app, state }: TestWorkstation, subject: Subject | undefined): Promise<void> {
  if (!subject || state().open?.person.kind !== 'researcher') return;
  await app.openSliceChoice(subject.id);
  if (state().reading?.reading.state !== 'open') return;
  await app.acceptSlice('preop');
  await app.acceptSlice('followUp');
  await app.signReading();
}

/** The researcher decides about a target, as it is kept. */
async function settle(
  station: TestWorkstation,
  at: number,
  decision: SettlingDecision | 'open',
): Promise<void> {
  const { app, ports } = station;
  await app.choosePerson({ kind: 'researcher' });
  const { project, subjects } = openIn(station);
  const targets = targetsOf(project.protocol);
  const subject = subjects[at % 2];
  const target = targets[(at >> 1) % targets.length];
  if (!subject || !target) return;
  const settlement = {
    targetKey: targetKey(target),
    decision,
    reason: 'SECRET fascia',
    by: 'researcher',
    atUtc: ports.clock.nowUtc(),
    protocolVersion: 1,
    compared: ['A', 'B'].map((id) => ({
      observerId: observerId(id),
      signedAtUtc: '2031-07-19T00:00:00Z',
    })),
  } as const;
  const changed = { ...subject, settlements: [...(subject.settlements ?? []), settlement] };
  const event = { act: 'disagreement-settled', detail: decision, subjectId: subject.id } as const;
  await ports.storage.save(project.id, { subjects: [changed], event });
  await app.openProject(project.id);
  await app.importImages({ kind: 'files', files });
}

async function draw({ app, state }: TestWorkstation, at: number, secret: number): Promise<void> {
  const session = state().reading;
  if (!session) return;
  const targets = targetsOf((state().open ?? raise()).project.protocol, session.timePoints);
  const target = targets[at % targets.length];
  if (!target) return;
  const place = { pixelsPerScreenPx: 0.3, pointerType: 'mouse' as const };
  await app.arm(target);
  for (const atPx of [
    [secret, 100],
    [secret + 20, 100],
    [secret + 10, 130.5],
  ] as const) {
    await app.gesture(target.timePoint, { kind: 'pointer-down', atPx, ...place });
    await app.gesture(target.timePoint, { kind: 'pointer-up', atPx, ...place });
  }
  await app.keyGesture({ kind: 'close' });
  await app.keyGesture({ kind: 'cancel' });
}

/** Gives a reason, with the observer's secret, for everything that is still missing; then signs. */
async function sign({ app, state }: TestWorkstation, secret: number): Promise<void> {
  const session = state().reading;
  if (session?.task !== 'outlines' || session.reading.state === 'signed') return;
  const { protocol } = (state().open ?? raise()).project;
  for (const target of targetsOf(protocol, session.timePoints)) {
    const given = state().reading?.reading.entries[targetKey(target)];
    if (!given) await app.cannotMeasure(target, 'motion', String(secret));
  }
  await app.signReading();
}

/** What an observer is not to do; none of it may change a record of the researcher's. */
async function tryForbidden({ app, state }: TestWorkstation): Promise<void> {
  const { subjects, project } = state().open ?? raise();
  const [first] = subjects;
  if (first) {
    await app.setCovariates(first.id, { level: 'T12' });
    await app.setCode(first.id, 'X-1');
    await app.setExclusion(first.id, 'mine');
    await app.setEnrolment([first.id], { kind: 'exclude', reason: 'mine' });
    await app.chooseScan(first.id, 'preop', undefined);
  }
  await app.changeProtocol({ ...project.protocol, valueKind: 'stored' });
  await app.unblind('because');
  await app.computeResults();
}

describe('a study that is conducted in any way', () => {
  it('shows an observer nothing of others, of other rounds, of the group, nor what is masked', async () => {
    const seen = { own: 0, signed: 0, masked: 0, second: 0, slices: 0, kits: 0, settling: 0, third: 0 };
    await fc.assert(
      fc.asyncProperty(
        anyConduct,
        fc.array(anyAct, { minLength: 6, maxLength: 22 }),
        async (conduct, acts) => {
          const station = await studyWith(conduct);
          const { app, state, ports } = station;
          const { project, subjects: all, images } = openIn(station);
          const { blinding, sliceRule } = project.protocol;
          const isBlinded = blinding.group || blinding.timePoint || sliceRule === 'chosen-beforehand';
          const headers = [...images.values()].map(({ header }) => header);
          const days = headers.flatMap(({ studyDate }) => studyDate ?? []);
          const people = headers
            .flatMap(({ patient }) => [patient.id, patient.name])
            .filter((text) => text !== '');
          const texts = headers.flatMap(({ seriesDescription, studyDescription }) => [
            ...(seriesDescription ? [seriesDescription] : []),
            ...(studyDescription ? [studyDescription] : []),
          ]);
          const hidden = new Set<string>([
            ...people,
            // Folders and files are named after people and days.
            ...[...images.values()].map(({ path }) => path),
            present(project.secretText, 'the secret text'),
            ...(isBlinded ? [...days, ...texts] : []),
            // Who a scan is of, and which of two it is: by nothing that the two scans share.
            ...(blinding.timePoint
              ? all.flatMap(({ id, code, scans }) => [
                  id,
                  `"${code}"`,
                  ...(scans.preop ? [scans.preop.studyInstanceUid] : []),
                  ...(scans.followUp ? [scans.followUp.studyInstanceUid] : []),
                ])
              : []),
          ]);
          const look = (text: string, own: readonly string[]): void => {
            expect(groupSecrets.exec(text)?.[0]).toBeUndefined();
            for (const secret of hidden) expect(text.includes(secret) ? secret : undefined).toBeUndefined();
            for (const [whose, secret] of Object.entries(secretNumbers)) {
              if (!own.includes(whose))
                expect(text.includes(String(secret)) ? whose : undefined).toBeUndefined();
            }
          };
          const sit = async (who: ObserverId, round?: number) => {
            await app.choosePerson({ kind: 'observer', observerId: who }, round);
            await app.openReading(openIn(station).subjects[0]?.id ?? all[0]?.id ?? raise());
          };
          const ownSecret = (): string => {
            const { person, round } = openIn(station);
            return `${person.observerId ?? ''} ${round ?? 1}`;
          };
          for (const act of acts) {
            const { person } = openIn(station);
            const isObserver = person.kind === 'observer';
            const before = isObserver ? await ports.storage.loadSubjects(project.id) : undefined;
            const downloads = station.downloads.length;
            const secret = secretNumbers[ownSecret()];
            if (act.kind === 'sit') await sit(observers[act.who], act.round);
            else if (act.kind === 'researcher') {
              await app.choosePerson({ kind: 'researcher' });
              expect(openIn(station).subjects).toHaveLength(2);
              expect(openIn(station).subjects.some(({ id }) => isUnitId(id))).toBe(false);
            } else if (act.kind === 'plant') await plant(station, act.at);
            else if (act.kind === 'exclude') {
              const subject = all[act.at];
              if (subject && !isObserver) {
                const isOut = openIn(station).subjects[act.at]?.exclusion !== undefined;
                const reason = 'SECRET reason';
                await app.setEnrolment(
                  [subject.id],
                  isOut ? { kind: 'include' } : { kind: 'exclude', reason },
                );
              }
            } else if (act.kind === 'choose-slices') {
              await app.choosePerson({ kind: 'researcher' });
              await chooseSlices(station, all[act.at]);
            } else if (act.kind === 'settle') await settle(station, act.at, act.decision);
            else if (act.kind === 'kit') {
              const who = observers[act.at] ?? raise();
              await app.choosePerson({ kind: 'researcher' });
              const request = { observerId: who, withImages: act.at === 1 };
              const made = await app.makeKit(request, () => undefined, new AbortController().signal);
              if (made.kind === 'made') {
                look(textsOf(new Uint8Array(await made.file.arrayBuffer())), allOf(who));
                seen.kits += 1;
              }
            } else if (act.kind === 'open') {
              const subject = openIn(station).subjects[act.at];
              if (subject) await app.openReading(subject.id);
            } else if (act.kind === 'draw' && secret !== undefined && isObserver) {
              await draw(station, act.at, secret);
            } else if (act.kind === 'sign' && secret !== undefined && isObserver) await sign(station, secret);
            else if (act.kind === 'reopen') await app.reopenReading('look again');
            else if (act.kind === 'undo') await app.undo();
            else if (act.kind === 'next' && isObserver) await app.openNextUnsigned();
            else if (act.kind === 'backup') await app.backUp();
            else if (act.kind === 'files' && isObserver) {
              await app.saveCsv('rois');
              await app.saveCsv('subjects');
              await app.saveStudyRois('imagej', 'own');
              await app.saveStudyRois('imagej', 'all');
              await app.saveStudyObjects('sr', 'own');
              await app.saveStudyObjects('seg', 'all');
            } else if (act.kind === 'forbidden' && isObserver) await tryForbidden(station);
            else if (act.kind === 'import-again') await app.importImages({ kind: 'files', files });
            else if (act.kind === 'reload') {
              await app.closeProject();
              if (!state().open) await app.openProject(project.id);
            }

            const open = openIn(station);
            if (open.person.kind !== 'observer') continue;
            const { observerId: who } = open.person;
            const shown = everything(state());
            look(shown, [ownSecret()]);
            expect(open.progress.every((one) => one.observerId === who && one.round === open.round)).toBe(
              true,
            );
            const reading = state().reading?.reading;
            if (reading) expect([reading.observerId, reading.round]).toEqual([who, open.round]);
            for (const { content } of station.downloads.slice(downloads)) {
              look(textsOf(content), allOf(who));
            }
            if (isObserver && before?.ok && act.kind !== 'reload') {
              const after = await ports.storage.loadSubjects(project.id);
              expect(after.ok && after.value?.subjects).toEqual(before.value?.subjects);
              expect(after.ok && after.value?.project.protocol).toEqual(before.value?.project.protocol);
              expect(after.ok && after.value?.project.secretText).toBe(project.secretText);
            }
            const own = secretNumbers[ownSecret()];
            if (own !== undefined && shown.includes(String(own))) seen.own += 1;
            if (open.progress.some((one) => one.state === 'signed')) seen.signed += 1;
            if (open.subjects.some(({ id }) => isUnitId(id))) seen.masked += 1;
            if (reading?.round === 2) seen.second += 1;
            if (reading?.round === settlingRound) who === thirdReaderId ? seen.third++ : seen.settling++;
            if (open.round !== settlingRound) expect(shown).not.toContain('askedTargets');
            if (state().reading?.areSlicesGiven) seen.slices += 1;
          }
          await app.closeProject();
        },
      ),
      { numRuns: 20, examples: everyConduct },
    );
    // What is looked for really happened: absence elsewhere means something.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(3);
  }, 300_000);
});

/** Everything once, in the strictest study and in the loosest. */
const whole: Act[] = [
  { kind: 'choose-slices', at: 0 },
  { kind: 'choose-slices', at: 1 },
  { kind: 'sit', who: 0, round: undefined },
  { kind: 'draw', at: 0 },
  { kind: 'undo' },
  { kind: 'draw', at: 1 },
  { kind: 'sign' },
  { kind: 'sign' },
  { kind: 'forbidden' },
  { kind: 'files' },
  { kind: 'backup' },
  { kind: 'kit', at: 0 },
  { kind: 'kit', at: 1 },
  { kind: 'sit', who: 1, round: 1 },
  { kind: 'draw', at: 0 },
  { kind: 'sign' },
  { kind: 'researcher' },
  { kind: 'exclude', at: 0 },
  { kind: 'plant', at: 1 },
  { kind: 'exclude', at: 0 },
  { kind: 'sit', who: 0, round: 1 },
  { kind: 'sign' },
  { kind: 'sign' },
  { kind: 'sit', who: 0, round: undefined },
  { kind: 'sit', who: 0, round: 2 },
  { kind: 'draw', at: 0 },
  { kind: 'sign' },
  { kind: 'backup' },
  { kind: 'import-again' },
  { kind: 'reload' },
  { kind: 'sit', who: 1, round: 2 },
  { kind: 'settle', at: 0, decision: 're-read' },
  { kind: 'settle', at: 6, decision: 're-read' },
  { kind: 'settle', at: 1, decision: 'third-reading' },
  { kind: 'sit', who: 0, round: 100 },
  { kind: 'draw', at: 0 },
  { kind: 'files' },
  { kind: 'backup' },
  { kind: 'sign' },
  { kind: 'sit', who: 0, round: 1 },
  { kind: 'sit', who: 1, round: 100 },
  { kind: 'draw', at: 3 },
  { kind: 'sign' },
  { kind: 'sit', who: 2, round: undefined },
  { kind: 'draw', at: 0 },
  { kind: 'forbidden' },
  { kind: 'files' },
  { kind: 'backup' },
  { kind: 'sign' },
  { kind: 'kit', at: 0 },
  { kind: 'kit', at: 2 },
  { kind: 'settle', at: 3, decision: 'third-reading' },
  { kind: 'sit', who: 2, round: undefined },
  { kind: 'reopen' },
];
const everyConduct: [Partial<Protocol>, Act[]][] = [true, false].flatMap((isStrict) =>
  (['by-observer', 'chosen-beforehand'] as const).map((sliceRule): [Partial<Protocol>, Act[]] => [
    {
      rounds: 2,
      order: 'shuffled',
      sliceRule,
      blinding: { group: isStrict, timePoint: isStrict, cropsToPosterior: false },
      reReads: { by: 'all', subjects: { kind: 'all' }, washOutDays: 0 },
    },
    whole,
  ]),
);

function raise(): never {
  throw new Error('It is not there');
}
