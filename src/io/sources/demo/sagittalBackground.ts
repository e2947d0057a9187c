import { type Canvas, fillPolygon, type Paint, type PointMm } from './canvas';
import { inVertebra, type SagittalScene } from './sagittalScene';
import { ellipse, ribbon, smoothOpen } from './smoothOutline';
import { tissue } from './tissue';

/** Skin, fat and muscles of the back, viscera and great vessels in front of the spine. */
export function paintSagittalBackground(canvas: Canvas, scene: SagittalScene): void {
  const { spine, scan, acrossMm, soft, grain } = scene;
  const across = Math.abs(acrossMm);
  const { patient } = scan;
  // Far beyond the image on both ends, so that the contours leave it straight.
  const line = (behind: (row: number) => number): PointMm[] => {
    const points = spine.map((vertebra) =>
      inVertebra(vertebra, vertebra.depthMm / 2 + behind(vertebra.row), 0),
    );
    const first = points[0] ?? [0, 0];
    const last = points[points.length - 1] ?? [0, 0];
    return smoothOpen([[first[0] - 30, first[1] - 120], ...points, [last[0] + 20, last[1] + 150]], 4);
  };
  const deepness = (row: number): number =>
    33 + 15 * Math.min(Math.max((row - 8) / 6, 0), 1) - Math.max(0, row - 16) * 7;
  const groove = across < 8 ? 0.45 + 0.07 * across : 1;
  const fatMm = (row: number): number => (patient.fatMm + 3 + Math.max(0, row - 13) * 2.5) * groove;
  const from = (curve: readonly PointMm[]): PointMm[] => [...curve, [-400, 400], [-400, -400]];
  fillPolygon(canvas, from(line((row) => deepness(row) + fatMm(row) + 1.8)), tissue.skin);
  fillPolygon(
    canvas,
    from(line((row) => deepness(row) + fatMm(row))),
    (x, y) => tissue.fat * (0.97 + 0.06 * soft(x / 5, y / 14)),
  );
  fillPolygon(canvas, from(line((row) => deepness(row) + 0.9)), tissue.fascia);
  const truth = patient.subject.muscles[scan.timePoint][acrossMm > 0 ? 'left' : 'right'];
  const fatty = Math.min(Math.max((truth.meanSignal - 250) / 900, 0.04), 0.6);
  const muscle: Paint = (x, y) => {
    const streak = soft(x / 3.2 + 0.12 * y + acrossMm, y / 22);
    const share = Math.min(Math.max((streak - 0.75 + 1.5 * fatty) * 2.2, 0), 1);
    return (
      patient.leanMuscle * (1 + 0.2 * grain(x / 1.6, y / 4)) + share * (tissue.fat * 0.7 - patient.leanMuscle)
    );
  };
  const interspinous: Paint = (x, y) =>
    tissue.innerFat * (0.6 + 0.22 * soft((x + 0.5 * y) / 2.2, y / 9) + 0.1 * grain(x / 3, y / 5));
  fillPolygon(canvas, from(line(deepness)), across < 3.6 ? interspinous : muscle);
  paintFront(canvas, scene);
}

/** Retroperitoneal fat, psoas beside the spine, aorta or vena cava, diaphragm, soft viscera or lung. */
function paintFront(canvas: Canvas, scene: SagittalScene): void {
  const { spine, acrossMm, soft, grain, scan } = scene;
  const across = Math.abs(acrossMm);
  const wall = spine.map((vertebra) =>
    inVertebra(vertebra, Math.min(across > 20 ? 8 : 0, vertebra.depthMm / 2), 0),
  );
  const inFront: PointMm[] = [[-400, -400], ...smoothOpen(wall, 3), [-60, 400], [-400, 400]];
  const t12 = spine.find((vertebra) => vertebra.level === 'T12');
  const diaphragm = t12 ? inVertebra(t12, 0, 0)[1] : 0;
  fillPolygon(canvas, inFront, (y, down) => {
    const dome = diaphragm - 10 - 0.35 * y - 0.003 * y * y;
    if (down < dome - 2 && y < (wall[8]?.[0] ?? 0) - 17) {
      return (across > 12 ? tissue.lung : 320) * (1 + 0.4 * soft(y / 6, down / 6));
    }
    const bend = soft(y / 19 + 9, down / 17);
    const loops =
      soft(y / 13 + acrossMm / 20 + 0.9 * bend, down / 12 - 1.1 * bend) + 0.25 * soft(y / 6 + bend, down / 7);
    return (
      tissue.innerFat *
        (0.62 + 0.2 * soft(y / 5, down / 5)) *
        (1 - 0.42 * Math.min(Math.max(loops * 2.5 + 0.3, 0), 1)) +
      40 * grain(y / 2, down / 2)
    );
  });
  const psoasPath = spine
    .filter((vertebra) => vertebra.row >= 11 && vertebra.row <= 17)
    .map((vertebra) => inVertebra(vertebra, 3 - 0.6 * (vertebra.row - 11), 0));
  if (across > 19) {
    const width = Math.min(24, 8 + (across - 18) * 1.6);
    fillPolygon(
      canvas,
      ribbon(smoothOpen(psoasPath, 4), width),
      (y, down) =>
        scan.patient.leanMuscle * (1.1 + 0.2 * grain(y / 1.5, down / 5)) +
        500 * Math.max(0, soft(y / 2.5, down / 14) - 0.55),
    );
  }
  const vessel = acrossMm > 0 && acrossMm < 16 ? 17 : acrossMm < -8 && acrossMm > -22 ? 14 : 0;
  if (vessel > 0) {
    const path = spine
      .filter((vertebra) => vertebra.row >= 3 && vertebra.row <= 16)
      .map((vertebra) => inVertebra(vertebra, -vertebra.depthMm / 2 - 5 - vessel / 2, 0));
    fillPolygon(canvas, ribbon(smoothOpen(path, 4), vessel), 330);
    fillPolygon(canvas, ribbon(smoothOpen(path, 4), vessel - 2.4), tissue.vessel);
  }
  if (across < 14) {
    const ligament = spine.map((vertebra) => inVertebra(vertebra, -vertebra.depthMm / 2 - 1, 0));
    fillPolygon(canvas, ribbon(smoothOpen(ligament, 3), 2.4), tissue.annulus);
    fillPolygon(
      canvas,
      ribbon(
        smoothOpen(
          ligament.map(([y, d]): PointMm => [y - 3, d]),
          3,
        ),
        2.6,
      ),
      tissue.innerFat * 0.9,
      0.7,
    );
  } else {
    for (const vertebra of spine) {
      const at = inVertebra(vertebra, -vertebra.depthMm / 2 + 2, 0);
      fillPolygon(canvas, ellipse(at, [1.2, 1.4]), tissue.vessel);
    }
  }
}
