import { ofGroup } from '../../analysis/grouping';
import { ok } from '../../base/result';
import { enrolmentOf } from '../../domain/study/enrolmentOf';
import { column } from '../csvColumn';
import { counted, enrolmentFlow, type FlowBox, type FlowLine } from '../flow/enrolmentFlow';
import { notAnalysed } from '../flowText';
import type { FigureInput, MadeFigure } from './figureInput';
import type { FigureData } from './figureModel';
import { makeFigure } from './makeFigure';
import { sheetOfRows } from './parts/blocks';
import { type FlowStep, flowBlock } from './parts/flowBlock';

const standingTexts = {
  Incomplete: 'measurements not complete',
  'Group unknown': 'group unknown',
  'In no group': 'in none of the groups',
  'Put aside': 'put aside by the filters',
  Excluded: 'excluded',
  'Scans not eligible': 'scans not eligible',
  'Level not of the study': 'level not of the study',
} as const;

/** The flow of subjects from screening to the tables. */
export function flowFigure(input: FigureInput): MadeFigure {
  const steps = flowSteps(input);
  return ok(
    makeFigure(
      { id: 'flow', title: 'Flow of enrolment' },
      {
        caption:
          'Flow of subjects. Excluded: by a person, with the reason as noted. Analysed: in Tables 1 and 2; in each line those with the value.',
        data: () => dataOf(steps),
        points: () => [],
        sheet: (widthPt) => sheetOfRows([[flowBlock(steps)]], widthPt),
      },
    ),
  );
}

/** Screened, included, analysed by group; beside each step who left there. Each subject leaves once or is analysed. */
export function flowSteps({ facts, results, groups }: FigureInput): readonly FlowStep[] {
  const { subjects, project, readings } = facts;
  const flow = enrolmentFlow({ project, subjects, progress: readings, showsGroup: true });
  const studied = new Set(
    subjects.flatMap((one) => (enrolmentOf(one) === 'included' && !one.isTraining ? [one.id] : [])),
  );
  const early = results.flow.analysed.filter(({ subject }) => !studied.has(subject.id)).length;
  const lines: FlowLine[] = groups.map(({ group, label }) => ({
    text: label,
    count: ofGroup(results.flow.analysedByGroup, group),
  }));
  // A person may hold back a subject that has everything: it is in the tables, and not settled as included.
  if (early > 0) lines.push({ text: 'of them not settled as included', count: early });
  return [
    { main: flow.screened, sides: [flow.excluded, ...(flow.waiting ? [flow.waiting] : [])] },
    {
      main: flow.included,
      sides: [...(flow.training ? [flow.training] : []), ...notAnalysedBox(results, studied)],
    },
    { main: { title: 'Analysed', count: results.flow.analysed.length, lines }, sides: [] },
  ];
}

function notAnalysedBox(
  { flow, protocol }: FigureInput['results'],
  studied: ReadonlySet<string>,
): readonly FlowBox[] {
  const standings = flow.standings.filter(
    ({ kind, subject }) => kind !== 'analysed' && studied.has(subject.id),
  );
  if (standings.length === 0) return [];
  const whys = notAnalysed({ ...flow, standings }, protocol).map(({ standing }) => standingTexts[standing]);
  return [{ title: 'Not analysed', count: standings.length, lines: counted(whys) }];
}

function dataOf(steps: readonly FlowStep[]): FigureData {
  const boxes = steps.flatMap(({ main, sides }, at) => [
    { box: main, step: at + 1, isMain: true },
    ...sides.map((box) => ({ box, step: at + 1, isMain: false })),
  ]);
  return {
    columns: [
      column('step', '', 'Step of the diagram, from the top'),
      column('place', '', 'main: went on; side: left the study here'),
      column('box', '', 'Title of the box'),
      column('line', '', 'Line in the box; empty for the box itself'),
      column('subjects', 'count', 'Number of subjects'),
    ],
    rows: boxes.flatMap(({ box, step, isMain }) => {
      const place = isMain ? 'main' : 'side';
      return [
        [step, place, box.title, undefined, box.count],
        ...box.lines.map(({ text, count }) => [step, place, box.title, text, count]),
      ];
    }),
  };
}
