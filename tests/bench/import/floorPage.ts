import { createServer } from 'node:http';

/**
 * The floor: what the browser itself needs. A page that reads the first 4 KB of every file, 8 at a time, on its main
 * thread, and shows how many series they are of. It finds the series by the bytes of their element and knows nothing else.
 */
const page = `<!doctype html>
<meta charset="utf-8">
<title>Floor</title>
<input type="file" multiple webkitdirectory aria-label="Folder">
<p id="list"></p>
<script>
const decoder = new TextDecoder('latin1');
document.querySelector('input').addEventListener('change', async (event) => {
  const files = [...event.target.files];
  const series = new Map();
  let next = 0;
  async function loop() {
    for (;;) {
      const file = files[next++];
      if (!file) return;
      const text = decoder.decode(await file.slice(0, 4096).arrayBuffer());
      const at = text.indexOf('\\x20\\x00\\x0e\\x00UI');
      const uid = text.slice(at + 8, at + 8 + text.charCodeAt(at + 6));
      series.set(uid, (series.get(uid) ?? 0) + 1);
    }
  }
  await Promise.all(Array.from({ length: 8 }, loop));
  const list = document.getElementById('list');
  list.textContent = series.size + ' series, ' + [...series.values()].reduce((a, b) => a + b, 0) + ' slices';
  list.dataset.testid = 'import-done';
});
</script>`;

/** Serves the floor on a port of its own. */
export async function serveFloor(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The floor has no address');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
