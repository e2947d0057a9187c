import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { SlicePixels } from '../../state/readingSession';
import type { AppContext } from '../context';

/** Decodes a slice, so that `pixelsOf` has it. */
export async function bringSlice(context: AppContext, header: SliceHeader): Promise<SlicePixels> {
  const { registry } = context;
  const key = imageKey(header);
  if (registry.decoded(key)) return { kind: 'here' };
  if (!registry.isReachable(key)) return { kind: 'unreachable' };
  const decoded = await registry.decode(header);
  return decoded.ok ? { kind: 'here' } : { kind: 'failed', message: decoded.error.message };
}
