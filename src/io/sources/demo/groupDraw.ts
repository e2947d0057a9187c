import type { GroupModel, NormalModel } from './cohortModel';
import type { TrueMuscle } from './demoSubject';
import { correlatedScores, standardised, stratifiedScores, valueAtScore } from './quantileDraw';
import type { RandomStream } from './seededRandom';

/** One subject as drawn, before level, dates and code. */
export interface GroupDraw {
  readonly sex: 'male' | 'female';
  readonly ageYears: number;
  readonly bmiKgPerM2: number;
  readonly bmdTScore: number;
  readonly followUpDays: number;
  readonly areaScore: number;
  readonly preop: TrueMuscle;
  readonly followUp: TrueMuscle;
  /** (left − right) / (left + right). */
  readonly asymmetry: number;
  readonly signalAsymmetry: number;
}

/** Draws the subjects of one group. */
export function drawGroup(model: GroupModel, random: RandomStream): GroupDraw[] {
  const area = stratifiedScores(model.count, random);
  const signal = correlatedScores([{ scores: area, correlation: model.areaToSignal }], random);
  const areaChange = correlatedScores(
    [
      { scores: area, correlation: 0 },
      { scores: signal, correlation: 0 },
    ],
    random,
  );
  const signalChange = correlatedScores(
    [
      { scores: areaChange, correlation: model.changeToChange },
      { scores: signal, correlation: 0 },
    ],
    random,
  );
  const sexScore = correlatedScores([{ scores: area, correlation: 0.35 }], random);
  const manFrom = [...sexScore].sort((a, b) => b - a)[model.men - 1] ?? Number.POSITIVE_INFINITY;
  const age = recorded(model.age, stratifiedScores(model.count, random));
  const bmi = recorded(model.bmi, correlatedScores([{ scores: area, correlation: 0.25 }], random));
  const bmd = recorded(model.bmd, stratifiedScores(model.count, random));
  const days = recorded(model.followUpDays, stratifiedScores(model.count, random));
  return area.map((areaScore, i) => {
    const preop = {
      areaMm2: valueAtScore(model.area, areaScore),
      meanSignal: valueAtScore(model.signal, signal[i] ?? 0),
    };
    const areaRatio = 1 + valueAtScore(model.areaChangePercent, areaChange[i] ?? 0) / 100;
    const signalRatio = 1 + valueAtScore(model.signalChangePercent, signalChange[i] ?? 0) / 100;
    return {
      sex: (sexScore[i] ?? 0) >= manFrom ? 'male' : 'female',
      ageYears: age[i] ?? 0,
      bmiKgPerM2: bmi[i] ?? 0,
      bmdTScore: bmd[i] ?? 0,
      followUpDays: days[i] ?? 0,
      areaScore,
      preop,
      followUp: { areaMm2: preop.areaMm2 * areaRatio, meanSignal: preop.meanSignal * signalRatio },
      asymmetry: 0.03 * random.normal(),
      signalAsymmetry: 0.035 * random.normal(),
    };
  });
}

/** Values with the model's mean and SD in this sample, clipped and rounded as a record holds them. */
function recorded(model: NormalModel, scores: readonly number[]): number[] {
  const factor = 10 ** model.decimals;
  let standard = standardised(scores);
  // Clipping pulls mean and SD in; a few rounds of re-standardising put them back.
  for (let round = 0; round < 8; round++) {
    const clipped = standard.map((z) =>
      Math.min(Math.max(z, (model.min - model.mean) / model.sd), (model.max - model.mean) / model.sd),
    );
    standard = standardised(clipped);
  }
  return standard.map((z) => {
    const value = Math.min(Math.max(model.mean + model.sd * z, model.min), model.max);
    return Math.round(value * factor) / factor;
  });
}
