import type { PointPx } from '../../domain/image/point';
import { exclusionName } from '../../domain/roiFiles/exclusionNames';
import type { OutgoingRoi } from '../../domain/roiFiles/outgoingRoi';
import { ownCommentMark } from './horosRoi';
import { cornerToCentrePx } from './roiLayout';

/**
 * Writes ROIs of one series as the XML property list that "Import ROI(s)" of Horos and OsiriX opens: name, comments,
 * number of the slice and points. Horos has no holes: exclusions are ROIs of their own, named after the ROI they belong
 * to. An ROI without a known slice number is drawn on whatever slice is shown there.
 */
export function writeHorosXml(rois: readonly OutgoingRoi[]): string {
  const entries = rois.flatMap((roi) => [
    roiXml(roi, roi.name, roi.outlinePx),
    ...roi.exclusions.map(({ verticesPx, reason }, index) =>
      roiXml(roi, exclusionName(roi.name, index, reason), verticesPx),
    ),
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    '<dict>',
    '\t<key>ROI array</key>',
    '\t<array>',
    ...entries,
    '\t</array>',
    '</dict>',
    '</plist>',
    '',
  ].join('\n');
}

function roiXml(roi: OutgoingRoi, name: string, ring: readonly PointPx[]): string {
  const { image } = roi;
  const comment = image
    ? [
        '\t\t\t<key>Comments</key>',
        `\t\t\t<string>${escaped(`${ownCommentMark} ${image.sopInstanceUid}#${image.frame}`)}</string>`,
      ]
    : [];
  const points = ring.map((vertex) => `\t\t\t\t<string>{${vertex.map(asFloat).join(', ')}}</string>`);
  const slice =
    roi.slicePosition === undefined
      ? []
      : ['\t\t\t<key>Slice</key>', `\t\t\t<integer>${roi.slicePosition}</integer>`];
  return [
    '\t\t<dict>',
    ...comment,
    '\t\t\t<key>Name</key>',
    `\t\t\t<string>${escaped(name)}</string>`,
    '\t\t\t<key>ROIPoints</key>',
    '\t\t\t<array>',
    ...points,
    '\t\t\t</array>',
    ...slice,
    '\t\t</dict>',
  ].join('\n');
}

/** The shortest text of the float32 that Horos keeps. */
function asFloat(value: number): string {
  const single = Math.fround(value + cornerToCentrePx);
  for (let digits = 6; digits < 9; digits++) {
    const text = String(Number(single.toPrecision(digits)));
    if (Math.fround(Number(text)) === single) return text;
  }
  return String(Number(single.toPrecision(9)));
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
