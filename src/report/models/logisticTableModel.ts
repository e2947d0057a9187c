import type { PanelAnalyses } from '../../analysis/panelAnalyses';
import type {
  ModelWarning,
  RefractureFit,
  RefractureModel,
  RefractureTerm,
} from '../../analysis/refractureModel';
import type { StudyResults } from '../../analysis/studyResults';
import type { Protocol } from '../../domain/study/protocol';
import { flowFootnote } from '../flowText';
import { type LogisticFitPart, logisticFitHow, logisticTermHow } from '../how/logisticHow';
import { modelUsedHow } from '../how/modelUsedHow';
import { withHow } from '../how/withHow';
import { averagingText, ruleText } from '../methodNotes';
import { pFormatOf } from '../pFormatOf';
import type { PrintSettings } from '../printSettings';
import { resultNotes } from '../resultNotes';
import { pEquation, roundedText } from '../rounding';
import { structurePrefix } from '../structureNames';
import {
  type TableColumn,
  type TableFootnote,
  type TableModel,
  type TableRow,
  textCell,
} from '../tableModel';
import { captionWith } from './captionWith';
import { droppedNotes, usedText } from './droppedNotes';
import { pCell, ratioCell, reasonCells } from './estimateCells';
import { measureDecimals, termText, variableText } from './measureText';
import type { DetailLine, ModelDetail } from './modelDetail';
import { changeNote, notValidatedNote, unequalFollowUpNote } from './modelNotes';
import { whyNot } from './whyNot';

/** A model as it is fitted twice: what is shown, and maximum likelihood where Firth's took its place. */
type FitKind = 'shown' | 'maximum-likelihood';

const columns: readonly TableColumn[] = [
  { id: 'per-unit', label: 'OR per unit', sublabel: '95 % CI', align: 'end' },
  { id: 'per-sd', label: 'OR per SD', sublabel: '95 % CI', align: 'end' },
  { id: 'sd', label: 'SD', align: 'end' },
  { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
];

/** Id of a line: a covariate of a model. */
export function logisticRowId(modelIndex: number, kind: FitKind, termIndex: number): string {
  return ['logistic', modelIndex, kind, termIndex].join('|');
}

/** The model and fit that a line belongs to. */
export function logisticOfRow(
  { models }: Pick<PanelAnalyses, 'models'>,
  id: string | undefined,
): RefractureModel | undefined {
  const [, index] = id?.split('|') ?? [];
  return models[Number(index)];
}

/** The covariate of a line, of the fit that the line is of; nothing where the fit was not computed. */
export function logisticTermOfRow(
  { models }: Pick<PanelAnalyses, 'models'>,
  id: string | undefined,
): RefractureTerm | undefined {
  const model = logisticOfRow({ models }, id);
  const [, , kind, index] = id?.split('|') ?? [];
  const fit = kind === 'maximum-likelihood' ? model?.maximumLikelihood : model?.fit;
  return fit?.ok ? fit.value.terms[Number(index)] : undefined;
}

/** Logistic regression of refracture on what was known before surgery, and on what changed. */
export function logisticTableModel(
  results: StudyResults,
  { models }: Pick<PanelAnalyses, 'models'>,
  settings: PrintSettings,
): TableModel {
  const { protocol, flow } = results;
  const general = [
    ...resultNotes(results),
    'OR: odds ratio of refracture, all other covariates of the model being equal. SD: of the subjects used.',
    ...models.map((model) => `${modelName(model, protocol)}: ${modelFacts(model, protocol, settings)}`),
    ...models.flatMap((model) => logisticWarnings(model, protocol)),
    ...(models.some(({ wording }) => wording === 'is-associated') ? [changeNote] : []),
    notValidatedNote,
    unequalFollowUpNote,
    averagingText(protocol),
    ...droppedNotes(models, protocol),
    `${flowFootnote(flow, 'with-value')} ${ruleText(results)}`,
  ];
  const table: TableModel = {
    id: 'logistic',
    title: 'Logistic regression',
    caption: captionWith('Refracture on other values', results, 'of-refracture'),
    labelHeading: '',
    columns,
    rows: models.flatMap((model, index) => rowsOf(model, index, protocol, settings)),
    footnotes: [...new Set(general)].map((text): TableFootnote => ({ text })),
  };
  return withHow(table, (rowId, columnId) => {
    const [, model, kind, index] = rowId.split('|');
    const row = models[Number(model)];
    const fit = kind === 'maximum-likelihood' ? kind : 'shown';
    const per = columnId === 'per-sd' || columnId === 'sd' ? 'sd' : 'unit';
    const part = { index: Number(index), per, fit } as const;
    return row && logisticTermHow(row, results, part, (one) => variableText(one, protocol));
  });
}

/** What a model says of refracture, in the one wording that its variables allow. */
export function modelName(
  { wording, variables }: Pick<RefractureModel, 'wording' | 'variables'>,
  protocol: Protocol,
): string {
  const name =
    wording === 'predicts'
      ? 'Before surgery: what predicts refracture'
      : 'Change: what is associated with refracture';
  return `${musclePrefix(variables, protocol)}${name}`;
}

/** The muscle of a model, where there are several: each has its models. */
function musclePrefix(variables: RefractureModel['variables'], protocol: Protocol): string {
  const [measured] = variables.flatMap((one) => (one.kind === 'measure' ? [one.measure] : []));
  return measured ? structurePrefix(protocol, measured) : '';
}

function rowsOf(
  model: RefractureModel,
  index: number,
  protocol: Protocol,
  settings: PrintSettings,
): readonly TableRow[] {
  const block = (kind: FitKind, name: string, fit: RefractureModel['fit']): readonly TableRow[] => {
    const heading = { kind: 'heading', id: `heading|${logisticRowId(index, kind, 0)}`, label: name } as const;
    if (!fit.ok) {
      const reason = whyNot(fit.error, model);
      const id = logisticRowId(index, kind, 0);
      return [
        heading,
        { kind: 'line', id, label: reason, indent: 1, cells: reasonCells(reason, columns.length) },
      ];
    }
    return [
      heading,
      ...fit.value.terms.map(
        (term, at): TableRow => ({
          kind: 'line',
          id: logisticRowId(index, kind, at),
          label: termText(term, protocol),
          indent: 1,
          cells: termCells(term, protocol.alpha, settings),
        }),
      ),
    ];
  };
  const name = modelName(model, protocol);
  if (model.method !== 'firth') return block('shown', name, model.fit);
  return [
    ...block('shown', `${name}. Firth’s penalised likelihood`, model.fit),
    ...block('maximum-likelihood', `${name}. Maximum likelihood`, model.maximumLikelihood),
  ];
}

function termCells(term: RefractureTerm, alpha: number, settings: PrintSettings) {
  const decimals = settings.statisticDecimals;
  const perUnit = unitDecimals(term, decimals);
  return [
    ratioCell(term.oddsRatio, term.oddsRatioInterval, perUnit),
    ratioCell(term.oddsRatioPerSd, term.oddsRatioPerSdInterval, decimals),
    textCell(roundedText(term.sd, sdDecimals(term, settings))),
    pCell(term.p, alpha, settings),
  ];
}

/** An odds ratio per mm² is near 1: two more decimals where three would not tell it from 1. */
function unitDecimals({ oddsRatio, oddsRatioInterval }: RefractureTerm, decimals: number): number {
  const farthest = Math.max(...[oddsRatio, ...(oddsRatioInterval ?? [])].map((one) => Math.abs(one - 1)));
  return farthest < 0.02 ? decimals + 2 : decimals;
}

function sdDecimals({ variable }: RefractureTerm, settings: PrintSettings): number {
  return variable.kind === 'measure'
    ? measureDecimals(variable.measure, variable.phase, settings)
    : settings.covariateDecimals;
}

/** Of how many, and whether the model as a whole says more than none. */
function modelFacts(model: RefractureModel, protocol: Protocol, settings: PrintSettings): string {
  const { fit } = model;
  if (!fit.ok) return `not computed. ${whyNot(fit.error, model)}`;
  const { events, eventsPerCovariate } = fit.value;
  return `${usedText(model)}, ${events} refractured, ${roundedText(eventsPerCovariate, 1)} events for each covariate; ${testText(fit.value, protocol, settings)}.`;
}

function testText(
  { likelihoodRatio, likelihoodRatioP, terms }: RefractureFit,
  { alpha }: Protocol,
  settings: PrintSettings,
): string {
  const chiSquare = roundedText(likelihoodRatio, settings.statisticDecimals);
  return `likelihood ratio χ² = ${chiSquare}, df = ${terms.length}, ${pEquation(likelihoodRatioP, pFormatOf(alpha, settings))}`;
}

/** What must be said before a model is believed; empty where nothing. */
export function logisticWarnings(model: RefractureModel, protocol: Protocol): readonly string[] {
  const name = `${musclePrefix(model.variables, protocol)}${model.wording === 'predicts' ? 'Before surgery' : 'Change'}`;
  const dividing = model.dividing.map((term) => termText(term, protocol)).join(', ');
  const remedy = model.fit.ok
    ? 'Firth’s penalised likelihood is shown'
    : 'Firth’s penalised likelihood was tried and cannot be computed either';
  const isWithout = !model.maximumLikelihood.ok;
  const texts: Readonly<Record<ModelWarning, string>> = {
    'few-events': isWithout
      ? 'fewer than 10 events for each covariate: the estimates are unsure.'
      : `fewer than 10 events for each covariate. Odds ratios by maximum likelihood then tend to lie too far from 1, and its intervals are not to be relied on: ${remedy}, maximum likelihood below it.`,
    separation: `the covariates separate the groups${dividing === '' ? '' : ` (${dividing}${model.dividing.length === 1 ? ' alone does' : ': each alone does'})`}, so maximum likelihood has no maximum: ${remedy}.`,
    'not-converged': `maximum likelihood did not settle: ${remedy}.`,
  };
  return model.warnings.map((warning) => `${name}: ${texts[warning]}`);
}

/** All that the table has no column for: the whole model, both fits, who was used. */
export function logisticDetail(
  model: RefractureModel,
  protocol: Protocol,
  settings: PrintSettings,
  /** What "how" is told of; without it nothing can be asked. */
  source?: StudyResults,
): ModelDetail {
  const number = (value: number) => roundedText(value, settings.statisticDecimals);
  const asked = (part: LogisticFitPart) => {
    const how = source && logisticFitHow(model, source, part, (one) => variableText(one, protocol));
    return how ? { how } : {};
  };
  const usedHow =
    source &&
    modelUsedHow(model, source, [{ kind: 'group' }, ...model.variables], (one) =>
      variableText(one, protocol),
    );
  const lines = (kind: FitKind): readonly DetailLine[] => {
    const fit = kind === 'shown' ? model.fit : model.maximumLikelihood;
    if (!fit.ok) return [];
    const { events, eventsPerCovariate, intercept, likelihoodRatio, likelihoodRatioP, terms } = fit.value;
    const p = pEquation(likelihoodRatioP, { alpha: protocol.alpha, decimals: settings.pDecimals });
    return [
      {
        name: 'Refractured',
        text: `${events} of ${model.nUsed}`,
        ...asked({ kind: 'events', fit: kind }),
      },
      {
        name: 'Events for each covariate',
        text: roundedText(eventsPerCovariate, 1),
        ...asked({ kind: 'events', fit: kind }),
      },
      {
        name: 'Likelihood ratio χ²',
        text: `${number(likelihoodRatio)}, df = ${terms.length}, ${p}`,
        ...asked({ kind: 'likelihood-ratio', fit: kind }),
      },
      { name: 'Intercept, log odds', text: number(intercept), ...asked({ kind: 'intercept', fit: kind }) },
    ];
  };
  const isFirth = model.method === 'firth';
  return {
    title: modelName(model, protocol),
    parts: [
      {
        title: isFirth ? 'Firth’s penalised likelihood' : 'Maximum likelihood',
        lines: lines('shown'),
        notes: [
          model.fit.ok
            ? `P and intervals from ${isFirth ? 'the penalised likelihood' : 'Wald’s test'}.`
            : `Not computed. ${whyNot(model.fit.error, model)}`,
        ],
      },
      ...(isFirth
        ? [
            {
              title: 'Maximum likelihood',
              lines: lines('maximum-likelihood'),
              notes: [
                model.maximumLikelihood.ok
                  ? 'P and intervals from Wald’s test.'
                  : `Not computed. ${whyNot(model.maximumLikelihood.error, model)}`,
              ],
            },
          ]
        : []),
      {
        title: 'Subjects',
        lines: [{ name: 'In this model', text: usedText(model), ...(usedHow && { how: usedHow }) }],
        notes: droppedNotes([model], protocol),
      },
      ...(model.wording === 'is-associated'
        ? [{ title: 'What it may say', lines: [], notes: [changeNote] }]
        : []),
    ],
  };
}
