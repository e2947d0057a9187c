import { useEffect, useState } from 'react';
import { useApp } from '../AppContext';

/** Addresses of the guide's pictures for showing them, by hash; undefined while they are read. */
export function useGuidePictures(hashes: readonly string[]): ReadonlyMap<string, string> | undefined {
  const app = useApp();
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>();
  const key = hashes.join('|');
  useEffect(() => {
    let isGone = false;
    let made: readonly string[] = [];
    void app.guidePictures(key === '' ? [] : key.split('|')).then((pictures) => {
      if (isGone) return;
      const addresses = new Map(
        [...pictures].map(([hash, { bytes, mediaType }]) => [
          hash,
          URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType })),
        ]),
      );
      made = [...addresses.values()];
      setUrls(addresses);
    });
    return () => {
      isGone = true;
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [app, key]);
  return urls;
}
