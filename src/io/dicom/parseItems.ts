import dicomParser, { type ByteArrayParser, type Element } from 'dicom-parser';

/**
 * Parses a sequence that dicom-parser left as bytes: one of VR UN with a length (always implicit little endian,
 * PS3.5 6.2.2 note 2), or a private one of an implicit file. Bytes that are no items give [].
 */
export function parseItems(
  bytes: Uint8Array,
  element: Element,
  parser: ByteArrayParser,
  isImplicit: boolean,
): readonly Element[] {
  const end = element.dataOffset + element.length;
  // Some writers put explicit items into UN, against the standard: the second try reads those.
  for (const implicit of isImplicit ? [true, false] : [false]) {
    const stream = new dicomParser.ByteStream(parser, bytes.subarray(0, end), element.dataOffset);
    const copy: Element = { tag: element.tag, length: element.length, dataOffset: element.dataOffset };
    try {
      if (implicit) dicomParser.readSequenceItemsImplicit(stream, copy);
      else dicomParser.readSequenceItemsExplicit(stream, copy, []);
    } catch {
      continue;
    }
    if (stream.position === end) return copy.items ?? [];
  }
  return [];
}
