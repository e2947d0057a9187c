import { MantineProvider } from '@mantine/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { observersComparison } from '../../../../src/analysis/agreementComparison';
import { panelAnalyses } from '../../../../src/analysis/panelAnalyses';
import { type StudyData, studyResults } from '../../../../src/analysis/studyResults';
import { present } from '../../../../src/base/assert';
import type { SubjectId } from '../../../../src/domain/ids';
import type { Reading } from '../../../../src/domain/reading/reading';
import type { Side } from '../../../../src/domain/side';
import type { Project } from '../../../../src/domain/study/project';
import type { TimePoint } from '../../../../src/domain/timePoint';
import {
  agreementColumnLines,
  agreementColumnModel,
  subjectsToAgreeOn,
} from '../../../../src/report/agreementColumnModel';
import { blandAltmanPoints } from '../../../../src/report/figures/parts/blandAltmanPoints';
import { defaultPrintSettings } from '../../../../src/report/printSettings';
import { createAppStore } from '../../../../src/state/createAppStore';
import type { ReadyResults } from '../../../../src/state/resultsState';
import { WorkstationContext } from '../../../../src/ui/AppContext';
import { casePlots, hasPoints } from '../../../../src/ui/agreement/statistics/casePlots';
import { type ShownCase, StatisticsColumn } from '../../../../src/ui/agreement/statistics/StatisticsColumn';
import { makeWorkstation } from '../../../support/makeWorkstation';
import type { CellValues } from '../../../support/studyFixtures';
import { makeProject, makeReading, makeSubject } from '../../../support/studyFixtures';

// A server would need a snapshot of its own; here the store's is the one.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_subscribe: unknown, snapshot: () => T): T => snapshot(),
}));

// Nothing is laid out here: figures get the width of the column at 1920.
vi.mock('@mantine/hooks', async (original) => ({
  ...(await original<typeof import('@mantine/hooks')>()),
  useElementSize: () => ({ ref: () => undefined, width: 700, height: 300 }),
  useViewportSize: () => ({ width: 1920, height: 1080 }),
}));

const structure = { siteId: 'fractured-level', muscleId: 'mf-es' };

/** A's values of four subjects, left and pre-op; the others are these and what `cells` adds. */
const areas = [1000, 1200, 1400, 1600];
const signals = [400, 450, 500, 550];
/** B minus A, by place and subject: by hand different in every place. */
const csaDifferences: Readonly<Record<TimePoint, Readonly<Record<Side, readonly number[]>>>> = {
  preop: { left: [10, 30, -10, 50], right: [1, 2, 3, 6] },
  followUp: { left: [-4, 0, 4, 8], right: [100, 90, 80, 50] },
};

function cells(index: number, observer: 'A' | 'B'): CellValues {
  const cell = (timePoint: TimePoint, side: Side) => {
    const csa =
      present(areas[index], 'area') + (side === 'right' ? 7 : 0) - (timePoint === 'followUp' ? 90 : 0);
    const si = present(signals[index], 'signal') + (side === 'right' ? 3 : 0);
    const difference = present(csaDifferences[timePoint][side][index], 'difference');
    return observer === 'A' ? ([csa, si] as const) : ([csa + difference, si + difference / 10] as const);
  };
  return {
    preop: { left: cell('preop', 'left'), right: cell('preop', 'right') },
    followUp: { left: cell('followUp', 'left'), right: cell('followUp', 'right') },
  };
}

/** P1 to P4 read by both; P5 by A alone; P6 excluded. */
function makeData(
  extra: { readonly project?: Partial<Project>; readonly round2OfA?: boolean } = {},
): StudyData {
  const subjects = ['P1', 'P2', 'P3', 'P4'].map((code) => makeSubject(code));
  const alone = makeSubject('P5');
  const excluded = makeSubject('P6', { exclusion: { reason: 'moved', atUtc: '2026-01-01T00:00:00Z' } });
  const readings: Reading[] = subjects.flatMap((subject, index) => [
    makeReading(subject, 'A', cells(index, 'A')),
    makeReading(subject, 'B', cells(index, 'B')),
  ]);
  readings.push(makeReading(alone, 'A', cells(0, 'A')));
  readings.push(makeReading(excluded, 'A', cells(0, 'A')), makeReading(excluded, 'B', cells(0, 'B')));
  if (extra.round2OfA) {
    for (const [index, subject] of subjects.entries()) {
      readings.push({
        ...makeReading(subject, 'A', cells(index, 'B')),
        round: 2,
        id: `${subject.id} A again` as Reading['id'],
      });
    }
  }
  return {
    person: { kind: 'researcher' },
    project: makeProject(extra.project),
    subjects: [...subjects, alone, excluded],
    readings,
  };
}

function readyOf(data: StudyData): ReadyResults {
  const made = studyResults(data);
  if (!made.ok) throw new Error(made.error.kind);
  return {
    kind: 'ready',
    results: made.value,
    analyses: panelAnalyses(made.value),
    choice: made.value.choice,
    computedAtUtc: '2026-06-02T00:00:00Z',
    tookMs: 1,
  };
}

function drawn(ready: ReadyResults, shown: ShownCase | undefined): string {
  const station = makeWorkstation({ databaseName: 'statistics-column' });
  const store = createAppStore(station.state());
  const value = { store, app: station.app, loadPanes: () => new Promise<never>(() => undefined) };
  const column = createElement(StatisticsColumn, { ready, shown, onPick: () => undefined });
  return renderToStaticMarkup(
    createElement(MantineProvider, null, createElement(WorkstationContext.Provider, { value }, column)),
  ).replace(/<style[^>]*>.*?<\/style>/gs, '');
}

const caseOf = (code: string, timePoint: TimePoint, side: Side): ShownCase => ({
  subjectId: `id-${code}` as SubjectId,
  timePoint,
  side,
  muscleId: 'mf-es',
});

const countOf = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

describe('The statistics beside a case', () => {
  const ready = readyOf(makeData());
  const { results } = ready;
  const lines = (timePoint: TimePoint) =>
    agreementColumnLines(results, { comparison: observersComparison, structure, timePoint });

  it('are CSA and SI of each side at one time point, and nothing else', () => {
    expect(
      lines('followUp')
        .map(({ side, quantity, phase }) => `${quantity} ${side} ${phase}`)
        .toSorted(),
    ).toEqual(['csaMm2 left followUp', 'csaMm2 right followUp', 'si left followUp', 'si right followUp']);
  });

  it('say how many of how many: neither who is excluded, nor who lacks a reading', () => {
    expect(subjectsToAgreeOn(results)).toBe(5);
    const model = agreementColumnModel(results, {
      comparison: observersComparison,
      structure,
      timePoint: 'preop',
      settings: defaultPrintSettings,
    });
    expect(model?.footnotes[0]?.text).toContain(': 4 of 5.');
    expect(model?.footnotes[0]?.text).toContain('agreement of the');
    expect(model?.columns.map(({ id }) => id)).toEqual(['n', 'icc-k', 'icc-1', 'offset', 'sem', 'mdc']);
    for (const row of model?.rows ?? []) expect(row.kind === 'line' && row.cells[0]?.text).toBe('4');
  });

  it('print the offsets of their own side and time point, by hand the means of the differences', () => {
    const offsets = (timePoint: TimePoint) => {
      const model = agreementColumnModel(results, {
        comparison: observersComparison,
        structure,
        timePoint,
        settings: defaultPrintSettings,
      });
      const at = model?.columns.findIndex(({ id }) => id === 'offset') ?? -1;
      return Object.fromEntries(
        (model?.rows ?? []).map((row) => [
          row.id.replace(/.*\|(left|right)\|(\w+)\|.*/, '$1 $2'),
          row.kind === 'line' ? row.cells[at]?.main : '',
        ]),
      );
    };
    expect(offsets('preop')).toEqual({
      'left csaMm2': '+20.00',
      'right csaMm2': '+3.00',
      'left si': '+2.00',
      'right si': '+0.30',
    });
    expect(offsets('followUp')).toMatchObject({ 'left csaMm2': '+2.00', 'right csaMm2': '+80.00' });
  });

  it.each([
    ['preop', 'left'],
    ['preop', 'right'],
    ['followUp', 'left'],
    ['followUp', 'right'],
  ] as const)('plot what the case is of: %s, %s, a point for each of n', (timePoint, side) => {
    const plots = casePlots(lines(timePoint), side);
    expect(plots.map(({ quantity }) => quantity)).toEqual(['csaMm2', 'si']);
    for (const plot of plots) expect(blandAltmanPoints(plot)).toHaveLength(plot.n);
    const [csa] = plots;
    const points = csa ? blandAltmanPoints(csa) : [];
    expect(points.map(({ difference }) => difference)).toEqual(csaDifferences[timePoint][side]);
    expect(hasPoints(plots, 'id-P2')).toBe(true);
    expect(hasPoints(plots, 'id-P5')).toBe(false);
  });

  it('draw the case’s plots, every subject once in each, and mark the case alone', () => {
    const text = drawn(ready, caseOf('P2', 'followUp', 'right'));
    expect(text).toContain('CSA, right, follow-up');
    expect(text).toContain('SI, right, follow-up');
    expect(text).not.toContain('CSA, left');
    expect(countOf(text, /data-subject="/g)).toBe(8);
    expect(countOf(text, /data-in-hand="id-P2"/g)).toBe(2);
    expect(countOf(text, /data-in-hand="/g)).toBe(2);
    expect(countOf(text, /aria-pressed="true" aria-label="P2: /g)).toBe(2);
    // One stop of Tab a plot.
    expect(countOf(text, /<g role="button" tabindex="0"/g)).toBe(2);
    expect(text).toMatch(/aria-pressed="true">Follow-up</);
  });

  it('follow to another case', () => {
    const text = drawn(ready, caseOf('P4', 'preop', 'left'));
    expect(text).toContain('CSA, left, pre-op');
    expect(countOf(text, /data-in-hand="id-P4"/g)).toBe(2);
    expect(text).toMatch(/aria-pressed="true">Pre-op</);
  });

  it('say of a case without a point that it has none, and why', () => {
    const text = drawn(ready, caseOf('P5', 'preop', 'left'));
    expect(countOf(text, /data-in-hand="/g)).toBe(0);
    expect(text).toContain('P5 has no point here');
  });

  it('offer rounds where a second round was read, under their own title', () => {
    expect(drawn(ready, undefined)).not.toContain('round 1 and 2');
    const twice = drawn(readyOf(makeData({ round2OfA: true })), undefined);
    expect(twice).toContain('A round 1 and 2');
    expect(twice).not.toContain('Average round');
    expect(twice).toContain('Inter-observer agreement');
  });
});
