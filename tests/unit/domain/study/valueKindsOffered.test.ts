import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import type { CatalogueSeries } from '../../../../src/domain/catalogue/catalogue';
import { seriesInstanceUid, studyInstanceUid } from '../../../../src/domain/ids';
import { measuredSeries, valueKindsOffered } from '../../../../src/domain/study/valueKindsOffered';
import { axialPlanes, type HeaderOptions, makeSeries, sagittalPlanes } from '../catalogue/makeHeader';

const philips: HeaderOptions = {
  acquisition: { manufacturer: 'Philips Medical Systems' },
  rescale: { slope: 1.25, intercept: 0, isStated: true },
};
const scaled: HeaderOptions = { ...philips, philipsScale: { slope: 0.004, intercept: 0 } };

function seriesOf(...options: readonly HeaderOptions[]): readonly CatalogueSeries[] {
  const slices = options.flatMap((one) => makeSeries(axialPlanes(3), one));
  return buildCatalogue(slices).patients.flatMap(({ studies }) => studies.flatMap(({ series }) => series));
}

const kinds = (series: readonly CatalogueSeries[]) => valueKindsOffered(series).map(({ kind }) => kind);

describe('the kinds of value that a project is offered', () => {
  it('begin with the floating-point value for Philips, and say how many series have it', () => {
    expect(valueKindsOffered(seriesOf(scaled, scaled, philips))).toEqual([
      { kind: 'philips-floating-point', seriesWithIt: 2, series: 3, isRecommended: true },
      { kind: 'displayed', seriesWithIt: 3, series: 3, isRecommended: false },
      { kind: 'stored', seriesWithIt: 3, series: 3, isRecommended: false },
    ]);
  });
  it('begin with the displayed value where Philips is not the majority', () => {
    const siemens = { acquisition: { manufacturer: 'SIEMENS' } };
    expect(kinds(seriesOf(scaled, siemens))).toEqual(['displayed', 'philips-floating-point', 'stored']);
  });
  it('leave out the floating-point value where no series has it', () => {
    expect(kinds(seriesOf(philips, philips))).toEqual(['displayed', 'stored']);
  });
  it('are all three before there are scans', () => {
    expect(kinds([])).toEqual(['displayed', 'philips-floating-point', 'stored']);
  });
  it('count a series only if every image has the scale', () => {
    const series = '1.3.9';
    const [first] = makeSeries(axialPlanes(3), { ...philips, series });
    const [, ...rest] = makeSeries(axialPlanes(3), { ...scaled, series });
    const slices = [...(first ? [first] : []), ...rest];
    const mixed = buildCatalogue(slices).patients.flatMap(({ studies }) =>
      studies.flatMap((one) => one.series),
    );
    expect(kinds(mixed)).toEqual(['displayed', 'stored']);
  });
});

describe('the series that are measured', () => {
  const catalogue = buildCatalogue([
    ...makeSeries(axialPlanes(3), { series: '1.3.1' }),
    ...makeSeries(axialPlanes(3), { series: '1.3.2' }),
    ...makeSeries(sagittalPlanes(3), { series: '1.3.3' }),
  ]);
  it('are the axial ones of the scans, or before there are any all T2 axial ones', () => {
    const scan = {
      studyInstanceUid: studyInstanceUid('1.2'),
      axialSeriesUid: seriesInstanceUid('1.3.2'),
      reason: { kind: 'chosen-by-user' as const },
    };
    const uids = (series: readonly CatalogueSeries[]) => series.map((one) => one.seriesInstanceUid);
    expect(uids(measuredSeries([{ scans: { preop: scan } }], catalogue))).toEqual(['1.3.2']);
    expect(uids(measuredSeries([], catalogue))).toEqual(['1.3.1', '1.3.2']);
  });
});
