import { type AgreementComparison, observersComparison } from '../../../analysis/agreementComparison';
import { type PanelAnalyses, panelAnalyses } from '../../../analysis/panelAnalyses';
import { phases } from '../../../analysis/quantity';
import type { StudyResults } from '../../../analysis/studyResults';
import { assert, present } from '../../../base/assert';
import { agreementTableModel } from '../../agreementTableModel';
import { comparisonCaption } from '../../comparisonCaption';
import { comparisonsOf } from '../../comparisonNames';
import { errorPartsModel } from '../../errorPartsModel';
import type { ExtraMaker } from '../../extras/extraMaker';
import { fatTableModel, normalisedTableModel } from '../../furtherTableModel';
import { ancovaTableModel } from '../../models/ancovaTableModel';
import { correlationTableModel } from '../../models/correlationTableModel';
import { logisticTableModel } from '../../models/logisticTableModel';
import { pairedTableModel } from '../../models/pairedTableModel';
import { rocTableModel } from '../../models/rocTableModel';
import { strataTableModel } from '../../models/strataTableModel';
import { defaultPrintSettings, type PrintSettings } from '../../printSettings';
import type { TableModel } from '../../tableModel';
import { tableOneModel } from '../../tableOneModel';
import { tableTwoModel } from '../../tableTwoModel';
import { trainingAgreementModel } from '../../trainingAgreementModel';
import type { ExportFacts } from '../exportFacts';
import { agreementWithDice } from './agreementWithDice';

/** A table that can be exported, before it is made. */
export interface TableMaker {
  readonly id: string;
  readonly name: string;
  /** What it holds, in a few words. */
  readonly detail: string;
  /** One of the three that every paper needs. */
  readonly isMain: boolean;
  /** Why it cannot be made, in words for a screen. */
  readonly whyNot?: string;
  /** Never called where there is a `whyNot`. */
  readonly make: (settings: PrintSettings, extras: ExtraMaker) => TableModel;
}

const analysesOfResults = new WeakMap<StudyResults, PanelAnalyses>();

/** Everything beyond Tables 1 and 2; computed once for the same results. */
export function analysesOf(results: StudyResults): PanelAnalyses {
  const known = analysesOfResults.get(results) ?? panelAnalyses(results);
  analysesOfResults.set(results, known);
  return known;
}

/** Every table of a study in the order of a paper; what it has nothing for is left out. */
export function tableMakers(facts: ExportFacts): readonly TableMaker[] {
  const { results } = facts;
  const analysed = results.flow.analysed.length;
  const subjects = `${analysed} ${analysed === 1 ? 'subject' : 'subjects'}`;
  return [
    {
      ...{ id: 'table-1', name: 'Table 1. Baseline', detail: `By group, ${subjects}`, isMain: true },
      make: (settings, extras) => tableOneModel(results, settings, extras),
    },
    {
      ...{ id: 'table-2', name: 'Table 2. Measurements', detail: `By group, ${subjects}`, isMain: true },
      make: (settings, extras) => tableTwoModel(results, settings, { extras }),
    },
    ...regionMaker(facts),
    agreementMaker(facts),
    ...furtherMakers(results),
    ...otherAgreementMakers(results),
  ];
}

function regionMaker({ results }: ExportFacts): readonly TableMaker[] {
  const { kind } = results.choice.grouping;
  const hasLevels = results.flow.analysed.some(({ subject }) => subject.covariates.level !== undefined);
  if (kind === 'region' || kind === 'level' || !hasLevels) return [];
  return [
    {
      ...{
        id: 'table-2-by-region',
        name: 'Table 2 by region',
        detail: 'T5–T10, T11–L2, L3–L5',
        isMain: false,
      },
      make: (settings, extras) => strataTableModel(results, analysesOf(results), settings, extras),
    },
  ];
}

function agreementMaker(facts: ExportFacts): TableMaker {
  const { results, project } = facts;
  const { agreement } = results;
  const { observers } = project.protocol;
  const detail = `ICC, limits of agreement, SEM, MDC, Dice; ${observers.length} observers`;
  return {
    ...{ id: 'agreement', name: 'Agreement', detail, isMain: true },
    ...(!agreement.ok && { detail: '', whyNot: 'There is one observer only.' }),
    make: (settings) => {
      assert(agreement.ok, 'Agreement of one observer was asked for');
      const { rows } = agreement.value;
      const { protocol } = project;
      const input = { rows, cases: facts.cases, protocol, settings };
      return agreementWithDice(agreementOfModel(results, observersComparison, settings), input);
    },
  };
}

function agreementOfModel(
  results: StudyResults,
  comparison: AgreementComparison,
  settings: PrintSettings,
): TableModel {
  const made = agreementTableModel(results, { settings, phases, comparison });
  assert(made.ok, 'A study has no table of a comparison that it has');
  return made.value;
}

function furtherMakers(results: StudyResults): readonly TableMaker[] {
  const isMain = false;
  const makers: (TableMaker | undefined)[] = [
    {
      ...{ id: 'paired', name: 'Pre-op and follow-up', detail: 'Within each group', isMain },
      make: (settings) => pairedTableModel(results, analysesOf(results), settings),
    },
    results.normalised.length === 0
      ? undefined
      : {
          ...{ id: 'normalised', name: 'Normalised signal', detail: 'SI by reference tissues', isMain },
          make: (settings, extras) =>
            present(normalisedTableModel(results, settings, extras), 'normalised signal'),
        },
    results.fat.length === 0
      ? undefined
      : {
          ...{ id: 'fat', name: 'Fat', detail: 'Fat inside the muscles, by group', isMain },
          make: (settings, extras) => present(fatTableModel(results, settings, extras), 'fat'),
        },
    {
      ...{ id: 'correlation', name: 'Correlation', detail: 'CSA with SI', isMain },
      make: (settings) => correlationTableModel(results, analysesOf(results), settings),
    },
    {
      ...{ id: 'ancova', name: 'ANCOVA', detail: 'Follow-up by group, adjusted', isMain },
      make: (settings) => ancovaTableModel(results, analysesOf(results), settings),
    },
    {
      ...{ id: 'logistic', name: 'Logistic regression', detail: 'Refracture on other values', isMain },
      make: (settings) => logisticTableModel(results, analysesOf(results), settings),
    },
    {
      ...{ id: 'roc', name: 'ROC', detail: 'Of refracture', isMain },
      make: (settings) => rocTableModel(results, analysesOf(results), settings),
    },
  ];
  return makers.flatMap((maker) => maker ?? []);
}

function otherAgreementMakers(results: StudyResults): readonly TableMaker[] {
  const isMain = false;
  const { protocol } = results.project;
  const rounds = comparisonsOf(results).filter(({ kind }) => kind === 'rounds');
  const hasParts = errorPartsModel(results, { settings: defaultPrintSettings }) !== undefined;
  return [
    ...rounds.map((comparison, at): TableMaker => {
      const detail = comparisonCaption(comparison, protocol);
      return {
        ...{ id: `agreement-rounds-${at + 1}`, name: 'Agreement of rounds', detail, isMain },
        make: (settings) => agreementOfModel(results, comparison, settings),
      };
    }),
    ...(hasParts
      ? [
          {
            ...{
              id: 'error-parts',
              name: 'Parts of the observers’ error',
              detail: 'Lasting, and of the visit',
              isMain,
            },
            make: (settings: PrintSettings) =>
              present(errorPartsModel(results, { settings }), 'parts of the error'),
          },
        ]
      : []),
    ...(results.trainingAgreement?.ok
      ? [
          {
            ...{
              id: 'agreement-training',
              name: 'Agreement on training subjects',
              detail: 'In no other table',
              isMain,
            },
            make: (settings: PrintSettings) =>
              present(trainingAgreementModel(results, { settings, phases }), 'agreement of training'),
          },
        ]
      : []),
  ];
}
