import { type TagName, tags } from '../tags';

/**
 * Private elements that headers are read from: group, last two digits of the number, and who reserved the block; Philips'
 * nested parameters whatever their block.
 */
const privatePlaces: readonly (readonly [group: string, element: string, creator: string | undefined])[] = [
  ['2005', '0F', undefined],
  ['2005', '0E', 'PHILIPS MR IMAGING DD 001'],
  ['2005', '0D', 'PHILIPS MR IMAGING DD 001'],
  ['2005', 'A9', 'PHILIPS MR IMAGING DD 001'],
  ['0051', '0F', 'SIEMENS MR HEADER'],
  ['0051', '11', 'SIEMENS MR HEADER'],
  ['0021', '4F', 'SIEMENS MR SDI 02'],
  ['0021', '56', 'SIEMENS MR SDI 02'],
  ['0021', '09', 'SIEMENS MR SDS 01'],
  ['0043', '2D', 'GEMS_PARM_01'],
  ['0043', '81', 'GEMS_PARM_01'],
  ['0043', '83', 'GEMS_PARM_01'],
];

/** Read of pixels, of directories and of outlines only. */
const notOfHeaders: ReadonlySet<TagName> = new Set<TagName>([
  'MediaStorageSopClassUid',
  'TransferSyntaxUid',
  'DirectoryRecordSequence',
  'ReferencedFileId',
  'RoiContourSequence',
  'ContourSequence',
  'NumberOfContourPoints',
  'ContourData',
  'ContourGeometricType',
  'ValueType',
  'ContentSequence',
  'GraphicType',
  'GraphicData',
  'ExtendedOffsetTable',
  'FloatPixelData',
  'DoubleFloatPixelData',
  'PixelData',
]);

const headerTags: ReadonlySet<string> = new Set(
  Object.entries(tags)
    .filter(([name]) => !notOfHeaders.has(name as TagName))
    .map(([, tag]) => tag.slice(1).toUpperCase()),
);

/**
 * Whether a header is read from an element, so that it must be there: one that an archive keeps apart (BulkDataURI) and that
 * nobody reads may stay away. `creatorOf` gives the text of the element that reserves a private block.
 */
export function isReadOfHeaders(tag: string, creatorOf: (creatorTag: string) => string): boolean {
  const upper = tag.toUpperCase();
  if (headerTags.has(upper)) return true;
  const group = upper.slice(0, 4);
  const creator = creatorOf(`${group}00${upper.slice(4, 6)}`)
    .trim()
    .toUpperCase();
  return privatePlaces.some(
    ([itsGroup, element, its]) =>
      itsGroup === group && upper.endsWith(element) && (its === undefined || its === creator),
  );
}
