import { Enums, type Types, utilities } from '@cornerstonejs/core';
import type { SliceImage } from '../../domain/image/sliceImage';
import type { DisplayWindow } from '../displayWindow';
import { displaySpacing } from '../paneView';
import type { DisplayModules } from './cornerstoneEngine';

/** A slice as Cornerstone wants it. */
export interface DisplayImage {
  readonly image: Types.IImage;
  readonly modules: DisplayModules;
}

/**
 * Wraps displayed values for Cornerstone: float32, already rescaled (slope 1, intercept 0), so that its window is in the
 * units of the file, and in the display space of `cameraOf`, so that it never has to guess a geometry.
 */
export function displayImage(
  imageId: string,
  slice: SliceImage,
  values: Float32Array,
  window: DisplayWindow,
): DisplayImage {
  const { columns, rows } = slice.grid;
  const { columnMm, rowMm } = displaySpacing(slice.grid);
  let [lowest, highest] = [Infinity, -Infinity];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const voxelManager = utilities.VoxelManager.createImageVoxelManager({
    scalarData: values,
    width: columns,
    height: rows,
    numberOfComponents: 1,
  });
  const image: Types.IImage = {
    imageId,
    rows,
    columns,
    height: rows,
    width: columns,
    color: false,
    rgba: false,
    numberOfComponents: 1,
    columnPixelSpacing: columnMm,
    rowPixelSpacing: rowMm,
    slope: 1,
    intercept: 0,
    preScale: { enabled: true, scaled: true, scalingParameters: { rescaleSlope: 1, rescaleIntercept: 0 } },
    minPixelValue: lowest,
    maxPixelValue: highest,
    windowCenter: window.center,
    windowWidth: window.width,
    voiLUTFunction: Enums.VOILUTFunctionType.LINEAR_EXACT,
    invert: false,
    sizeInBytes: values.byteLength,
    dataType: 'Float32Array',
    voxelManager,
    getPixelData: () => values,
    getCanvas: () => document.createElement('canvas'),
  };
  const modules = {
    imagePlaneModule: {
      rows,
      columns,
      rowPixelSpacing: rowMm,
      columnPixelSpacing: columnMm,
      pixelSpacing: [rowMm, columnMm],
      rowCosines: [1, 0, 0],
      columnCosines: [0, 1, 0],
      imageOrientationPatient: [1, 0, 0, 0, 1, 0],
      imagePositionPatient: [0, 0, 0],
      usingDefaultValues: false,
    },
    imagePixelModule: {
      samplesPerPixel: 1,
      photometricInterpretation: 'MONOCHROME2',
      bitsAllocated: 32,
      bitsStored: 32,
      highBit: 31,
      pixelRepresentation: 1,
    },
    generalSeriesModule: { modality: 'MR' },
  };
  return { image, modules };
}
