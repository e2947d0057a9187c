import { quantityKey } from '../../analysis/measuredQuantities';
import type { ModelTerm } from '../../analysis/modelRows';
import { isShare, type MeasurePhase, type StudyMeasure } from '../../analysis/studyMeasure';
import type { StudyVariable } from '../../analysis/studyVariable';
import { isolatedText } from '../../base/isolatedText';
import type { CustomCovariate } from '../../domain/study/customCovariate';
import type { Protocol } from '../../domain/study/protocol';
import { decimalsOf } from '../comparisonCells';
import type { PrintSettings } from '../printSettings';
import { structurePrefix, tissueNames } from '../structureNames';
import { baselineNames, fatNames, quantityNames, quantityUnits } from '../words';

/** One text per measure, for ids of lines. */
export function measureKey({ siteId, muscleId, side, quantity }: StudyMeasure): string {
  return [siteId, muscleId, side, quantityKey(quantity)].join('|');
}

/** Name of a measure without its unit: "ROI-CSA", "Left CSA", "SI / SI of CSF"; with its muscle where there are several. */
export function measureName(measure: StudyMeasure, protocol: Protocol): string {
  const { quantity, side } = measure;
  const prefix = structurePrefix(protocol, measure);
  if (typeof quantity === 'object') {
    const own = side === 'mean' ? '' : side === 'left' ? 'Left ' : 'Right ';
    return `${prefix}${own}SI / SI of ${tissueNames[quantity.normalisedBy]}`;
  }
  const isFat = quantity === 'fatPercent' || quantity === 'leanAreaMm2' || quantity === 'fatAreaMm2';
  const name = isFat ? fatNames[quantity] : quantityNames[quantity];
  if (side === 'mean') return `${prefix}${name}`;
  return `${prefix}${side === 'left' ? 'Left' : 'Right'} ${name.replace('ROI-', '')}`;
}

/** The unit as it follows a name: ", mm²"; of a change ", %", or of a share's change in percentage points. */
export function measureUnit(measure: StudyMeasure, phase: MeasurePhase): string {
  if (phase === 'change') return isShare(measure) ? ', percentage points' : ', %';
  return typeof measure.quantity === 'object' ? '' : quantityUnits[measure.quantity];
}

/** Decimals of a measure's values at a time point or as change. */
export function measureDecimals(measure: StudyMeasure, phase: MeasurePhase, settings: PrintSettings): number {
  const { quantity } = measure;
  if (phase === 'change') return isShare(measure) ? settings.fatPercentDecimals : settings.changeDecimals;
  return typeof quantity === 'object' ? settings.ratioDecimals : decimalsOf(quantity, phase, settings);
}

/** A measure at a time point, standing alone: "ROI-CSA pre-op, mm²", "Change of ROI-CSA, %". */
export function measureAtText(measure: StudyMeasure, phase: MeasurePhase, protocol: Protocol): string {
  const name = measureName(measure, protocol);
  const unit = measureUnit(measure, phase);
  if (phase === 'change') return `Change of ${name}${unit}`;
  return `${name} ${phase === 'preop' ? 'pre-op' : 'at follow-up'}${unit}`;
}

/** A variable of a model with its unit. */
export function variableText(variable: StudyVariable, protocol: Protocol): string {
  switch (variable.kind) {
    case 'measure':
      return measureAtText(variable.measure, variable.phase, protocol);
    case 'covariate':
      return baselineNames[variable.covariate];
    case 'custom':
      return customName(variable.covariate);
    case 'group':
      return 'Refracture';
    case 'in-group':
      return 'Group';
    case 'region':
      return 'Level by region';
    case 'level':
      return 'Position of the level, from T1 downwards';
  }
}

/** A region as it is printed: "T5–T10". */
export function regionText(id: string): string {
  return id.replace('-', '–');
}

/** A covariate that the user added, with its unit. */
export function customName(covariate: CustomCovariate): string {
  const name = isolatedText(covariate.name);
  return covariate.kind === 'number' && covariate.unit ? `${name}, ${isolatedText(covariate.unit)}` : name;
}

/** A column of a model: a variable, or a region against the one it is compared with. */
export function termText({ variable, region, category }: ModelTerm, protocol: Protocol): string {
  if (category) {
    const [name, against] = [category.name, category.comparedWith].map(isolatedText);
    return `${variableText(variable, protocol)}: ${name} against ${against}`;
  }
  return region
    ? `${regionText(region.id)} against ${regionText(region.comparedWith)}`
    : variableText(variable, protocol);
}
