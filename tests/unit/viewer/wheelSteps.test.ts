import { describe, expect, it } from 'vitest';
import { type WheelRest, wheelSteps, wheelZoomFactor } from '../../../src/viewer/wheelSteps';

function stepsOf(deltas: readonly number[], deltaMode = 0): number[] {
  let rest: WheelRest = { leftOver: 0 };
  return deltas.map((deltaY) => {
    const turned = wheelSteps(rest, { deltaY, deltaMode });
    rest = turned.rest;
    return turned.steps;
  });
}

describe('the wheel', () => {
  it('goes one slice a notch, whatever a browser calls a notch', () => {
    expect(stepsOf([120, 100, 53, -120, -66])).toEqual([1, 1, 1, -1, -1]);
    expect(stepsOf([3, -3], 1)).toEqual([1, -1]);
  });

  it('goes two slices for two notches in one event', () => {
    expect(stepsOf([240])).toEqual([2]);
  });

  it('collects the fine movement of a trackpad', () => {
    expect(stepsOf([20, 20, 20, 20, 20])).toEqual([0, 0, 1, 0, 1]);
  });

  it('forgets what it collected when the direction turns', () => {
    expect(stepsOf([40, -10, -40])).toEqual([0, 0, -1]);
  });

  it('magnifies upwards, and takes it back downwards', () => {
    expect(wheelZoomFactor({ deltaY: -120, deltaMode: 0 })).toBeCloseTo(Math.exp(0.24), 12);
    const there = wheelZoomFactor({ deltaY: -5, deltaMode: 0 });
    expect(there * wheelZoomFactor({ deltaY: 5, deltaMode: 0 })).toBeCloseTo(1, 12);
  });
});
