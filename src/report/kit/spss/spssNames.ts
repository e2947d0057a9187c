import type { Phase, Quantity } from '../../../analysis/quantity';
import {
  membersOf,
  muscleStructuresOf,
  type Structure,
  structureKey,
  structuresOf,
} from '../../../analysis/structure';
import type { BaselineRow } from '../../../analysis/tableOne';
import type { ExportFacts } from '../../export/exportFacts';
import { structureName } from '../../structureNames';
import { baselineNames } from '../../words';
import { structurePrefixOf } from '../subjectsWide';

/** A variable of Table 1 as SPSS has it. */
export interface SpssBaseline {
  readonly row: BaselineRow;
  readonly name: string;
  readonly label: string;
  /** Column of the wide file. */
  readonly column: string;
}

/** A structure with the muscles that it is made of, both by their numbers from 1. */
export interface SpssStructure {
  readonly structure: Structure;
  readonly number: number;
  readonly prefix: string;
  readonly name: string;
  readonly members: readonly number[];
}

const ownNames = {
  sex: 'sex',
  ageYears: 'age_years',
  bmiKgPerM2: 'bmi_kg_per_m2',
  bmdTScore: 'bmd_t_score',
  region: 'region_printed',
  followUpDays: 'follow_up_days',
  refracture: 'refracture_group',
} as const;

const otherNames = { sex: 'Sex', region: 'Region', refracture: 'Refracture' } as const;

/** The lines of Table 1 with their variables; those that the user added are custom_1, custom_2. */
export function spssBaseline(
  { results }: Pick<ExportFacts, 'results'>,
  customColumn: (covariateId: string) => string,
): readonly SpssBaseline[] {
  let custom = 0;
  return results.tableOne.rows.map((row): SpssBaseline => {
    const { variable } = row;
    if (typeof variable !== 'string') {
      custom += 1;
      return { row, name: `custom_${custom}`, label: variable.name, column: customColumn(variable.id) };
    }
    const label = variable in otherNames ? otherNames[variable as keyof typeof otherNames] : '';
    const column = variable === 'region' ? 'region' : ownNames[variable];
    return {
      row,
      name: ownNames[variable],
      label: label === '' ? baselineNames[variable as keyof typeof baselineNames] : label,
      column,
    };
  });
}

/** The structures of the tables. */
export function spssStructures({ results }: Pick<ExportFacts, 'results'>): readonly SpssStructure[] {
  const { protocol } = results;
  const muscles = muscleStructuresOf(protocol).map(structureKey);
  const structures = structuresOf(protocol);
  return structures.map((structure, index) => ({
    structure,
    number: index + 1,
    prefix: structurePrefixOf(index, structures.length),
    name: structureName(protocol, structure, 'full'),
    members: membersOf(structure, protocol).map((one) => muscles.indexOf(structureKey(one)) + 1),
  }));
}

const valueNames = {
  csaMm2: ['roi_csa_preop_mm2', 'roi_csa_follow_up_mm2', 'roi_csa_change_percent'],
  si: ['roi_si_preop_au', 'roi_si_follow_up_au', 'roi_si_change_percent'],
  csaPerSi: ['csa_per_si_preop_mm2_per_au', 'csa_per_si_follow_up_mm2_per_au', 'csa_per_si_change_percent'],
} as const satisfies Record<Quantity, readonly string[]>;

const places = { preop: 0, followUp: 1, changePercent: 2 } as const satisfies Record<Phase, number>;

/** The variable of a subject's value; the same name as its column of the wide file. */
export function valueName(prefix: string, quantity: Quantity, phase: Phase): string {
  return `${prefix}${valueNames[quantity][places[phase]]}`;
}
