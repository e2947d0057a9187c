import { ratedThings } from '../../../analysis/agreementRatings';
import { type Phase, phases } from '../../../analysis/quantity';
import type { DataTable } from '../../export/dataTable';
import type { ExportFacts } from '../../export/exportFacts';
import type { ExportSettings } from '../../export/exportSettings';
import { phaseNames, quantityNames } from '../../words';
import { kitComparisons, kitTables } from '../kitTables';
import { muscleSum, startOfPart } from './spssAverages';
import { command, comment, spssOnly } from './spssCommand';
import { iccCommands } from './spssIcc';
import { type SpssStructure, spssStructures } from './spssNames';
import { spssString } from './spssString';

/** What lines of the agreement table stand together in the output: one comparison, structure, quantity and phase, of all sides. */
export interface SpssAgreementBlock {
  /** "Agreement 3": how its place in the output is found. */
  readonly mark: string;
  readonly tableId: string;
  readonly comparison: number;
  readonly structure: SpssStructure;
  readonly quantity: string;
  readonly phase: Phase;
  readonly raterCount: number;
  readonly isOfObservers: boolean;
}

/** Everything of the agreement tables, in the order in which the syntax goes through it. */
export function spssAgreementBlocks(
  facts: ExportFacts,
  settings: ExportSettings,
  ratings: DataTable,
): readonly SpssAgreementBlock[] {
  const comparisons = kitComparisons(facts);
  const quantities = [...new Set(ratedThings(facts.project.protocol).map(({ quantity }) => quantity))];
  const place = (name: string) => ratings.columns.findIndex((one) => one.name === name);
  const [comparisonAt, raterAt] = [place('comparison'), place('rater')];
  const blocks = kitTables(facts, settings).flatMap((table): readonly Omit<SpssAgreementBlock, 'mark'>[] => {
    if (table.kind !== 'agreement') return [];
    const comparison = comparisons.indexOf(table.comparison ?? '') + 1;
    const raterCount = ratings.rows.reduce(
      (most, row) => (row[comparisonAt] === comparison ? Math.max(most, Number(row[raterAt])) : most),
      0,
    );
    if (raterCount < 2) return [];
    return spssStructures(facts).flatMap((structure) =>
      phases.flatMap((phase) =>
        quantities.map((quantity) => ({
          tableId: table.model.id,
          comparison,
          structure,
          quantity,
          phase,
          raterCount,
          isOfObservers: table.comparison === 'observers',
        })),
      ),
    );
  });
  return blocks.map((block, at) => ({ ...block, mark: `Agreement ${at + 1}` }));
}

/** SPSS: the agreement tables. */
export function spssAgreement(facts: ExportFacts, settings: ExportSettings, ratings: DataTable): string {
  const blocks = spssAgreementBlocks(facts, settings, ratings);
  if (blocks.length === 0) return comment('There are no two raters: no agreement');
  const sideCount = facts.project.protocol.sides.length;
  return [
    comment(
      '---- Agreement',
      'Of each quantity and time point a list with a line for each side (1 right, 2 left, 3 the mean of the sides): n, ICC(2,1) and',
      'ICC(2,k) with limits (McGraw and Wong 1996), bias with limits and limits of agreement, SEM, MDC, CV, repeatability',
      'SPSS’s own RELIABILITY stands beside it; its single and average measures are the same ICC(2,1) and ICC(2,k)',
      'Limits of the limits of agreement are exact (Carkeet 2015): SPSS has no quantile of the noncentral t; see analysis.R, which',
      'also counts who outlined on one slice and takes the mean of the Dice coefficients',
    ),
    ...blocks.flatMap((block, at) => {
      const before = blocks[at - 1];
      const isNew =
        before?.structure.number !== block.structure.number || before.comparison !== block.comparison;
      return [
        ...(isNew ? [preparation(block, sideCount, quantityVariables(blocks))] : []),
        blockText(block, sideCount),
      ];
    }),
    'DATASET ACTIVATE study.',
  ].join('\n\n');
}

const variables = { csaMm2: 'csa', si: 'si', fatPercent: 'fat', leanAreaMm2: 'lean' } as const;
type RatedVariable = (typeof variables)[keyof typeof variables];

function quantityVariables(blocks: readonly SpssAgreementBlock[]): readonly RatedVariable[] {
  const wanted = new Set(blocks.map(({ quantity }) => quantity));
  return (Object.keys(variables) as (keyof typeof variables)[])
    .filter((name) => name === 'csaMm2' || name === 'si' || wanted.has(name))
    .map((name) => variables[name]);
}

/** One row a subject and side (3 is the mean of all sides), with the ratings of each rater at both time points. */
function preparation(
  { structure, comparison, raterCount }: SpssAgreementBlock,
  sideCount: number,
  names: readonly RatedVariable[],
): string {
  const means = [`${names.map((name) => `/${name}=MEAN(${name}) /${name}_lacks=NMISS(${name})`).join(' ')}`];
  const whole = names.map((name) => command(`IF (${name}_lacks > 0) ${name} = $SYSMIS`));
  const made = names.flatMap((name) =>
    [1, 2].flatMap((time) =>
      Array.from({ length: raterCount }, (_, rater) => ({ name, time, rater: rater + 1 })),
    ),
  );
  return [
    comment(`Comparison ${comparison}, structure ${structure.number}`),
    ...startOfPart('ratings', `comparison = ${comparison} AND ANY(muscle, ${structure.members.join(', ')})`),
    ...muscleSum('subject_number time side rater observer', structure.members.length, names),
    command('SORT CASES BY subject_number time side rater'),
    command('AGGREGATE OUTFILE=* /BREAK=subject_number time side rater', ...means),
    ...whole,
    command('DATASET NAME part'),
    command('DATASET COPY both_sides'),
    command('DATASET ACTIVATE both_sides'),
    command('SORT CASES BY subject_number time rater'),
    command('AGGREGATE OUTFILE=* /BREAK=subject_number time rater', ...means, '/sides=N(side)'),
    ...whole,
    ...(sideCount > 1 ? [command(`SELECT IF (sides = ${sideCount})`)] : []),
    command('COMPUTE side = 3'),
    command('DATASET ACTIVATE part'),
    command('ADD FILES /FILE=* /FILE=both_sides'),
    ...made.map(({ name, time, rater }) =>
      command(`IF (time = ${time} AND rater = ${rater}) ${name}_${time}_${rater} = ${name}`),
    ),
    command('SORT CASES BY side subject_number'),
    command(
      'AGGREGATE OUTFILE=* /BREAK=side subject_number',
      ...made.map(({ name, time, rater }) => `/${name}_${time}_${rater}=MEAN(${name}_${time}_${rater})`),
    ),
    command('DATASET NAME rated'),
    command('DATASET CLOSE both_sides'),
  ].join('\n');
}

function valueText(quantity: string, time: number, rater: number): string {
  if (quantity === 'csaPerSi') return `csa_${time}_${rater} / si_${time}_${rater}`;
  return `${variables[quantity as keyof typeof variables]}_${time}_${rater}`;
}

function blockText(block: SpssAgreementBlock, sideCount: number): string {
  const { quantity, phase, raterCount, structure, mark } = block;
  const raters = Array.from({ length: raterCount }, (_, at) => at + 1);
  const name = Object.hasOwn(quantityNames, quantity)
    ? quantityNames[quantity as keyof typeof quantityNames]
    : quantity;
  const of = structure.name === '' ? '' : `, ${structure.name}`;
  const time = phase === 'followUp' ? 2 : 1;
  return [
    command(`ECHO ${spssString(`${mark}: ${name}, ${phaseNames[phase]}${of}`, 200)}`),
    command('DATASET ACTIVATE rated'),
    command('DATASET COPY line'),
    command('DATASET ACTIVATE line'),
    ...(phase === 'changePercent'
      ? raters.flatMap((rater) => [
          command(`COMPUTE before = ${valueText(quantity, 1, rater)}`),
          command(`COMPUTE after = ${valueText(quantity, 2, rater)}`),
          command(`IF (before > 0) rating_${rater} = 100 * (after - before) / before`),
        ])
      : raters.map((rater) => command(`COMPUTE rating_${rater} = ${valueText(quantity, time, rater)}`))),
    command(
      `SELECT IF (NMISS(rating_1 TO rating_${raterCount}) = 0)`.replace('rating_1 TO', raterNames(raters)),
    ),
    spssOnly(
      ...[...Array.from({ length: sideCount }, (_, at) => at + 1), 3].flatMap((side) => [
        command('TEMPORARY'),
        command(`SELECT IF (side = ${side})`),
        command(
          `RELIABILITY /VARIABLES=${raters.map((rater) => `rating_${rater}`).join(' ')}`,
          "/SCALE('ALL VARIABLES') ALL",
          '/MODEL=ALPHA',
          '/ICC=MODEL(RANDOM) TYPE(ABSOLUTE) CIN=95 TESTVAL=0',
        ),
      ]),
    ),
    ...iccCommands(raterCount, phase === 'changePercent', block.isOfObservers),
    command('DATASET ACTIVATE rated'),
    command('DATASET CLOSE line'),
  ].join('\n');
}

/** "rating_1, rating_2," up to the last but one. */
function raterNames(raters: readonly number[]): string {
  return `${raters
    .slice(0, -1)
    .map((rater) => `rating_${rater},`)
    .join(' ')}`;
}
