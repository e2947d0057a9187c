import dcmjs from 'dcmjs';
import type { DataElement, DataSet } from './dataSet';

const explicitLittleEndian = '1.2.840.10008.1.2.1';
const implicitLittleEndian = '1.2.840.10008.1.2';

/** Names this program as the writer of a file (PS3.10 7.1), whatever its version. */
export const implementationClassUid = '2.25.218539402543148577703927615091416264194';

/** Value representations whose length takes 32 bits also where the representation is stated (PS3.5 7.1.2). */
const longVrs = new Set(['OB', 'SQ', 'UT', 'UN']);
const longest = 65_534;

/**
 * A DICOM file (PS3.10) of a data set, little endian. Explicit VR, unless one value is longer than explicit VR can say (an outline of
 * more than 1,300 vertices in an RTSTRUCT): then implicit VR, which every reader of RTSTRUCT knows. The same data set gives the same
 * bytes.
 */
export function encodeObject(
  sopClassUid: string,
  sopInstanceUid: string,
  elements: DataSet,
): Uint8Array<ArrayBuffer> {
  const transferSyntax = isAnyTooLong(elements) ? implicitLittleEndian : explicitLittleEndian;
  const uid = (value: string): DataElement => ({ vr: 'UI', Value: [value] });
  const file = new dcmjs.data.DicomDict({
    '00020001': { vr: 'OB', Value: [Uint8Array.of(0, 1).buffer] },
    '00020002': uid(sopClassUid),
    '00020003': uid(sopInstanceUid),
    '00020010': uid(transferSyntax),
    '00020012': uid(implementationClassUid),
    '00020013': { vr: 'SH', Value: ['MULTIFIDUS'] },
  });
  file.dict = elements;
  return new Uint8Array(file.write());
}

function isAnyTooLong(elements: DataSet): boolean {
  return Object.values(elements).some(({ vr, Value }) => {
    if (vr === 'SQ') return Value.some((item) => isAnyTooLong(item as DataSet));
    return !longVrs.has(vr) && byteLength(vr, Value) > longest;
  });
}

function byteLength(vr: string, values: DataElement['Value']): number {
  if (vr === 'FL' || vr === 'UL') return 4 * values.length;
  if (vr === 'FD') return 8 * values.length;
  // Of texts only DS and IS have many values, which are ASCII.
  return values.reduce<number>((sum, value) => sum + String(value).length + 1, -1);
}
