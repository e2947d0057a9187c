import { Buffer } from 'node:buffer';

const boundary = 'multifidus-part-of-many';

/**
 * The body that stores DICOM files in one request (PS3.18, multipart/related).
 *
 * @param {readonly Uint8Array[]} files
 */
export function multipartOf(files) {
  return Buffer.concat([
    ...files.flatMap((bytes) => [
      Buffer.from(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

/** Its Content-Type. */
export const multipartType = `multipart/related; type="application/dicom"; boundary=${boundary}`;

/**
 * Stores DICOM files in an archive (STOW-RS), in one request. Throws with what the archive said where it did not take all.
 *
 * @param {string} url DICOMweb root.
 * @param {readonly Uint8Array[]} files
 * @param {{ readonly authorization?: string, readonly signal?: AbortSignal }} [options]
 */
export async function storeInArchive(url, files, { authorization, signal } = {}) {
  const answer = await fetch(`${url}/studies`, {
    method: 'POST',
    body: multipartOf(files),
    headers: {
      'Content-Type': multipartType,
      Accept: 'application/dicom+json',
      ...(authorization ? { Authorization: authorization } : {}),
    },
    ...(signal ? { signal } : {}),
  });
  const said = await answer.text();
  if (!answer.ok || failures(said) > 0) {
    throw new Error(`The archive did not take all files (${answer.status}): ${said.slice(0, 300)}`);
  }
}

/** How many files were refused: Failed SOP Sequence (0008,1198), which may stand there empty. @param {string} said */
function failures(said) {
  /** @type {Record<string, { Value?: readonly unknown[] }>} */
  const told = JSON.parse(said);
  return told['00081198']?.Value?.length ?? 0;
}
