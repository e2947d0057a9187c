/** Words of the large figure. */
export const figureText = {
  notDrawn: 'The figure cannot be drawn here. It can still be saved.',
  points: (count: number) =>
    `Points of ${count} ${count === 1 ? 'subject' : 'subjects'}; arrow keys lead from one to the next`,
  noPoint: (count: number) =>
    count === 0
      ? 'No subject is shown by itself.'
      : 'Point at a mark, or press an arrow key, to see whose it is.',
  zoom: 'Zoom',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  fit: 'Fit',
  percent: (zoom: number) => `${Math.round(zoom * 100)} %`,
  formats: { svg: 'SVG', 'png-300': 'PNG, 300 dpi', 'png-600': 'PNG, 600 dpi', csv: 'Data, CSV' },
  saving: (format: string) => `Making ${format}`,
  keys: { arrows: 'point', enter: 'reading', zoom: 'zoom' },
} as const;
