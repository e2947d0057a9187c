import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GivenImages } from '../../src/app/ports';
import { type ObserverId, observerId } from '../../src/domain/ids';
import type { CopySetting } from '../../src/domain/keeping/keptSources';
import type { Endplate } from '../../src/domain/reading/endplates';
import { targetKey } from '../../src/domain/reading/roi';
import type { ValueKind } from '../../src/domain/study/protocol';
import { targetsOf } from '../../src/domain/study/targets';
import type { TimePoint } from '../../src/domain/timePoint';
import { indexBytes } from '../support/bytesImages';
import { makeWorkstation, type TestWorkstation } from '../support/makeWorkstation';
import { memorySources } from '../support/memorySources';
import { phantomFiles } from '../support/phantomFiles';

/** The subject that is read, and another one that can be linked to it. */
const files = phantomFiles([0, 1], false);
const observers: readonly ObserverId[] = [observerId('A'), observerId('B')];

/** A number that only this observer has: found anywhere, it has leaked. */
const secretOf = (observer: ObserverId): number => (observer === 'A' ? 111.111_222_333 : 77.777_888_999);

type Act =
  | { readonly kind: 'draw'; readonly target: number }
  | { readonly kind: 'cannot'; readonly target: number }
  | { readonly kind: 'draw-half'; readonly target: number }
  | { readonly kind: 'exclude'; readonly target: number }
  | { readonly kind: 'endplate'; readonly which: Endplate }
  | { readonly kind: 'midline' }
  | { readonly kind: 'window' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'change-person' }
  | { readonly kind: 'become-researcher' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'link'; readonly keepsFirst: boolean }
  | { readonly kind: 'unlink' }
  | { readonly kind: 'import-again' }
  | { readonly kind: 'reopen-folders' }
  | { readonly kind: 'copies'; readonly setting: CopySetting }
  | { readonly kind: 'value-kind'; readonly valueKind: ValueKind }
  | { readonly kind: 'reload' };

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('draw' as const), target: fc.nat(3) }) },
  fc.record({ kind: fc.constant('cannot' as const), target: fc.nat(3) }),
  fc.record({ kind: fc.constantFrom('draw-half' as const, 'exclude' as const), target: fc.nat(3) }),
  fc.record({
    kind: fc.constant('endplate' as const),
    which: fc.constantFrom<Endplate>('upper', 'lower'),
  }),
  fc.constantFrom(
    { kind: 'midline' as const },
    { kind: 'window' as const },
    { kind: 'undo' as const },
    { kind: 'delete' as const },
    { kind: 'change-person' as const },
    { kind: 'change-person' as const },
    { kind: 'become-researcher' as const },
    { kind: 'leave' as const },
    { kind: 'backup' as const },
  ),
  fc.oneof(
    fc.record({ kind: fc.constant('link' as const), keepsFirst: fc.boolean() }),
    fc.record({
      kind: fc.constant('copies' as const),
      setting: fc.constantFrom<CopySetting>('default', 'yes', 'no'),
    }),
    fc.record({
      kind: fc.constant('value-kind' as const),
      valueKind: fc.constantFrom<ValueKind>('displayed', 'stored', 'philips-floating-point'),
    }),
    fc.constantFrom(
      { kind: 'unlink' as const },
      { kind: 'import-again' as const },
      { kind: 'reopen-folders' as const },
      { kind: 'reload' as const },
    ),
  ),
);

/** What the researcher, or whoever sits there, does with subjects, images and rules; false for any other act. */
async function doBesideReading(
  { app, state }: TestWorkstation,
  act: Act,
  given: GivenImages,
): Promise<boolean> {
  const { subjects, project } = state().open ?? raise();
  const [first, second] = subjects;
  switch (act.kind) {
    case 'link':
      if (first && second) {
        const [kept, other] = act.keepsFirst ? [first, second] : [second, first];
        await app.linkSubjects(kept.id, other.id);
      }
      return true;
    case 'unlink':
      for (const { id, links } of subjects) {
        for (const { other } of links ?? []) await app.unlinkSubject(id, other.patientKey);
      }
      return true;
    case 'import-again':
      await app.importImages(given);
      return true;
    case 'reopen-folders':
      await app.reopenFolders();
      return true;
    case 'copies':
      await app.chooseCopies(act.setting);
      return true;
    case 'value-kind':
      await app.changeProtocol({ ...project.protocol, valueKind: act.valueKind });
      return true;
    case 'reload':
      await app.closeProject();
      if (!state().open) await app.openProject(project.id);
      return true;
    default:
      return false;
  }
}

/** What an observer does on the images. Every place and number of it holds their secret. */
async function doOnImages({ app, state }: TestWorkstation, act: Act, secret: number): Promise<void> {
  const target =
    'target' in act ? targetsOf((state().open ?? raise()).project.protocol)[act.target] : undefined;
  const place = { pixelsPerScreenPx: 0.3, pointerType: 'mouse' as const };
  const click = async (timePoint: TimePoint, atPx: readonly [number, number]) => {
    await app.gesture(timePoint, { kind: 'pointer-down', atPx, ...place });
    await app.gesture(timePoint, { kind: 'pointer-up', atPx, ...place });
  };
  switch (act.kind) {
    case 'draw':
    case 'draw-half': {
      if (!target) return;
      await app.chooseTool('draw');
      await app.arm(target);
      for (const atPx of [
        [secret, 100],
        [secret + 20, 100],
        [secret + 10, 130.5],
      ] as const) {
        await click(target.timePoint, atPx);
      }
      if (act.kind === 'draw-half') return;
      await app.keyGesture({ kind: 'close' });
      await app.keyGesture({ kind: 'cancel' });
      return;
    }
    case 'exclude': {
      if (!target) return;
      await app.arm(target);
      await app.chooseTool('exclusion');
      for (const atPx of [
        [secret + 8, 103],
        [secret + 12, 103],
        [secret + 10, 109],
      ] as const) {
        await click(target.timePoint, atPx);
      }
      await app.keyGesture({ kind: 'close' });
      await app.keyGesture({ kind: 'cancel' });
      await app.chooseTool('draw');
      return;
    }
    case 'cannot':
      if (target) await app.cannotMeasure(target, 'motion', String(secret));
      return;
    case 'endplate':
      await app.markEndplate('preop', act.which, [
        [secret, 50],
        [secret + 30, act.which === 'upper' ? 52 : 77],
      ]);
      return;
    case 'midline':
      await app.setMidline('followUp', [
        [secret, 0],
        [secret, 200],
      ]);
      return;
    case 'window':
      app.rememberWindow('series', { center: secret, width: 400 });
      return;
    default:
      return;
  }
}

/** One session in which everything is done once, by whoever may do it. */
const everyAct: Act[] = [
  { kind: 'draw', target: 0 },
  { kind: 'exclude', target: 0 },
  { kind: 'endplate', which: 'upper' },
  { kind: 'endplate', which: 'lower' },
  { kind: 'midline' },
  { kind: 'window' },
  { kind: 'draw-half', target: 1 },
  { kind: 'change-person' },
  { kind: 'undo' },
  { kind: 'draw', target: 1 },
  { kind: 'draw-half', target: 2 },
  { kind: 'undo' },
  { kind: 'change-person' },
  { kind: 'undo' },
  { kind: 'change-person' },
  { kind: 'become-researcher' },
  { kind: 'link', keepsFirst: true },
  { kind: 'copies', setting: 'yes' },
  { kind: 'change-person' },
  { kind: 'cannot', target: 2 },
  { kind: 'become-researcher' },
  { kind: 'unlink' },
  { kind: 'value-kind', valueKind: 'stored' },
  { kind: 'reload' },
  { kind: 'reopen-folders' },
  { kind: 'change-person' },
  { kind: 'draw', target: 3 },
  { kind: 'import-again' },
  { kind: 'backup' },
];

/** Everything a screen could show, as text; maps and sets included. */
function everything(state: unknown): string {
  return JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

describe('blinding between observers', () => {
  it('lets nothing that one observer drew or noted reach the state of another person', async () => {
    let run = 0;
    let ownSeen = 0;
    const besides = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 4, maxLength: 24 }), async (acts) => {
        const memory = memorySources();
        const folder = { id: 'f', name: 'Folder', permission: 'ask' as const, answer: 'granted' as const };
        const inFolder = files.map(({ path, bytes }) => ({ path: `Folder/${path}`, bytes }));
        memory.folders.push({
          ...folder,
          isGone: false,
          files: new Map(inFolder.map(({ path, bytes }) => [path, bytes.length])),
        });
        const station = makeWorkstation({
          databaseName: `blind-${run++}-${Math.random()}`,
          sources: memory.port,
          images: {
            index: (_given, onProgress, signal, onImages) =>
              indexBytes(inFolder, onProgress, signal, onImages),
          },
        });
        const { app, state } = station;
        const given: GivenImages = { kind: 'folders', handles: memory.folders };
        await app.newProject('Blind');
        await app.importImages(given);
        const subject = state().open?.subjects[0];
        const protocol = state().open?.project.protocol;
        if (!subject || !protocol) throw new Error('no subject');
        const targets = targetsOf(protocol);
        let current = 0;
        const sit = async (index: number): Promise<ObserverId> => {
          const observer = observers[index % 2] ?? observerId('A');
          await app.choosePerson({ kind: 'observer', observerId: observer });
          // Linked away, the subject has no row: its place is the other's.
          const { subjects } = state().open ?? raise();
          await app.openReading((subjects.find(({ id }) => id === subject.id) ?? subjects[0] ?? raise()).id);
          return observer;
        };
        let observer: ObserverId | undefined = await sit(current);
        for (const act of acts) {
          if (act.kind === 'change-person') observer = await sit(++current);
          else if (act.kind === 'become-researcher') {
            await app.choosePerson({ kind: 'researcher' });
            await app.computeResults();
            observer = undefined;
          } else if (await doBesideReading(station, act, given)) {
            besides.add(act.kind);
            const { person } = state().open ?? raise();
            observer = person.observerId;
          } else if (act.kind === 'backup') await app.backUp();
          else if (act.kind === 'leave') app.showTab('cohort');
          else if (act.kind === 'undo') await app.undo();
          else if (act.kind === 'delete') await app.keyGesture({ kind: 'delete' });
          else if (observer !== undefined) await doOnImages(station, act, secretOf(observer));

          const shown = everything(state());
          if (observer !== undefined && shown.includes(String(secretOf(observer)))) ownSeen += 1;
          for (const other of observers) {
            if (other !== observer) expect(shown).not.toContain(String(secretOf(other)));
          }
          // What was said to one person is not left for the next.
          if (act.kind === 'change-person' || act.kind === 'become-researcher') {
            const own = ['draft-taken-up'];
            expect(state().notices.filter(({ kind }) => !own.includes(kind))).toEqual([]);
          }
          const reading = state().reading;
          if (reading) {
            expect(reading.reading.observerId).toBe(observer);
            expect(
              Object.keys(reading.reading.entries).every((key) =>
                targets.some((one) => targetKey(one) === key),
              ),
            ).toBe(true);
          }
        }
      }),
      { numRuns: 30, examples: [[everyAct]] },
    );
    // The secrets are really drawn and found, so their absence elsewhere means something.
    expect(ownSeen).toBeGreaterThan(10);
    expect(besides.size).toBe(7);
  }, 240_000);
});

function raise(): never {
  throw new Error('It is not there');
}
