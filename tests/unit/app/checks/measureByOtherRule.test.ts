import { describe, expect, it } from 'vitest';
import { cancelOtherRule, measureByOtherRule } from '../../../../src/app/checks/measureByOtherRule';
import { remeasuredMemory, withRemeasured } from '../../../../src/app/checks/remeasured';
import type { AppContext } from '../../../../src/app/context';
import { err, ok } from '../../../../src/base/result';
import { imageKey } from '../../../../src/domain/image/imageRef';
import type { SliceHeader } from '../../../../src/domain/image/sliceHeader';
import type { SliceImage } from '../../../../src/domain/image/sliceImage';
import type { Reading } from '../../../../src/domain/reading/reading';
import { targetKey } from '../../../../src/domain/reading/roi';
import type { Project } from '../../../../src/domain/study/project';
import { createAppStore } from '../../../../src/state/createAppStore';
import type { OpenProject } from '../../../../src/state/openProject';
import { makeSlice } from '../../../support/makeSlice';
import { evenCells, makeProject, makeReading, makeSubject, makeTarget } from '../../../support/studyFixtures';

const subject = makeSubject('S-001');
const square = [
  [2, 2],
  [4, 2],
  [4, 4],
  [2, 4],
] as const;

/** A signed reading whose outlines are all this square; its stored numbers are made up. */
function signedReading(overrides: Partial<Reading> = {}): Reading {
  const reading = makeReading(subject, 'A', evenCells([1500, 400], [1400, 450]), { overrides });
  const entries = Object.fromEntries(
    Object.entries(reading.entries).map(([key, entry]) => [
      key,
      entry.kind === 'roi' ? { ...entry, roi: { ...entry.roi, outlinePx: square } } : entry,
    ]),
  );
  return { ...reading, entries };
}

function imageKeys(reading: Reading): readonly string[] {
  return [
    ...new Set(
      Object.values(reading.entries).flatMap((entry) =>
        entry.kind === 'roi' ? [imageKey(entry.roi.image)] : [],
      ),
    ),
  ];
}

interface Given {
  readonly project?: Partial<Project>;
  readonly reading?: Reading;
  /** Slices that cannot be had, and why. */
  readonly failing?: Readonly<Record<string, 'unreachable' | 'cannot-be-read'>>;
  readonly fingerprints?: Readonly<Record<string, string>>;
  readonly beforeDecode?: (key: string) => void;
}

/** The application as far as measuring asks for it. */
function contextOf({ project, reading = signedReading(), failing = {}, ...given }: Given = {}): AppContext {
  const images = new Map(
    imageKeys(reading).map((key) => {
      const [sopInstanceUid = '', frame = '0'] = key.split('#');
      // Only the identity of a header is asked for here.
      return [key, { header: { sopInstanceUid, frame: Number(frame) } as unknown as SliceHeader }];
    }),
  );
  const open = {
    project: makeProject(project),
    subjects: [subject],
    images,
    progress: [],
    person: { kind: 'researcher' },
  } as unknown as OpenProject;
  const store = createAppStore({ open });
  const context = {
    store,
    ports: { storage: { loadAllReadings: async () => ok([reading]) } },
    registry: {
      async decode(header: SliceHeader) {
        const key = imageKey(header);
        given.beforeDecode?.(key);
        const kind = failing[key];
        if (kind) return err({ kind, message: '' });
        const timePoint = key.includes('preop') ? 'preop' : 'followUp';
        const image: SliceImage = {
          ...makeSlice(),
          fingerprint: given.fingerprints?.[key] ?? `pixels of ${timePoint}`,
        };
        return ok(image);
      },
    },
  };
  return context as unknown as AppContext;
}

const checkOf = (context: AppContext) => context.store.getState().pixelRuleCheck;

describe('measuring by the other pixel rule', () => {
  it('gives ImageJ’s numbers for every signed ROI and leaves what is stored alone', async () => {
    const reading = signedReading();
    const before = structuredClone(reading);
    const context = contextOf({ reading });
    await measureByOtherRule(context);
    expect(checkOf(context)).toMatchObject({ kind: 'measured', ruleId: 'imagej', rois: 4, not: [] });
    const [again] = withRemeasured([reading], remeasuredMemory(context, reading.projectId, 'imagej'));
    const entry = again?.entries[targetKey(makeTarget('preop', 'left'))];
    // ImageJ 1.54 counts 4 pixels in this square, 303 to 404, median 403; 2.5 mm × 0.75 mm each (measureRoi.test.ts).
    expect(entry).toMatchObject({
      measurement: {
        rule: { id: 'imagej' },
        area: { grossMm2: 7.5 },
        signal: { pixelCount: 4, displayed: { min: 303, max: 404, median: 403 } },
      },
    });
    expect(reading).toEqual(before);
  });

  it('does not show measurements of an outline that was drawn anew since', async () => {
    const reading = signedReading();
    const context = contextOf({ reading });
    await measureByOtherRule(context);
    const key = targetKey(makeTarget('preop', 'left'));
    const entry = reading.entries[key];
    if (entry?.kind !== 'roi') throw new Error('an ROI expected');
    const moved = { ...entry, roi: { ...entry.roi, outlinePx: square.map(([x, y]) => [x + 1, y] as const) } };
    const changed = { ...reading, entries: { ...reading.entries, [key]: moved } };
    expect(withRemeasured([changed], remeasuredMemory(context, reading.projectId, 'imagej'))).toEqual([
      changed,
    ]);
  });

  it('says of whom images are not here, cannot be read, or are others', async () => {
    const [preop = '', followUp = ''] = imageKeys(signedReading());
    const absent = contextOf({ failing: { [preop]: 'unreachable', [followUp]: 'cannot-be-read' } });
    await measureByOtherRule(absent);
    expect(checkOf(absent)).toMatchObject({
      kind: 'measured',
      rois: 0,
      not: [
        { code: 'S-001', why: 'not-here', rois: 2 },
        { code: 'S-001', why: 'cannot-be-read', rois: 2 },
      ],
    });
    const others = contextOf({ fingerprints: { [preop]: 'another picture' } });
    await measureByOtherRule(others);
    expect(checkOf(others)).toMatchObject({
      kind: 'measured',
      rois: 2,
      not: [{ code: 'S-001', why: 'other-pixels', rois: 2 }],
    });
  });

  it('can be cancelled, and goes on where it stopped', async () => {
    const decoded: string[] = [];
    let stop = true;
    const context: AppContext = contextOf({
      beforeDecode: (key) => {
        decoded.push(key);
        if (decoded.length === 2 && stop) cancelOtherRule(context);
      },
    });
    await measureByOtherRule(context);
    expect(checkOf(context)).toMatchObject({ kind: 'cancelled', done: 2, total: 4 });
    stop = false;
    await measureByOtherRule(context);
    expect(checkOf(context)).toMatchObject({ kind: 'measured', rois: 4 });
    expect(decoded).toHaveLength(3);
  });

  it('is of no use to who may not see results', async () => {
    const { unblinding: _none, ...blinded } = makeProject();
    const context = contextOf();
    const { open } = context.store.getState();
    if (!open) throw new Error('a project expected');
    context.store.setState({ open: { ...open, project: blinded } });
    await measureByOtherRule(context);
    expect(checkOf(context)).toEqual({ kind: 'none' });
  });
});
