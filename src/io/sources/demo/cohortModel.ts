import type { Group } from '../../../domain/study/group';
import type { QuantileKnots } from './quantileDraw';

/** A normal variable, and how it is rounded when it is recorded. */
export interface NormalModel {
  readonly mean: number;
  readonly sd: number;
  readonly decimals: number;
  readonly min: number;
  readonly max: number;
}

/** The distributions from which one group of the demo cohort is drawn. */
export interface GroupModel {
  readonly count: number;
  readonly men: number;
  readonly age: NormalModel;
  readonly bmi: NormalModel;
  readonly bmd: NormalModel;
  readonly followUpDays: NormalModel;
  /** Mean of both sides before surgery, mm². */
  readonly area: QuantileKnots;
  /** Mean of both sides before surgery, displayed values. */
  readonly signal: QuantileKnots;
  readonly areaChangePercent: QuantileKnots;
  readonly signalChangePercent: QuantileKnots;
  /** Correlations of normal scores inside the group. */
  readonly areaToSignal: number;
  readonly changeToChange: number;
}

const quartile = 0.6745;

/** Knots from the quartiles and the outer values at the scores −2.1 and 2.1 (1.8 % and 98.2 %). */
function knots(low: number, q1: number, median: number, q3: number, high: number): QuantileKnots {
  return [
    [-2.1, low],
    [-quartile, q1],
    [0, median],
    [quartile, q3],
    [2.1, high],
  ];
}

/**
 * The model of the cohort. Group sizes, and means and SDs of age, BMI, BMD and follow-up, are those the reproduced study
 * (J Orthop Surg Res 2021, paraspinal muscle and refracture after kyphoplasty) prints. Quartiles of area and signal start
 * from the printed ones and were moved by hand (up to 24 mm²), as were the correlations, until *measured* tables came out
 * near the study's; the spread of the changes is smaller by what the observers add; the tails are our assumption.
 */
export const cohortGroups: Readonly<Record<Group, GroupModel>> = {
  refractured: {
    count: 33,
    men: 11,
    age: { mean: 74.27, sd: 8.1, decimals: 0, min: 55, max: 94 },
    bmi: { mean: 22.65, sd: 2.11, decimals: 1, min: 16, max: 30 },
    bmd: { mean: -3.83, sd: 0.63, decimals: 1, min: -5.6, max: -2.5 },
    followUpDays: { mean: 215.12, sd: 79.47, decimals: 0, min: 96, max: 461 },
    area: knots(990, 1290, 1565, 1880, 2900),
    signal: knots(300, 404, 471, 533, 860),
    areaChangePercent: knots(-19, -11.2, -10.1, -8.2, 0),
    signalChangePercent: knots(-3, 5.6, 10.6, 16.4, 38),
    areaToSignal: 0.53,
    changeToChange: 0.12,
  },
  'not-refractured': {
    count: 59,
    men: 19,
    age: { mean: 75.29, sd: 8.51, decimals: 0, min: 55, max: 94 },
    bmi: { mean: 22.55, sd: 2.14, decimals: 1, min: 16, max: 30 },
    bmd: { mean: -3.65, sd: 0.66, decimals: 1, min: -5.6, max: -2.5 },
    followUpDays: { mean: 265.24, sd: 91.9, decimals: 0, min: 96, max: 461 },
    area: knots(810, 1285, 1548, 1915, 2850),
    signal: knots(295, 386, 466.5, 580, 900),
    areaChangePercent: knots(-10, -2.3, -1.3, -0.3, 5),
    signalChangePercent: knots(-12, -2, 1.4, 3.9, 20),
    areaToSignal: 0.53,
    changeToChange: 0.06,
  },
};

/** How many subjects were treated at each level: most at the thoracolumbar junction. Assumed; the study prints none. */
export const levelCounts: readonly (readonly [level: string, count: number])[] = [
  ['T5', 1],
  ['T6', 2],
  ['T7', 3],
  ['T8', 4],
  ['T9', 4],
  ['T10', 6],
  ['T11', 11],
  ['T12', 19],
  ['L1', 20],
  ['L2', 10],
  ['L3', 6],
  ['L4', 4],
  ['L5', 2],
];

/**
 * Which of many draws from the model the demo uses. Whether 33 and 59 values pass a test of normality is largely chance;
 * this draw was picked, among several hundred, because with it each variable takes the same path (t test or Mann-Whitney) as in the
 * reproduced study. The picking is said here because it is a choice; no value is set by hand.
 */
export const drawNumber = 157;
