import { describe, expect, it } from 'vitest';
import { createRaster } from '../../../../src/io/raster/createRaster';
import { loadInNode } from '../../../../src/io/raster/loadInNode';
import { readPng } from '../../../support/readPng';

const raster = createRaster(loadInNode());

/** A figure of 60 × 30 mm: a black square from (10, 5) to (30, 25) mm on white. */
function figure(content = '<rect x="10" y="5" width="20" height="20" fill="#000000"/>'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="30mm" viewBox="0 0 60 30">${content}</svg>`;
}

function word(family: string, weight = 'normal'): string {
  return figure(
    `<text x="2" y="20" font-family="${family}" font-weight="${weight}" font-size="10">Hg1−²</text>`,
  );
}

describe('figures as pictures', () => {
  // Expected by hand: mm / 25.4 × dpi, to the nearest whole pixel; 300 dpi are 11811.02 and 600 dpi 23622.05 pixels a metre.
  it.each([
    [300, 60, 709, 354, 11811],
    [600, 60, 1417, 709, 23622],
    [300, 85, 1004, 502, 11811],
    [600, 175, 4134, 2067, 23622],
  ])('at %i dpi and %i mm have %i × %i pixels and say so', async (dpi, widthMm, columns, rows, perMetre) => {
    const png = readPng(await raster.png(figure(), { dpi, widthMm }));
    expect([png.columns, png.rows]).toEqual([columns, rows]);
    expect(png.perMetre).toEqual([perMetre, perMetre]);
  });

  it('hold size, resolution and pixels and nothing else, grey where nothing has a hue', async () => {
    const png = readPng(await raster.png(figure(), { dpi: 300, widthMm: 60 }));
    expect(png.chunks).toEqual(['IHDR', 'pHYs', 'IDAT', 'IEND']);
    expect([png.bitDepth, png.colourType]).toEqual([8, 0]);
  });

  it('put what lies at 10 mm where 10 mm are in the print', async () => {
    const { columns, samples } = readPng(await raster.png(figure(), { dpi: 254, widthMm: 60 }));
    // 254 dpi: 10 pixels a mm.
    const at = (xMm: number, yMm: number) => samples[Math.floor(yMm * 10) * columns + Math.floor(xMm * 10)];
    expect([at(9.85, 15.05), at(10.15, 15.05), at(29.85, 15.05), at(30.15, 15.05)]).toEqual([255, 0, 0, 255]);
    expect([at(20.05, 4.85), at(20.05, 5.15), at(20.05, 24.85), at(20.05, 25.15)]).toEqual([255, 0, 0, 255]);
  });

  it('keep hues as red, green and blue', async () => {
    const orange = figure('<rect width="60" height="30" fill="#FFA033"/>');
    const png = readPng(await raster.png(orange, { dpi: 72, widthMm: 60 }));
    expect(png.colourType).toBe(2);
    expect([...png.samples.subarray(0, 3)]).toEqual([0xff, 0xa0, 0x33]);
  });

  it('draw every family in the one font that comes along, and none without a glyph', async () => {
    const print = { dpi: 100, widthMm: 60 };
    const pictures = await Promise.all(
      ['Arial, Helvetica, sans-serif', 'Arial', 'Helvetica', 'sans-serif', 'Times New Roman', 'Arimo'].map(
        (family) => raster.png(word(family), print),
      ),
    );
    const [first] = pictures;
    for (const picture of pictures) expect(picture).toEqual(first);
    const ink = readPng(first ?? new Uint8Array()).samples.filter((grey) => grey < 128).length;
    // Letters of 10 mm height, 39 pixels: five of them are some hundreds of pixels of ink.
    expect(ink).toBeGreaterThan(300);
    expect(await raster.png(word('Arial', 'bold'), print)).not.toEqual(first);
  });

  it('are the same bytes each time', async () => {
    const print = { dpi: 300, widthMm: 60 };
    expect(await raster.png(word('Arial'), print)).toEqual(await raster.png(word('Arial'), print));
  });

  it('load nothing until the first picture, and refuse what states no size', async () => {
    const never = createRaster({
      wasm: () => Promise.reject(new Error('asked for')),
      fonts: () => Promise.reject(new Error('asked for')),
    });
    await expect(
      never.png('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', { dpi: 300, widthMm: 85 }),
    ).rejects.toThrow('width and height in mm');
  });
});
