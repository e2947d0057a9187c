import { phases, quantities } from '../../../analysis/quantity';
import type { ExportFacts } from '../../export/exportFacts';
import { command, comment } from './spssCommand';
import { type SpssStructure, spssStructures, valueName } from './spssNames';

/** SPSS: from the ROIs to a subject's values, and whether they are those of the wide file. */
export function spssAverages(facts: ExportFacts): string {
  const structures = spssStructures(facts);
  const isMatched = facts.results.protocol.missingRule === 'matched';
  return [
    comment(
      '---- From ROIs to a subject’s values',
      'Mean over the observers of a side, then over the sides; CSA/SI is the ratio of the averages; change in percent of pre-op',
      isMatched
        ? 'Matched: of each subject the observers’ sides that are there at both time points, with signal where any has it'
        : 'Complete case: a subject that lacks a signal anywhere has none',
    ),
    ...structures.map((one) => ofStructure(one, isMatched)),
    withoutSignal(structures, isMatched),
    ...structures.map(changes),
    check(structures),
  ].join('\n\n');
}

const cells = 'subject_number time side observer';

function ofStructure({ prefix, members, number }: SpssStructure, isMatched: boolean): string {
  const own = (name: string) => `${prefix}${name}`;
  return [
    comment(
      `Structure ${number}${members.length > 1 ? ': areas added, signals weighted by the net area' : ''}`,
    ),
    ...startOfPart('readings', `ANY(muscle, ${members.join(', ')})`),
    ...muscleSum(cells, members.length, ['csa', 'si']),
    ...(isMatched ? matched : []),
    command('SORT CASES BY subject_number time side'),
    command(
      'AGGREGATE OUTFILE=* /BREAK=subject_number time side',
      '/csa=MEAN(csa) /csa_lacks=NMISS(csa) /si=MEAN(si) /si_lacks=NMISS(si)',
    ),
    command('IF (csa_lacks > 0) csa = $SYSMIS'),
    command('IF (si_lacks > 0) si = $SYSMIS'),
    command(
      'AGGREGATE OUTFILE=* /BREAK=subject_number time',
      '/csa=MEAN(csa) /csa_lacks=NMISS(csa) /si=MEAN(si) /si_lacks=NMISS(si)',
    ),
    command(`IF (time = 1 AND csa_lacks = 0) csa_1 = csa`),
    command(`IF (time = 2 AND csa_lacks = 0) csa_2 = csa`),
    command(`IF (time = 1 AND si_lacks = 0) si_1 = si`),
    command(`IF (time = 2 AND si_lacks = 0) si_2 = si`),
    command(
      'AGGREGATE OUTFILE=* /BREAK=subject_number',
      `/${own('roi_csa_preop_mm2')}=MEAN(csa_1)`,
      `/${own('roi_csa_follow_up_mm2')}=MEAN(csa_2)`,
      `/${own('roi_si_preop_au')}=MEAN(si_1)`,
      `/${own('roi_si_follow_up_au')}=MEAN(si_2)`,
    ),
    ...joined,
  ].join('\n');
}

/** A copy of a data set with some of its rows. */
export function startOfPart(from: string, condition: string): readonly string[] {
  return [
    command(`DATASET ACTIVATE ${from}`),
    command('DATASET COPY part'),
    command('DATASET ACTIVATE part'),
    command(`SELECT IF (${condition})`),
  ];
}

/** One row a break: of one muscle its own values, of several their sum, signals (all but areas) weighted by the net area. */
export function muscleSum(
  by: string,
  count: number,
  names: readonly ('csa' | 'si' | 'fat' | 'lean')[],
): readonly string[] {
  if (count === 1) return [];
  const areas = names.filter((name) => name === 'csa' || name === 'lean');
  const signals = names.filter((name) => name === 'si' || name === 'fat');
  return [
    ...signals.map((name) => command(`COMPUTE weighted_${name} = net * ${name}`)),
    command(`SORT CASES BY ${by}`),
    command(
      `AGGREGATE OUTFILE=* /BREAK=${by}`,
      '/net=SUM(net)',
      ...areas.map((name) => `/${name}=SUM(${name}) /${name}_n=N(${name})`),
      ...signals.map((name) => `/weighted_${name}=SUM(weighted_${name}) /${name}_n=N(weighted_${name})`),
    ),
    ...areas.map((name) => command(`IF (${name}_n < ${count}) ${name} = $SYSMIS`)),
    ...signals.map((name) => command(`IF (${name}_n = ${count}) ${name} = weighted_${name} / net`)),
  ];
}

const matched = [
  command('COMPUTE has_area = 1 - MISSING(csa)'),
  command('COMPUTE has_both = (1 - MISSING(csa)) * (1 - MISSING(si))'),
  command('SORT CASES BY subject_number side observer'),
  command(
    'AGGREGATE OUTFILE=* MODE=ADDVARIABLES /BREAK=subject_number side observer',
    '/area_times=SUM(has_area) /both_times=SUM(has_both)',
  ),
  command('COMPUTE is_whole = (both_times = 2)'),
  command('AGGREGATE OUTFILE=* MODE=ADDVARIABLES /BREAK=subject_number /any_whole=MAX(is_whole)'),
  command('SELECT IF ((any_whole = 1 AND both_times = 2) OR (any_whole = 0 AND area_times = 2))'),
];

const joined = [
  command('SORT CASES BY subject_number'),
  command('DATASET ACTIVATE study'),
  command('MATCH FILES /FILE=* /TABLE=part /BY subject_number'),
  command('DATASET NAME study'),
  command('DATASET CLOSE part'),
];

function withoutSignal(structures: readonly SpssStructure[], isMatched: boolean): string {
  const names = (['preop', 'followUp'] as const)
    .filter((phase) => !isMatched || phase === 'preop')
    .flatMap((phase) => structures.map(({ prefix }) => valueName(prefix, 'si', phase)));
  return [
    comment('A subject that lacks a signal of one structure has none of any'),
    command('COMPUTE signals_lacking = 0'),
    ...names.map((name) => command(`IF (MISSING(${name})) signals_lacking = signals_lacking + 1`)),
    ...structures.flatMap(({ prefix }) =>
      (['preop', 'followUp'] as const).map((phase) =>
        command(`IF (signals_lacking > 0) ${valueName(prefix, 'si', phase)} = $SYSMIS`),
      ),
    ),
  ].join('\n');
}

function changes({ prefix }: SpssStructure): string {
  const name = (quantity: (typeof quantities)[number], phase: (typeof phases)[number]) =>
    valueName(prefix, quantity, phase);
  return [
    ...(['preop', 'followUp'] as const).map((phase) =>
      command(`COMPUTE ${name('csaPerSi', phase)}`, `= ${name('csaMm2', phase)} / ${name('si', phase)}`),
    ),
    ...quantities.map((quantity) =>
      command(
        `COMPUTE ${name(quantity, 'changePercent')}`,
        `= 100 * (${name(quantity, 'followUp')} - ${name(quantity, 'preop')})`,
        `/ ${name(quantity, 'preop')}`,
      ),
    ),
  ].join('\n');
}

function check(structures: readonly SpssStructure[]): string {
  const names = structures.flatMap(({ prefix }) =>
    quantities.flatMap((quantity) => phases.map((phase) => valueName(prefix, quantity, phase))),
  );
  return [
    comment('Are they the values of the wide file? Of the analysed subjects; the sum must be 0'),
    command('COMPUTE values_that_differ = 0'),
    ...names.flatMap((name) => [
      command(
        `IF (ABS(${name} - w_${name})`,
        `> 0.000000001 * MAX(ABS(w_${name}), 0.000001)) values_that_differ`,
        '= values_that_differ + 1',
      ),
      command(`IF (MISSING(${name}) <> MISSING(w_${name}))`, 'values_that_differ = values_that_differ + 1'),
    ]),
    command('SELECT IF (standing = 1 AND NOT MISSING(group_number))'),
    command("ECHO 'Values that differ from the wide file (sum; must be 0)'"),
    command('DESCRIPTIVES VARIABLES=values_that_differ /STATISTICS=SUM'),
  ].join('\n');
}
