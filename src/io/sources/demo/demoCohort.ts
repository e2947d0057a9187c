import { present } from '../../../base/assert';
import { daysBetween, type IsoDate, parseIsoDate } from '../../../domain/isoDate';
import type { Group } from '../../../domain/study/group';
import { cohortGroups, drawNumber, levelCounts } from './cohortModel';
import type { DemoSubject, RefractureType, TrueMuscle } from './demoSubject';
import { drawGroup, type GroupDraw } from './groupDraw';
import { inOrderOf, shuffled } from './quantileDraw';
import { type RandomStream, randomStream } from './seededRandom';
import { spineTable } from './spineTable';

const cohorts = new Map<number, readonly DemoSubject[]>();

/**
 * The made-up patients of the demo study, drawn from `cohortModel` with a seed.
 *
 * Draws are stratified and their correlations controlled (`quantileDraw`), because 92 free draws would stray from the
 * distributions by their sampling error. The same seed gives the same cohort on every computer.
 */
export function demoCohort(seed: number): readonly DemoSubject[] {
  const known = cohorts.get(seed);
  if (known) return known;
  const draws = (['refractured', 'not-refractured'] as const).flatMap((group) =>
    drawGroup(cohortGroups[group], randomStream(seed, `group ${group} draw ${drawNumber}`)).map((draw) => ({
      group,
      draw,
    })),
  );
  const random = randomStream(seed, 'cohort');
  const ordered = shuffled(draws, random);
  const levels = drawLevels(
    ordered.map(({ draw }) => draw),
    random,
  );
  const cohort = ordered.map(({ group, draw }, index) =>
    makeSubject(index, group, draw, present(levels[index], 'level'), randomStream(seed, `subject ${index}`)),
  );
  cohorts.set(seed, cohort);
  return cohort;
}

/** Levels by their counts; lower levels go rather to the subjects with larger muscles. */
function drawLevels(draws: readonly GroupDraw[], random: RandomStream): string[] {
  const positions = levelCounts.flatMap(([level, count]) =>
    Array<number>(count).fill(spineTable.findIndex((row) => row.level === level)),
  );
  const keys = draws.map((draw) => 0.6 * draw.areaScore + 0.8 * random.normal());
  return inOrderOf(keys, positions).map((position) => present(spineTable[position], 'level').level);
}

function makeSubject(
  index: number,
  group: Group,
  draw: GroupDraw,
  level: string,
  random: RandomStream,
): DemoSubject {
  const surgeryDate = shiftDate(present(parseIsoDate('20170703'), 'date'), Math.floor(random.next() * 420));
  const followUpDate = shiftDate(surgeryDate, draw.followUpDays);
  const preop = sidesOf(draw.preop, draw.asymmetry, draw.signalAsymmetry);
  const shift = { area: 0.008 * random.normal(), signal: 0.01 * random.normal() };
  const followUp = sidesOf(draw.followUp, draw.asymmetry + shift.area, draw.signalAsymmetry + shift.signal);
  return {
    index,
    code: `S-${String(index + 1).padStart(3, '0')}`,
    group,
    sex: draw.sex,
    ageYears: draw.ageYears,
    bmiKgPerM2: draw.bmiKgPerM2,
    bmdTScore: draw.bmdTScore,
    level,
    surgeryDate,
    scanDates: { preop: shiftDate(surgeryDate, -Math.floor(random.next() ** 2 * 9)), followUp: followUpDate },
    followUpDays: draw.followUpDays,
    ...(group === 'refractured' && { refracture: drawRefracture(level, surgeryDate, followUpDate, random) }),
    muscles: { preop, followUp },
  };
}

/** Two sides with the mean that was drawn. */
function sidesOf(mean: TrueMuscle, areaAsymmetry: number, signalAsymmetry: number) {
  const side = (sign: number): TrueMuscle => ({
    areaMm2: mean.areaMm2 * (1 + sign * areaAsymmetry),
    meanSignal: mean.meanSignal * (1 + sign * signalAsymmetry),
  });
  return { right: side(-1), left: side(1) };
}

/** The scan that confirmed the refracture is the final one: the event is dated on it or a few days before. */
function drawRefracture(level: string, surgery: IsoDate, finalScan: IsoDate, random: RandomStream) {
  const own = spineTable.findIndex((row) => row.level === level);
  const pick = random.next();
  const type: RefractureType = pick < 0.24 ? 'augmented' : pick < 0.72 ? 'adjacent' : 'non-adjacent';
  const up = random.next() < 0.55;
  const steps = type === 'augmented' ? 0 : type === 'adjacent' ? 1 : 2 + Math.floor(random.next() * 3);
  const first = spineTable.findIndex((row) => row.level === 'T4');
  const last = spineTable.findIndex((row) => row.level === 'L5');
  const wanted = own + (up ? -steps : steps);
  const position = wanted < first || wanted > last ? own + (up ? steps : -steps) : wanted;
  const daysBefore = Math.min(Math.floor(random.next() * 12), daysBetween(surgery, finalScan) - 30);
  return {
    type,
    levels: [present(spineTable[position], 'refracture level').level],
    date: shiftDate(finalScan, -daysBefore),
  };
}

function shiftDate(date: IsoDate, days: number): IsoDate {
  const time = Date.parse(`${date}T00:00:00Z`) + days * 86_400_000;
  return present(parseIsoDate(new Date(time).toISOString().slice(0, 10)), 'shifted date');
}
