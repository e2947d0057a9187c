import type { StudyData } from '../../src/analysis/studyResults';
import type { IsoDate } from '../../src/domain/isoDate';
import type { Covariates } from '../../src/domain/study/subject';
import { bothReadings } from './fixtureStudy';
import { day, makeProject, makeSubject, refractured } from './studyFixtures';

type PanelRow = readonly [
  group: number,
  csaPreop: number,
  csaFollowUp: number,
  siPreop: number,
  siFollowUp: number,
  bmi: number | undefined,
  bmd: number | undefined,
  days: number,
  level: string | undefined,
];

/**
 * 36 subjects, 12 of them refractured (1): ROI-CSA and ROI-SI before and after, BMI, T-score, follow-up days, level.
 * S4 lacks BMI and T-score, S20 BMI, S9 the T-score, S11 the level; S26 is of a level outside the regions.
 */
export const panelRows: readonly PanelRow[] = [
  [1, 1477, 1302, 465, 522, 19.8, -2.2, 395, 'L3'],
  [0, 1392, 1403, 396, 413, 21.9, -2.8, 373, 'L3'],
  [0, 1042, 1004, 506, 595, 22.9, -2.4, 275, 'T7'],
  [1, 1381, 1297, 478, 565, undefined, undefined, 352, 'T11'],
  [0, 1616, 1667, 397, 390, 24.5, -3.6, 278, 'L1'],
  [0, 1523, 1491, 495, 485, 22.2, -2.6, 395, 'T12'],
  [1, 1037, 1038, 469, 540, 22.2, -3.3, 246, 'L4'],
  [0, 1352, 1295, 489, 542, 25, -3.1, 268, 'L4'],
  [0, 1583, 1593, 320, 330, 19.6, undefined, 301, 'L2'],
  [1, 1379, 1216, 556, 621, 23.7, -3, 279, 'L3'],
  [0, 1246, 1183, 515, 550, 22.7, -2.6, 275, undefined],
  [0, 1270, 1257, 602, 700, 22.5, -3.3, 339, 'T12'],
  [1, 1193, 1170, 380, 424, 21.3, -4, 274, 'L1'],
  [0, 1948, 1821, 394, 367, 22.9, -3.2, 403, 'T11'],
  [0, 1249, 1124, 552, 516, 22.5, -3.1, 256, 'L2'],
  [1, 1206, 1027, 374, 424, 24.3, -3.3, 395, 'T11'],
  [0, 1869, 1681, 494, 489, 23, -2.3, 297, 'L2'],
  [0, 1250, 1126, 465, 497, 21.4, -2, 318, 'T11'],
  [1, 1530, 1255, 445, 470, 19.5, -3.1, 329, 'L3'],
  [0, 1737, 1675, 500, 470, undefined, -3.7, 353, 'T12'],
  [0, 1494, 1473, 391, 382, 21.6, -2.7, 296, 'L1'],
  [1, 1443, 1169, 427, 439, 19.7, -3.2, 310, 'L1'],
  [0, 1656, 1687, 543, 540, 21.4, -3.5, 255, 'L1'],
  [0, 1351, 1277, 576, 537, 22, -2.6, 355, 'T7'],
  [1, 1533, 1406, 460, 507, 23.6, -2.2, 267, 'T7'],
  [0, 1179, 1152, 426, 420, 24.4, -3.1, 317, 'T4'],
  [0, 1608, 1688, 424, 481, 23.1, -1.9, 245, 'L1'],
  [1, 1420, 1421, 439, 439, 17.2, -3.3, 261, 'T11'],
  [0, 1480, 1416, 500, 538, 24.8, -3, 271, 'T12'],
  [0, 1200, 1261, 497, 493, 19.8, -2.4, 367, 'L1'],
  [1, 1287, 1059, 471, 546, 20.5, -2.2, 325, 'T12'],
  [0, 1483, 1535, 534, 547, 22, -2.7, 393, 'T11'],
  [0, 1259, 1150, 443, 466, 20.5, -2.9, 382, 'L4'],
  [1, 1395, 1360, 629, 680, 22.3, -2.7, 359, 'T11'],
  [0, 1711, 1811, 541, 530, 23.3, -3, 301, 'T9'],
  [0, 1814, 1856, 481, 478, 22.4, -3.2, 262, 'T9'],
];

/** The study of `panelRows`, subjects S1 to S36; sides and observers as in `fixtureStudy`. */
export function makePanelStudy(): StudyData {
  const made = panelRows.map((row, index) => {
    const [group, csaPreop, csaFollowUp, siPreop, siFollowUp, bmiKgPerM2, bmdTScore, days, level] = row;
    const covariates: Covariates = {
      ...(group === 1 ? refractured : {}),
      ...(bmiKgPerM2 !== undefined && { bmiKgPerM2 }),
      ...(bmdTScore !== undefined && { bmdTScore }),
      ...(level !== undefined && { level }),
    };
    const subject = makeSubject(`S${index + 1}`, { covariates, followUpDate: afterSurgery(days) });
    return { subject, readings: bothReadings(subject, [csaPreop, csaFollowUp], [siPreop, siFollowUp]) };
  });
  return {
    person: { kind: 'researcher' },
    project: makeProject(),
    subjects: made.map(({ subject }) => subject),
    readings: made.flatMap(({ readings }) => readings),
  };
}

/** The fixtures' surgery is on 10 January 2020. */
function afterSurgery(days: number): IsoDate {
  return day(new Date(Date.UTC(2020, 0, 10 + days)).toISOString().slice(0, 10));
}
