import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { usualArchive } from './archiveProxy.mjs';
import { loadDemo } from './loadDemo.mjs';
import { canInstallOrthanc, findOrthanc, installOrthanc, isTaken, runOrthanc } from './orthanc.mjs';

const help = `An archive on this computer: Orthanc with its DICOMweb plugin, filled with subjects of the demo.

npm run archive -- [--subjects 12] [--keep <folder>] [--port 8142] [--install]

--subjects  how many subjects of the demo it gets, 0 to 92; each is 11 MB and takes about a second
--keep      keeps what is stored in a folder, and goes on with it next time; without it all is removed at the end
--port      where it listens, on this computer only; then tell npm start: MULTIFIDUS_ARCHIVE=http://127.0.0.1:<port>/dicom-web
--install   installs Orthanc first where it is missing (Debian and Ubuntu, as root)`;

const howToInstall = `Orthanc and its DICOMweb plugin are not installed.

Debian, Ubuntu   sudo apt-get install orthanc orthanc-dicomweb
                 (the package starts a service of its own on port 8042, which is not needed:
                 sudo systemctl disable --now orthanc)
macOS, Windows   the installers at https://www.orthanc-server.com/download.php
Docker           docker run --rm -p 127.0.0.1:8142:8042 -e DICOM_WEB_PLUGIN_ENABLED=true \\
                   -e ORTHANC__AUTHENTICATION_ENABLED=false -e ORTHANC__REMOTE_ACCESS_ALLOWED=true \\
                   -e ORTHANC__DEFAULT_ENCODING=Utf8 orthancteam/orthanc
                 (that one starts empty; npm start finds it)

An Orthanc in another place is named in MULTIFIDUS_ORTHANC (path of the program).`;

/** @param {string} words @returns {never} */
function giveUp(words) {
  console.error(words);
  process.exit(1);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        subjects: { type: 'string', default: '12' },
        keep: { type: 'string' },
        port: { type: 'string', default: new URL(usualArchive).port },
        install: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [subjects, port] = [Number(values.subjects), Number(values.port)];
    if (!Number.isInteger(subjects) || subjects < 0 || subjects > 92)
      giveUp('--subjects is a whole number, 0 to 92.');
    if (!Number.isInteger(port) || port < 1 || port > 65535) giveUp('--port is a whole number, 1 to 65535.');
    return { ...values, subjects, port };
  } catch (cause) {
    return giveUp(`${cause instanceof Error ? cause.message : cause}\n\n${help}`);
  }
}

function providePrograms(/** @type {boolean} */ mayInstall) {
  const there = findOrthanc();
  if (there) return there;
  if (!mayInstall) giveUp(howToInstall);
  if (!canInstallOrthanc())
    giveUp(`It can be installed from here on Debian and Ubuntu only, as root.\n\n${howToInstall}`);
  return installOrthanc() ?? giveUp(`The installation did not work.\n\n${howToInstall}`);
}

const { subjects, port, keep, install, help: isHelp } = readOptions();
if (isHelp) {
  console.log(help);
  process.exit(0);
}
const programs = providePrograms(install);
if (await isTaken(port)) {
  giveUp(
    `Port ${port} of this computer is taken: an archive may be running there already. Stop it, or choose another with --port.`,
  );
}
const orthanc = await runOrthanc(programs, { port, ...(keep ? { folder: resolve(keep) } : {}) }).catch(
  (/** @type {unknown} */ cause) => giveUp(cause instanceof Error ? cause.message : String(cause)),
);
const stopping = new AbortController();
let isStopping = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    // Asked a second time: at once.
    if (isStopping) process.exit(1);
    isStopping = true;
    stopping.abort();
    console.log(
      `\nThe archive is being stopped${keep ? '' : ', and what it stored removed'}; this takes about three seconds.`,
    );
    void orthanc.stop();
  });
}
void orthanc.ended.then(() => {
  if (!isStopping) console.error('Orthanc has ended by itself.');
  process.exit(isStopping ? process.exitCode : 1);
});

console.log(`The archive is at ${orthanc.url}`);
console.log(
  keep ? `What it stores is kept in ${orthanc.folder}` : 'What it stores is removed when it is stopped.',
);
try {
  if (subjects > 0) {
    console.log(`Loading ${subjects} of the 92 subjects of the demo; each takes about a second.`);
    const loaded = await loadDemo(orthanc.url, subjects, {
      signal: stopping.signal,
      onSubject: (done, of) => {
        if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${of} subjects`);
      },
    });
    if (process.stdout.isTTY) process.stdout.write('\n');
    console.log(
      loaded.files > 0
        ? `Loaded ${loaded.files} images of ${loaded.subjects} subjects (${Math.round(loaded.bytes / 1e6)} MB).`
        : 'The subjects are there already.',
    );
  }
  const other = port === Number(new URL(usualArchive).port) ? '' : `MULTIFIDUS_ARCHIVE=${orthanc.url} `;
  console.log(`Now, in another window: ${other}npm start; then "Connect an archive" on the start screen.`);
  console.log('Only this computer reaches the archive; it asks for no password. Stop with Ctrl C.');
} catch (cause) {
  if (!isStopping) {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 1;
    isStopping = true;
    await orthanc.stop();
  }
}
